package app.bellhop.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.FakeScheduler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BulkDeleteTest {

    private final FakeScheduler scheduler = new FakeScheduler();
    private final FakeObjectStore store = new FakeObjectStore();
    private final BulkDelete delete = new BulkDelete(new FakeS3(store).all(), "data", scheduler);

    private void count(int objects) {
        for (int i = 0; i < objects; i++) {
            store.put("data", "p/%05d".formatted(i));
        }
        delete.count(List.of(ObjectEntry.ofPrefix("p/")));
    }

    @Test
    void countsThenDeletesAThousandKeysARequest() {
        count(2_500);
        assertEquals(2_500, delete.found().done());
        assertEquals(25_000, delete.found().bytes());
        assertEquals(Map.of(), delete.run().join());
        assertEquals(3, store.deletedIn.size());
        assertEquals(Map.of(), store.objects);
        assertEquals(2_500, delete.progress().done());
        assertEquals(1, delete.progress().fraction());
    }

    @Test
    void throttledRequestIsRetried() {
        count(10);
        store.failing.put("delete", FakeObjectStore.failure(ErrorKind.THROTTLED, "SlowDown"));
        CompletableFuture<Map<String, String>> run = delete.run();
        store.failing.clear();
        scheduler.pass(1_000);
        assertEquals(Map.of(), run.join());
        assertEquals(10, delete.progress().done());
    }

    @Test
    void deniedRequestEndsIt() {
        count(9_000);
        store.failing.put("delete", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        assertTrue(delete.run().isCompletedExceptionally());
        assertTrue(store.calls.stream().filter("delete"::equals).count() <= 3, store.calls.toString());
        assertEquals(0, delete.progress().done());
    }

    @Test
    void stopEndsItBetweenRequests() {
        count(9_000);
        store.onDelete = bucket -> delete.stop();
        delete.run();
        assertTrue(store.objects.size() >= 6_000, store.objects.size() + " are left");
    }
}
