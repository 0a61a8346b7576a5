package app.bellhop.batch;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Works through many items, some at a time, with a result for each. A failure is reported and the rest goes on; throttled
 * requests are retried later, as often as the limiter allows. Any thread.
 *
 * @param <R> what the work on one item answers
 */
public final class BatchRunner<T, R> {

    private final int maxConcurrent;
    private final RateLimiter limiter;
    private final Function<T, ? extends CompletableFuture<? extends R>> work;
    private final Listener<T, R> listener;
    private final Deque<T> waiting = new ArrayDeque<>();
    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger signals = new AtomicInteger();
    private CompletableFuture<Void> idle = new CompletableFuture<>();
    private int active;
    private volatile boolean stopped;

    /** Learns how each item ended. */
    @FunctionalInterface
    public interface Listener<T, R> {

        /**
         * An item ended; on whatever thread its answer came.
         *
         * @param result null where it failed
         * @param failure null where it succeeded
         */
        void ended(T item, @Nullable R result, @Nullable CloudException failure);
    }

    /** @param work begins the work on one item */
    public BatchRunner(
            int maxConcurrent,
            RateLimiter limiter,
            Function<T, ? extends CompletableFuture<? extends R>> work,
            Listener<T, R> listener) {
        this.maxConcurrent = maxConcurrent;
        this.limiter = limiter;
        this.work = work;
        this.listener = listener;
    }

    /**
     * All results in the items' order. The first failure ends it and stops the rest; cancelling it stops everything.
     */
    public static <T, R> CompletableFuture<List<R>> collect(
            List<T> items, int maxConcurrent, RateLimiter limiter, Function<T, CompletableFuture<R>> work) {
        Object[] results = new Object[items.size()];
        AtomicReference<CloudException> failed = new AtomicReference<>();
        CompletableFuture<Void> failure = new CompletableFuture<>();
        BatchRunner<Integer, R> runner =
                new BatchRunner<>(maxConcurrent, limiter, i -> work.apply(items.get(i)), (i, result, e) -> {
                    results[i] = result;
                    if (e != null && failed.compareAndSet(null, e)) {
                        failure.complete(null);
                    }
                });
        failure.thenRun(runner::stop);
        CompletableFuture<List<R>> all =
                Futures.map(runner.run(IntStream.range(0, items.size()).boxed().toList()), done -> {
                    if (failed.get() != null) {
                        throw failed.get();
                    }
                    @SuppressWarnings("unchecked")
                    List<R> found = (List<R>) Arrays.asList(results);
                    return found;
                });
        all.whenComplete((value, e) -> runner.stop());
        return all;
    }

    /** Works through them; completes, never exceptionally, when all have ended, or nothing runs any more after {@link #stop}. */
    public CompletableFuture<Void> run(List<T> items) {
        CompletableFuture<Void> done;
        synchronized (this) {
            if (!stopped) {
                waiting.addAll(items);
            }
            done = idle;
        }
        startNext();
        return done;
    }

    /** Adds one item, to be worked on before those that wait. */
    public void runFirst(T item) {
        synchronized (this) {
            if (stopped) {
                return;
            }
            waiting.addFirst(item);
        }
        startNext();
    }

    /** Starts what there is room for: a loop, not a recursion, however quickly answers come. */
    private void startNext() {
        if (signals.getAndIncrement() > 0) {
            return; // The thread that is at it looks again.
        }
        int seen = 1;
        while (seen > 0) {
            for (Attempt next = next(); next != null; next = next()) {
                next.start(0);
            }
            completeIfIdle();
            seen = signals.addAndGet(-seen);
        }
    }

    private synchronized @Nullable Attempt next() {
        if (stopped || active == maxConcurrent || waiting.isEmpty()) {
            return null;
        }
        active++;
        Attempt attempt = new Attempt(waiting.poll());
        attempts.add(attempt);
        return attempt;
    }

    private void completeIfIdle() {
        CompletableFuture<Void> done;
        synchronized (this) {
            if (active > 0 || !waiting.isEmpty()) {
                return;
            }
            done = idle;
            idle = new CompletableFuture<>();
        }
        done.complete(null);
    }

    /** One item that is worked on, from its first request to its last. */
    private final class Attempt {

        private final T item;
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile CompletableFuture<? extends R> request = new CompletableFuture<>();

        Attempt(T item) {
            this.item = item;
        }

        void start(int retries) {
            limiter.start(() -> {
                if (ended.get()) {
                    return; // Stopped while it waited.
                }
                request = begin();
                if (stopped) {
                    request.cancel(true);
                }
                request.whenComplete((result, e) -> answered(retries, result, e == null ? null : CloudException.of(e)));
            });
        }

        private CompletableFuture<? extends R> begin() {
            try {
                return work.apply(item);
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(CloudException.of(e));
            }
        }

        private void answered(int retries, R result, @Nullable CloudException failure) {
            boolean throttled = failure != null && failure.kind() == ErrorKind.THROTTLED;
            if (throttled && retries < RateLimiter.MAX_RETRIES && !stopped) {
                limiter.throttled();
                limiter.backOff(retries, () -> start(retries + 1));
                return;
            }
            limiter.accepted();
            end(result, failure);
        }

        /** Reports it, once: a Stop may come at the same time as its answer. */
        void end(@Nullable R result, @Nullable CloudException failure) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            attempts.remove(this);
            try {
                listener.ended(item, result, failure);
            } finally {
                synchronized (BatchRunner.this) {
                    active--;
                }
                startNext();
            }
        }

        void stop() {
            request.cancel(true);
            end(null, CloudException.of(new CancellationException())); // Where it waited to be started or retried.
        }
    }

    public boolean stopped() {
        return stopped;
    }

    /** Forgets what waits; what is running goes on. */
    public synchronized void clear() {
        waiting.clear();
    }

    /** Begins nothing more and cancels what is running. What is done stays done. */
    public void stop() {
        synchronized (this) {
            stopped = true;
            waiting.clear();
        }
        new ArrayList<>(attempts).forEach(Attempt::stop);
        startNext();
    }
}
