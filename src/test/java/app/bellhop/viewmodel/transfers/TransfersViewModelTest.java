package app.bellhop.viewmodel.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line that counts transfers by their state: counted as they change, not over all rows. */
class TransfersViewModelTest {

    @TempDir
    Path folder;

    private final FakeObjectStore store = new FakeObjectStore();
    private TransferQueue queue;
    private TransfersViewModel transfers;

    @BeforeEach
    void open() throws Exception {
        TestContext test = new TestContext(folder);
        queue = new TransferQueue(
                store,
                SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {}),
                Runnable::run,
                test.timer,
                System::nanoTime,
                test.context.places());
        transfers = new TransfersViewModel(
                queue,
                test.context.desktop(),
                new WhenDoneViewModel(
                        queue,
                        new FakeS3(store).all().sharing(),
                        test.context,
                        new FakeSns().sns().topics(),
                        (topic, message) -> CompletableFuture.completedFuture("")));
        store.holding = true;
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            files.add(Files.writeString(folder.resolve("f" + i), "x"));
        }
        queue.upload(files, new S3Location("bucket", ""));
        transfers.refresh();
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private String summary() {
        transfers.refresh();
        return transfers.summary().get();
    }

    @Test
    void everyStateIsCounted() {
        assertEquals("4 running · 2 waiting", summary());
        store.held.get(0).complete(null);
        store.held.get(1).completeExceptionally(FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        assertEquals("4 running · 1 done · 1 failed", summary());
        transfers.refresh();
        assertEquals("4 running · 1 done · 1 failed", summary(), "nothing has changed");
    }

    @Test
    void retriedCancelledAndClearedTransfersAreCountedOnce() {
        store.held.get(0).completeExceptionally(FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        summary();
        queue.retry(List.of(transfers.rows().get(0).id()));
        queue.cancel(transfers.rows().stream().map(TransferRow::id).limit(1).toList());
        summary();
        for (int i = 0; i < store.held.size(); i++) { // More come as slots become free.
            store.held.get(i).complete(null);
        }
        assertEquals("5 done", summary());
        queue.clearFinished();
        assertEquals("", summary());
        assertEquals(0, transfers.rows().size());
    }
}
