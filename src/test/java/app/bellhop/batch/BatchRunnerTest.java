package app.bellhop.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeScheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchRunnerTest {

    private final FakeScheduler scheduler = new FakeScheduler();
    private final Map<Integer, CloudException> ended = new LinkedHashMap<>();
    private final Map<Integer, CompletableFuture<Integer>> open = new LinkedHashMap<>();

    private BatchRunner<Integer, Integer> runner(
            int maxConcurrent, int perSecond, Function<Integer, CompletableFuture<Integer>> work) {
        return new BatchRunner<>(
                maxConcurrent, new RateLimiter(perSecond, scheduler), work, (i, result, e) -> ended.put(i, e));
    }

    /** Its requests wait until the test answers them. */
    private BatchRunner<Integer, Integer> holding(int maxConcurrent) {
        return runner(maxConcurrent, 0, this::hold);
    }

    private CompletableFuture<Integer> hold(int i) {
        CompletableFuture<Integer> request = new CompletableFuture<>();
        open.put(i, request);
        return request;
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static CompletableFuture<Integer> failed(ErrorKind kind) {
        return CompletableFuture.failedFuture(FakeObjectStore.failure(kind, "Code"));
    }

    @Test
    void everyItemEndsThoughSomeFail() {
        CompletableFuture<Void> all = runner(
                        3, 0, i -> i % 100 == 7 ? failed(ErrorKind.NOT_FOUND) : CompletableFuture.completedFuture(i))
                .run(numbers(10_000));
        assertTrue(all.isDone());
        assertEquals(10_000, ended.size());
        assertEquals(100, ended.values().stream().filter(e -> e != null).count());
    }

    @Test
    void noMoreThanTheMaximumRunAtOnce() {
        CompletableFuture<Void> all = holding(4).run(numbers(9));
        assertEquals(4, open.size());
        for (int i = 0; i < 9; i++) {
            assertFalse(all.isDone());
            open.get(i).complete(i);
            assertEquals(Math.min(9, i + 5), open.size());
        }
        assertTrue(all.isDone());
    }

    @Test
    void resultsComeWithTheirItems() {
        Map<Integer, Integer> results = new HashMap<>();
        new BatchRunner<Integer, Integer>(
                        2,
                        new RateLimiter(0, scheduler),
                        i -> CompletableFuture.completedFuture(i * i),
                        (i, result, e) -> results.put(i, result))
                .run(numbers(4));
        assertEquals(Map.of(0, 0, 1, 1, 2, 4, 3, 9), results);
    }

    @Test
    void nothingToDoIsDoneAtOnce() {
        assertTrue(holding(2).run(List.of()).isDone());
    }

    @Test
    void oneRunFollowsAnother() {
        BatchRunner<Integer, Integer> runner = holding(2);
        CompletableFuture<Void> both = runner.run(List.of(1)).thenCompose(done -> runner.run(List.of(2, 3)));
        assertEquals(List.of(1), List.copyOf(open.keySet()));
        open.get(1).complete(1);
        assertEquals(List.of(1, 2, 3), List.copyOf(open.keySet()));
        open.get(3).complete(3);
        assertFalse(both.isDone());
        open.get(2).complete(2);
        assertTrue(both.isDone());
    }

    @Test
    void whatIsAddedFirstOvertakesWhatWaits() {
        BatchRunner<Integer, Integer> runner = holding(1);
        runner.runFirst(1);
        runner.runFirst(2);
        runner.runFirst(3);
        open.get(1).complete(1);
        open.get(3).complete(3);
        assertEquals(List.of(1, 3, 2), List.copyOf(open.keySet()));
    }

    @Test
    void clearForgetsWhatWaitsOnly() {
        BatchRunner<Integer, Integer> runner = holding(1);
        CompletableFuture<Void> all = runner.run(numbers(3));
        runner.clear();
        assertFalse(all.isDone());
        open.get(0).complete(0);
        assertTrue(all.isDone());
        assertEquals(List.of(0), List.copyOf(open.keySet()));
    }

    @Test
    void throttledIsRetriedLaterAndLater() {
        Map<Integer, Integer> tries = new HashMap<>();
        CompletableFuture<Void> all = runner(
                        1,
                        0,
                        i -> tries.merge(i, 1, Integer::sum) < 4
                                ? failed(ErrorKind.THROTTLED)
                                : CompletableFuture.completedFuture(i))
                .run(numbers(2));
        scheduler.pass(60_000);
        assertTrue(all.isDone());
        assertEquals(Map.of(0, 4, 1, 4), tries);
        assertNull(ended.get(0));
        assertTrue(scheduler.waits.containsAll(List.of(500L, 1000L, 2000L)), scheduler.waits.toString());
    }

    @Test
    void throttledForEverIsAFailureInTheEnd() {
        int[] tries = new int[1];
        runner(1, 0, i -> {
                    tries[0]++;
                    return failed(ErrorKind.THROTTLED);
                })
                .run(numbers(1));
        scheduler.pass(600_000);
        assertEquals(1 + RateLimiter.MAX_RETRIES, tries[0]);
        assertEquals(ErrorKind.THROTTLED, ended.get(0).kind());
    }

    @Test
    void rateIsKept() {
        runner(8, 20, CompletableFuture::completedFuture).run(numbers(5));
        assertEquals(1, ended.size(), "the first starts at once");
        scheduler.pass(49);
        assertEquals(1, ended.size());
        scheduler.pass(1);
        assertEquals(2, ended.size());
        scheduler.pass(150);
        assertEquals(5, ended.size());
    }

    @Test
    void rateDropsWhenThrottledAndRecovers() {
        int[] started = new int[1];
        runner(1, 20, i -> ++started[0] == 1 ? failed(ErrorKind.THROTTLED) : CompletableFuture.completedFuture(i))
                .run(numbers(200));
        scheduler.pass(500); // The back-off.
        int before = ended.size();
        scheduler.pass(1_000);
        int slow = ended.size() - before;
        assertTrue(slow < 15, slow + " in a second");
        scheduler.pass(3_000);
        before = ended.size();
        scheduler.pass(1_000);
        assertEquals(20, ended.size() - before);
    }

    @Test
    void stopBeginsNothingMoreAndCancelsWhatRuns() {
        BatchRunner<Integer, Integer> runner = holding(2);
        CompletableFuture<Void> all = runner.run(numbers(50));
        runner.stop();
        assertTrue(all.isDone());
        assertTrue(runner.stopped());
        assertEquals(2, open.size());
        assertTrue(open.get(0).isCancelled());
        assertEquals(ErrorKind.CANCELLED, ended.get(0).kind());
        assertFalse(ended.containsKey(2));
        assertTrue(runner.run(numbers(3)).isDone());
        runner.runFirst(60);
        assertEquals(2, open.size());
    }

    @Test
    void stopDoesNotWaitForRetries() {
        BatchRunner<Integer, Integer> runner = runner(1, 0, i -> failed(ErrorKind.THROTTLED));
        CompletableFuture<Void> all = runner.run(numbers(3));
        assertEquals(1, scheduler.waiting());
        runner.stop();
        assertTrue(all.isDone());
        assertEquals(ErrorKind.CANCELLED, ended.get(0).kind());
        scheduler.pass(60_000);
        assertEquals(1, ended.size());
    }

    @Test
    void exceptionIsAFailure() {
        runner(1, 0, i -> {
                    throw new IllegalStateException("no");
                })
                .run(numbers(1));
        assertEquals(ErrorKind.BUG, ended.get(0).kind());
    }

    private CompletableFuture<List<Integer>> collect(
            List<Integer> items, Function<Integer, CompletableFuture<Integer>> work) {
        return BatchRunner.collect(items, 2, new RateLimiter(0, scheduler), work);
    }

    @Test
    void collectedResultsAreInOrder() {
        CompletableFuture<List<Integer>> all = collect(List.of(5, 6, 7), this::hold);
        open.get(6).complete(60);
        open.get(7).complete(70);
        assertFalse(all.isDone());
        open.get(5).complete(50);
        assertEquals(List.of(50, 60, 70), all.join());
    }

    @Test
    void firstFailureEndsACollection() {
        CompletableFuture<List<Integer>> all = collect(numbers(9), this::hold);
        open.get(1).completeExceptionally(FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "no"));
        assertTrue(all.isCompletedExceptionally());
        assertTrue(open.get(0).isCancelled());
        assertEquals(2, open.size());
        List<Throwable> failure = new ArrayList<>();
        all.whenComplete((found, e) -> failure.add(e));
        assertEquals(ErrorKind.ACCESS_DENIED, CloudException.of(failure.get(0)).kind());
    }

    @Test
    void cancelledCollectionStopsEverything() {
        collect(numbers(9), this::hold).cancel(true);
        assertTrue(open.get(0).isCancelled());
        assertTrue(open.get(1).isCancelled());
        assertEquals(2, open.size());
    }
}
