package app.bellhop.batch;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Works through many things, some at a time. What fails is told and the rest goes on; what is throttled is tried again
 * later, as often as the limiter allows. One object for one run; any thread.
 */
public final class BatchRunner<T> {

    private final int atOnce;
    private final RateLimiter limiter;
    private final Set<CompletableFuture<?>> running = ConcurrentHashMap.newKeySet();
    private final Set<Attempt<T>> attempts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private List<T> items = List.of();
    private Function<T, CompletableFuture<?>> work;
    private BiConsumer<T, CloudException> ended;
    private volatile boolean stopped;

    public BatchRunner(int atOnce, RateLimiter limiter) {
        this.atOnce = atOnce;
        this.limiter = limiter;
    }

    /**
     * Works through them; the future ends well when all were tried, or none is under way after {@link #stop}.
     *
     * @param ended told of each with its failure, or null; on whatever thread the answer came
     */
    public CompletableFuture<Void> run(
            List<T> all, Function<T, CompletableFuture<?>> toDo, BiConsumer<T, CloudException> whenEnded) {
        items = all;
        work = toDo;
        ended = whenEnded;
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int i = 0; i < Math.min(atOnce, items.size()); i++) {
            CompletableFuture<Void> lane = new CompletableFuture<>();
            lanes.add(lane);
            goOn(lane);
        }
        return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
    }

    /** A loop, not a recursion, as long as answers are there at once. */
    private void goOn(CompletableFuture<Void> lane) {
        for (int i = next.getAndIncrement(); i < items.size() && !stopped; i = next.getAndIncrement()) {
            T item = items.get(i);
            Attempt<T> attempt = new Attempt<>(item);
            attempts.add(attempt);
            attempt(attempt, 0);
            if (!attempt.done.isDone()) {
                attempt.done.whenComplete((done, e) -> goOn(lane));
                return;
            }
        }
        lane.complete(null);
    }

    private void attempt(Attempt<T> attempt, int tries) {
        limiter.start(() -> {
            if (attempt.told.get()) {
                return; // Stopped while it waited.
            }
            CompletableFuture<?> request = track(begin(attempt.item));
            request.whenComplete((done, e) -> {
                running.remove(request);
                CloudException failure = e == null ? null : CloudException.of(e);
                if (failure != null && failure.kind() == ErrorKind.THROTTLED && tries < limiter.tries() && !stopped) {
                    limiter.throttled();
                    limiter.backOff(tries, () -> attempt(attempt, tries + 1));
                    return;
                }
                limiter.borne();
                end(attempt, failure);
            });
        });
    }

    /** Tells of it, once: a Stop may come while its answer does. */
    private void end(Attempt<T> attempt, CloudException failure) {
        if (attempt.told.compareAndSet(false, true)) {
            attempts.remove(attempt);
            ended.accept(attempt.item, failure);
            attempt.done.complete(null);
        }
    }

    /** One thing that was begun. */
    private static final class Attempt<T> {
        private final T item;
        private final AtomicBoolean told = new AtomicBoolean();
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        Attempt(T item) {
            this.item = item;
        }
    }

    private CompletableFuture<?> begin(T item) {
        try {
            return work.apply(item);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(CloudException.of(e));
        }
    }

    private CompletableFuture<?> track(CompletableFuture<?> request) {
        running.add(request);
        if (stopped) {
            request.cancel(true);
        }
        return request;
    }

    public boolean stopped() {
        return stopped;
    }

    /** Begins nothing more, and breaks off what is under way. What is done stays done. */
    public void stop() {
        stopped = true;
        running.forEach(request -> request.cancel(true));
        // What waits for its attempt, or to be tried again, waits no more.
        attempts.forEach(attempt -> end(attempt, CloudException.of(new CancellationException())));
    }
}
