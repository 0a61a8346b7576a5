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
    private final BatchRunner<ObjectEntry> runner = new BatchRunner<>(MAX_CONCURRENT, RateLimiter.unlimited());
    private final ProgressMeter found;
    private final ProgressMeter worked;
    private volatile CompletableFuture<?> counting = CompletableFuture.completedFuture(null);

    /**
     * @param filter which of the objects it is done to
     * @param scheduler for trying again what was throttled
     */
    public ObjectBatch(ObjectStore store, String bucket, Predicate<ObjectEntry> filter, Scheduler scheduler) {
        this.store = store;
        this.bucket = bucket;
        this.filter = filter;
        this.found = new ProgressMeter(scheduler::nanoTime);
        this.worked = new ProgressMeter(scheduler::nanoTime);
    }

    /** Finds all objects that {@code entries} stand for: themselves, and everything below the prefixes among them. */
    public CompletableFuture<Void> count(List<ObjectEntry> entries) {
        CompletableFuture<Void> request = SelectionExpander.objects(store, bucket, entries, this::add);
        counting = request;
        if (stopped()) {
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
        return runner.stopped();
    }

    /** Works through what was found. Completes normally even where single objects failed: see {@link #failures}. */
    public CompletableFuture<Void> run(Function<ObjectEntry, CompletableFuture<Void>> work) {
        worked.restart(objects.size());
        return runner.run(objects, work::apply, (object, failure) -> {
            if (failure == null) {
                worked.add(1, object.size());
            } else {
                worked.addFailed(1);
                failures.put(object.key(), failure);
            }
        });
    }

    /** Begins nothing more and cancels what is running. What is done stays done. */
    public void stop() {
        runner.stop();
        counting.cancel(true);
    }
}
