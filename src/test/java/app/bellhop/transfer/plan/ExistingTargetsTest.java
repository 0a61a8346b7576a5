package app.bellhop.transfer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExistingTargetsTest {

    /** Servers sort keys by their bytes, Java by its characters: from a smiley on, these differ. */
    @Test
    void theyAreFoundOnWhateverPageTheyAre() {
        List<String> first = Stream.concat(Stream.of("a", "b", "c", "d", "e", "f", "g"), Stream.of("\uFF08wide\uFF09"))
                .toList();
        List<String> second = List.of("\uD83D\uDE00");
        Set<String> wanted = Stream.concat(first.stream(), second.stream()).collect(Collectors.toSet());
        ExistingTargets targets = new ExistingTargets(listing(first, second), Runnable::run);
        List<S3Location> objects = wanted.stream().map(ExistingTargetsTest::at).toList();
        assertEquals(
                Set.copyOf(objects), targets.objects(objects).join().there().keySet());
    }

    /** SeaweedFS and directory buckets list keys in another order, or none. */
    @Test
    void theyAreFoundInWhateverOrderTheyAreListed() {
        List<String> first = List.of("x1", "x2", "x3", "x4", "x5", "x6", "x7", "x9");
        ExistingTargets targets = new ExistingTargets(listing(first, List.of("x0", "x8")), Runnable::run);
        List<S3Location> objects = Stream.concat(first.stream(), Stream.of("x8"))
                .map(ExistingTargetsTest::at)
                .toList();
        assertEquals(
                Set.copyOf(objects), targets.objects(objects).join().there().keySet());
    }

    private static S3Location at(String key) {
        return new S3Location("bucket", key);
    }

    private static ObjectEntry entry(String key) {
        return new ObjectEntry(key, false, 1, null, null, null);
    }

    @SafeVarargs
    private static ObjectStore listing(List<String>... pages) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "listAll" -> {
                        @SuppressWarnings("unchecked")
                        Consumer<List<ObjectEntry>> taken = (Consumer<List<ObjectEntry>>) arguments[1];
                        yield CompletableFuture.runAsync(
                                () -> Stream.of(pages)
                                        .forEach(page -> taken.accept(page.stream()
                                                .map(ExistingTargetsTest::entry)
                                                .toList())),
                                Runnable::run);
                    }
                    case "find" ->
                        CompletableFuture.completedFuture(Optional.of(entry(((S3Location) arguments[0]).key())));
                    default -> throw new AssertionError(method);
                });
    }
}
