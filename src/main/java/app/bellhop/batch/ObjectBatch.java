package app.bellhop.batch;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Does the same to many objects, some at a time: finds everything below the selected prefixes first. A failure is kept and
 * the rest goes on. One object for one batch; any thread.
 */
public final class ObjectBatch {

    private static final int MAX_CONCURRENT = 12;

    private final ObjectStore store;
    private final String bucket;
    private final Predicate<ObjectEntry> filter;
    private final List<ObjectEntry> objects = new ArrayList<>();
    private final Map<String, CloudException> failures = new ConcurrentHashMap<>();
    private final RateLimiter limiter;
    private final ProgressMeter found;
    private final ProgressMeter worked;
    private volatile CompletableFuture<?> counting = CompletableFuture.completedFuture(null);
    private volatile @Nullable BatchRunner<ObjectEntry, Void> runner;
    private volatile boolean stopped;

    /**
     * @param filter which of the objects it is done to
     * @param scheduler for retrying what was throttled
     */
    public ObjectBatch(ObjectStore store, String bucket, Predicate<ObjectEntry> filter, Scheduler scheduler) {
        this.store = store;
        this.bucket = bucket;
        this.filter = filter;
        this.limiter = new RateLimiter(0, scheduler);
        this.found = new ProgressMeter(scheduler::nanoTime);
        this.worked = new ProgressMeter(scheduler::nanoTime);
    }

    /** Finds all objects that {@code entries} stand for: themselves, and everything below the prefixes among them. */
    public CompletableFuture<Void> count(List<ObjectEntry> entries) {
        CompletableFuture<Void> request = SelectionExpander.objects(store, bucket, entries, this::add);
        counting = request;
        if (stopped) {
            request.cancel(true);
        }
        return request;
    }

    private synchronized void add(ObjectEntry object) {
        if (filter.test(object)) {
            objects.add(object);
            found.add(1, object.size());
        }
    }

    /** How many objects were found so far, and their size. */
    public Progress found() {
        return found.progress();
    }

    /** How many objects were worked on. */
    public Progress progress() {
        return worked.progress();
    }

    /** By key. */
    public Map<String, CloudException> failures() {
        return failures;
    }

    public Optional<CloudException> firstFailure() {
        return failures.values().stream().findFirst();
    }

    public boolean stopped() {
        return stopped;
    }

    /** Works through what was found. Completes normally even where single objects failed: see {@link #failures}. */
    public CompletableFuture<Void> run(Function<ObjectEntry, CompletableFuture<Void>> work) {
        worked.restart(objects.size());
        BatchRunner<ObjectEntry, Void> now = new BatchRunner<>(MAX_CONCURRENT, limiter, work, this::ended);
        runner = now;
        if (stopped) {
            now.stop();
        }
        return now.run(objects);
    }

    private void ended(ObjectEntry object, @Nullable Void nothing, @Nullable CloudException failure) {
        worked.ended(failure, object.size());
        if (failure != null) {
            failures.put(object.key(), failure);
        }
    }

    /** Begins nothing more and cancels what is running. What is done stays done. */
    public void stop() {
        stopped = true;
        counting.cancel(true);
        BatchRunner<ObjectEntry, Void> running = runner;
        if (running != null) {
            running.stop();
        }
    }
}
