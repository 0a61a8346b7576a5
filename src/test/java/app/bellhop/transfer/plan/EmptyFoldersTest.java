package app.bellhop.transfer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.transfer.local.FolderWalk;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EmptyFoldersTest {

    private final Queue<S3Location> asked = new ArrayDeque<>();
    private final ArrayDeque<CompletableFuture<Void>> open = new ArrayDeque<>();
    private final ObjectStore store = (ObjectStore) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("createFolder");
                asked.add((S3Location) arguments[0]);
                open.add(new CompletableFuture<>());
                return open.peekLast();
            });
    private boolean stopped;

    private CompletableFuture<List<FolderWalk.Rejected>> create(int count) {
        Map<S3Location, FolderWalk.Found> folders = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = "e" + i;
            folders.put(
                    new S3Location("bucket", "in/" + name + "/"), new FolderWalk.Found(Path.of(name), name, 0, null));
        }
        return new EmptyFolders(store, Runnable::run).create(folders, () -> stopped);
    }

    @Test
    void fewAreCreatedAtOnce() {
        var refused = create(100);
        assertThat(open).hasSize(16);
        while (!open.isEmpty()) {
            assertThat(open).hasSizeLessThanOrEqualTo(16);
            open.remove().complete(null);
        }
        assertThat(asked).hasSize(100).doesNotHaveDuplicates();
        assertThat(refused).isCompletedWithValue(List.of());
    }

    @Test
    void refusedOneDoesNotHoldUpTheOthers() {
        var refused = create(3);
        open.remove().completeExceptionally(FakeObjectStore.failure(ErrorKind.INVALID, null));
        open.remove().complete(null);
        open.remove().completeExceptionally(FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, null));
        assertThat(refused.join()).extracting(FolderWalk.Rejected::name).containsExactly("e0", "e2");
    }

    @Test
    void noMoreAreCreatedOnceTheServerIsGoneOrTheUserStops() {
        var lost = create(100);
        open.remove().completeExceptionally(FakeObjectStore.failure(ErrorKind.NETWORK, null));
        open.forEach(folder -> folder.complete(null));
        assertThat(asked).hasSize(16);
        assertThat(lost).isCompletedExceptionally();
        open.clear();
        asked.clear();
        var cancelled = create(100);
        stopped = true;
        open.forEach(folder -> folder.complete(null));
        assertThat(asked).hasSize(16);
        assertThat(cancelled).isCompletedWithValue(List.of());
    }
}
