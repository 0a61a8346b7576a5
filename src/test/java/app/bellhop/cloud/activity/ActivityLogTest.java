package app.bellhop.cloud.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivityLogTest {

    private final ActivityLog log = new ActivityLog();

    private void add(String operation, String bucket, String key, long at, String error) {
        log.add(new ApiCall("s3", operation, Map.of("Bucket", bucket, "Key", key), at, 5, error));
    }

    private List<String> runs() {
        return log.changed().orElseThrow().stream()
                .map(run -> run.first().operation() + " × " + run.count() + " "
                        + run.first().place())
                .toList();
    }

    @Test
    void aFloodIsOneRunAndDoesNotPushOutWhatWasBefore() {
        add("CreateBucket", "b", "", 0, "");
        for (int i = 0; i < 10_000; i++) {
            add("PutObject", "b", "k" + i, 10 + i, "");
        }
        List<CallRun> runs = log.changed().orElseThrow();
        assertEquals(2, runs.size());
        assertEquals(10_000, runs.get(0).count());
        assertEquals(CallRun.MAX_CALLS, runs.get(0).calls().size());
        assertEquals("k999", runs.get(0).calls().get(999).subject());
        assertEquals(10_014, runs.get(0).endedAt());
    }

    @Test
    void otherCallsInBetweenDoNotEndABatch() {
        for (int i = 0; i < 30; i++) {
            add("PutObject", "b", "k" + i, 10 * i, "");
            add("ListObjectsV2", "b", "", 10 * i, "");
        }
        assertEquals(List.of("ListObjectsV2 × 30 b", "PutObject × 30 b"), runs());
    }

    @Test
    void anotherPlaceAnotherResultAndAPauseBeginAnotherRun() {
        add("PutObject", "a", "1", 0, "");
        add("PutObject", "a", "2", 10, "");
        add("PutObject", "b", "1", 20, "");
        add("PutObject", "b", "2", 30, "AccessDenied");
        add("PutObject", "b", "3", 5000, "AccessDenied");
        assertEquals(List.of("PutObject × 1 b", "PutObject × 1 b", "PutObject × 1 b", "PutObject × 2 a"), runs());
        assertTrue(log.changed().isEmpty(), "nothing more was added");
    }

    @Test
    void whatIsKeptIsBounded() {
        for (int i = 0; i < 3000; i++) {
            add("PutObject", "b" + i, "k", 0, "");
        }
        assertEquals(ActivityLog.MAX_RUNS, runs().size());
        for (int i = 0; i < 100; i++) {
            add("Publish", "b" + i, "x".repeat(100_000), 0, "");
        }
        long weight =
                log.changed().orElseThrow().stream().mapToLong(CallRun::weight).sum();
        assertTrue(weight <= ActivityLog.MAX_WEIGHT, weight + " characters");
    }

    @Test
    void readsAreToldFromWrites() {
        List<String> operations =
                List.of("ListObjectsV2", "GeneratePresignedUrl", "PutObject", "DeleteObjects", "ReceiveMessage");
        assertEquals(
                List.of(true, true, false, false, true),
                operations.stream()
                        .map(name -> new ApiCall("s3", name, Map.of(), 0, 0, "").isRead())
                        .toList());
    }
}
