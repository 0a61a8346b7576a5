package app.bellhop.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.fake.FakeObjectStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many things, some at a time. */
class BatchRunnerTest {

    private final Map<Integer, CloudException> ended = new HashMap<>();
    private final List<Long> waits = new ArrayList<>();

    private RateLimiter limiter(int perSecond) {
        return new RateLimiter(perSecond, (millis, work) -> {
            waits.add(millis);
            work.run();
        });
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static CompletableFuture<?> failed(ErrorKind kind) {
        return CompletableFuture.failedFuture(FakeObjectStore.failure(kind, "Code"));
    }

    @Test
    void allAreDoneThoughSomeFail() {
        BatchRunner<Integer> runner = new BatchRunner<>(3, RateLimiter.unlimited());
        CompletableFuture<Void> all = runner.run(
                numbers(10_000),
                i -> i % 100 == 7 ? failed(ErrorKind.NOT_FOUND) : CompletableFuture.completedFuture(i),
                ended::put);
        assertTrue(all.isDone());
        assertEquals(10_000, ended.size());
        assertEquals(100, ended.values().stream().filter(e -> e != null).count());
    }

    @Test
    void noMoreAtOnceThanLanes() {
        List<CompletableFuture<Void>> open = new ArrayList<>();
        BatchRunner<Integer> runner = new BatchRunner<>(4, RateLimiter.unlimited());
        CompletableFuture<Void> all = runner.run(
                numbers(9),
                i -> {
                    CompletableFuture<Void> request = new CompletableFuture<>();
                    open.add(request);
                    return request;
                },
                ended::put);
        assertEquals(4, open.size());
        while (!all.isDone()) {
            open.remove(0).complete(null);
            assertTrue(open.size() <= 4);
        }
        assertEquals(9, ended.size());
    }

    @Test
    void throttledIsTriedAgainLaterAndLater() {
        Map<Integer, Integer> tries = new HashMap<>();
        BatchRunner<Integer> runner = new BatchRunner<>(1, limiter(0));
        runner.run(
                numbers(2),
                i -> tries.merge(i, 1, Integer::sum) < 4
                        ? failed(ErrorKind.THROTTLED)
                        : CompletableFuture.completedFuture(i),
                ended::put);
        assertEquals(Map.of(0, 4, 1, 4), tries);
        assertNull(ended.get(0));
        assertTrue(waits.containsAll(List.of(500L, 1000L, 2000L)), waits.toString());
    }

    @Test
    void throttledForEverIsAFailureInTheEnd() {
        int[] tries = new int[1];
        new BatchRunner<Integer>(1, limiter(0))
                .run(
                        numbers(1),
                        i -> {
                            tries[0]++;
                            return failed(ErrorKind.THROTTLED);
                        },
                        ended::put);
        assertEquals(9, tries[0]);
        assertEquals(ErrorKind.THROTTLED, ended.get(0).kind());
    }

    @Test
    void theRateIsKept() {
        new BatchRunner<Integer>(1, limiter(20)).run(numbers(5), CompletableFuture::completedFuture, ended::put);
        assertEquals(5, waits.size());
        // The first starts at once, each other a twentieth of a second after the one before.
        assertEquals(0, waits.get(0));
        assertTrue(waits.get(4) > 150 && waits.get(4) <= 200, waits.toString());
    }

    @Test
    void stoppedBeginsNothingMore() {
        List<CompletableFuture<Void>> open = new ArrayList<>();
        BatchRunner<Integer> runner = new BatchRunner<>(2, RateLimiter.unlimited());
        CompletableFuture<Void> all = runner.run(
                numbers(50),
                i -> {
                    CompletableFuture<Void> request = new CompletableFuture<>();
                    open.add(request);
                    return request;
                },
                ended::put);
        runner.stop();
        assertTrue(all.isDone());
        assertEquals(2, open.size());
        assertTrue(open.get(0).isCancelled());
        assertEquals(ErrorKind.CANCELLED, ended.get(0).kind());
        assertFalse(ended.containsKey(2));
    }

    @Test
    void whatThrowsIsAFailure() {
        new BatchRunner<Integer>(1, RateLimiter.unlimited())
                .run(
                        numbers(1),
                        i -> {
                            throw new IllegalStateException("no");
                        },
                        ended::put);
        assertEquals(ErrorKind.BUG, ended.get(0).kind());
    }

    @Test
    void stoppedWaitsForNobodyWhoWaits() {
        List<Runnable> later = new ArrayList<>();
        RateLimiter slow = new RateLimiter(0, (millis, work) -> {
            if (millis > 0) {
                later.add(work);
            } else {
                work.run();
            }
        });
        BatchRunner<Integer> runner = new BatchRunner<>(1, slow);
        CompletableFuture<Void> all = runner.run(numbers(3), i -> failed(ErrorKind.THROTTLED), ended::put);
        assertEquals(1, later.size(), "it waits to be tried again");
        runner.stop();
        assertTrue(all.isDone());
        assertEquals(ErrorKind.CANCELLED, ended.get(0).kind());
        later.get(0).run();
        assertEquals(1, ended.size());
    }

    @Test
    void withoutAClockNothingIsTriedAgain() {
        int[] tries = new int[1];
        new BatchRunner<Integer>(1, RateLimiter.unlimited())
                .run(
                        numbers(1),
                        i -> {
                            tries[0]++;
                            return failed(ErrorKind.THROTTLED);
                        },
                        ended::put);
        assertEquals(1, tries[0]);
    }
}
