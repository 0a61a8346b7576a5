package app.bellhop.batch;

import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Counts what a delete will take, then takes it, a thousand keys a request. One object for one delete. */
public final class BulkDelete {

    private static final int BATCH = 1000;

    private final S3 s3;
    private final String bucket;
    private final List<ObjectIdentifier> objects = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final ProgressMeter found;
    private final ProgressMeter deleted;
    private volatile boolean stopped;
    private volatile CompletableFuture<?> running;

    /** @param scheduler for trying again what was throttled */
    public BulkDelete(S3 s3, String bucket, Scheduler scheduler) {
        this.s3 = s3;
        this.bucket = bucket;
        this.found = new ProgressMeter(scheduler::nanoTime);
        this.deleted = new ProgressMeter(scheduler::nanoTime);
    }

    /** Finds all objects that {@code entries} stand for: themselves, and everything below the prefixes among them. */
    public CompletableFuture<Void> count(List<ObjectEntry> entries) {
        return remember(SelectionExpander.objects(s3.objects(), bucket, entries, this::add));
    }

    /** Finds every version and delete marker of the bucket. */
    public CompletableFuture<Void> countVersions() {
        return remember(s3.versions()
                .list(
                        new S3Location(bucket, ""),
                        page -> page.forEach((ObjectVersion v) -> add(v.object(), v.size()))));
    }

    private void add(ObjectEntry object) {
        add(ObjectIdentifier.current(new S3Location(bucket, object.key())), object.size());
    }

    private synchronized void add(ObjectIdentifier object, long size) {
        objects.add(object);
        found.add(1, size);
    }

    /** How many objects or versions were found so far, and their size. */
    public Progress found() {
        return found.progress();
    }

    /** How many are deleted so far. */
    public Progress progress() {
        return deleted.progress();
    }

    /** Deletes what was counted; ends with what the server refused, by key. */
    public CompletableFuture<Map<String, String>> run() {
        deleted.restart(objects.size());
        return deleteFrom(0);
    }

    private CompletableFuture<Map<String, String>> deleteFrom(int start) {
        if (stopped || start >= objects.size()) {
            return CompletableFuture.completedFuture(refused);
        }
        List<ObjectIdentifier> batch = List.copyOf(objects.subList(start, Math.min(objects.size(), start + BATCH)));
        return remember(s3.objects().delete(bucket, batch)).thenCompose(report -> {
            note(report);
            return deleteFrom(start + BATCH);
        });
    }

    private void note(DeleteReport report) {
        deleted.add(report.deleted(), 0);
        deleted.addFailed(report.refused().size());
        refused.putAll(report.refused());
    }

    private <T> CompletableFuture<T> remember(CompletableFuture<T> request) {
        running = request;
        if (stopped) {
            request.cancel(true);
        }
        return request;
    }

    /** Stops it: no further request is sent, the one under way is broken off. What is deleted stays deleted. */
    public void stop() {
        stopped = true;
        CompletableFuture<?> request = running;
        if (request != null) {
            request.cancel(true);
        }
    }
}
