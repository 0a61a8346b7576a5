package app.bellhop.batch;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Does the same to many objects, some at a time: finds all that prefixes stand for, then works through them. What fails is
 * noted and the rest goes on. One object for one job; any thread.
 */
public final class ObjectBatch {

    private static final int AT_ONCE = 12;

    private final ObjectStore store;
    private final String bucket;
    private final Predicate<ObjectEntry> only;
    private final List<ObjectEntry> objects = new ArrayList<>();
    private final Map<String, CloudException> failures = new ConcurrentHashMap<>();
    private final Set<CompletableFuture<?>> running = ConcurrentHashMap.newKeySet();
    private final BatchRunner<ObjectEntry> runner = new BatchRunner<>(AT_ONCE, RateLimiter.unlimited());
    private final AtomicInteger done = new AtomicInteger();
    private volatile long bytes;
    private volatile int counted;
    private volatile boolean stopped;

    /** @param only which of the objects it is done to */
    public ObjectBatch(ObjectStore store, String bucket, Predicate<ObjectEntry> only) {
        this.store = store;
        this.bucket = bucket;
        this.only = only;
    }

    /** Finds all objects that {@code entries} stand for: themselves, and everything below the prefixes among them. */
    public CompletableFuture<Void> count(List<ObjectEntry> entries) {
        return track(SelectionExpander.objects(store, bucket, entries, this::add));
    }

    private synchronized void add(ObjectEntry object) {
        if (!only.test(object)) {
            return;
        }
        objects.add(object);
        bytes = bytes + object.size();
        counted = objects.size();
    }

    /** How many objects were found so far. */
    public int counted() {
        return counted;
    }

    /** Their size, in bytes. */
    public long bytes() {
        return bytes;
    }

    /** How many were worked on, well or not. */
    public int done() {
        return done.get();
    }

    /** By key. */
    public Map<String, CloudException> failures() {
        return failures;
    }

    /** What the first failure was, if there was any. */
    public Optional<CloudException> firstFailure() {
        return failures.values().stream().findFirst();
    }

    public boolean stopped() {
        return stopped;
    }

    /** Works through what was counted. Ends well even where single objects failed: ask {@link #failures}. */
    public CompletableFuture<Void> run(Function<ObjectEntry, CompletableFuture<Void>> work) {
        return runner.run(objects, work::apply, (object, failure) -> {
            done.incrementAndGet();
            if (failure != null) {
                failures.put(object.key(), failure);
            }
        });
    }

    private <T> CompletableFuture<T> track(CompletableFuture<T> request) {
        running.add(request);
        request.whenComplete((value, e) -> running.remove(request));
        if (stopped) {
            request.cancel(true);
        }
        return request;
    }

    /** Begins nothing more, and breaks off what is under way. What is done stays done. */
    public void stop() {
        stopped = true;
        runner.stop();
        running.forEach(request -> request.cancel(true));
    }
}
