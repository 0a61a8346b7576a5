package app.bellhop.batch;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Counts what a delete would take, then deletes it, many keys per request. One object for one delete; any thread. */
public final class BulkDelete {

    /** What one DeleteObjects request may take. */
    private static final int MAX_KEYS = 1000;

    private static final int MAX_CONCURRENT = 3;

    /** How a server answers that has no versions, or does not let these credentials list them. */
    private static final Set<ErrorKind> NO_VERSIONS =
            EnumSet.of(ErrorKind.NOT_SUPPORTED, ErrorKind.ACCESS_DENIED, ErrorKind.INVALID);

    private final S3 s3;
    private final String bucket;
    private final RateLimiter limiter;
    private final List<ObjectIdentifier> objects = new ArrayList<>();
    private final ProgressMeter found;
    private final ProgressMeter deleted;
    private volatile boolean stopped;
    private volatile CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    /** @param scheduler for retrying what was throttled */
    public BulkDelete(S3 s3, String bucket, Scheduler scheduler) {
        this.s3 = s3;
        this.bucket = bucket;
        this.limiter = new RateLimiter(0, scheduler);
        this.found = new ProgressMeter(scheduler::nanoTime);
        this.deleted = new ProgressMeter(scheduler::nanoTime);
    }

    /** Finds all objects that {@code entries} stand for: themselves, and everything below the prefixes among them. */
    public CompletableFuture<Void> count(List<ObjectEntry> entries) {
        return track(SelectionExpander.objects(s3.objects(), bucket, entries, this::add));
    }

    /** Finds every version and delete marker of the bucket; only its objects where versions can't be listed. */
    public CompletableFuture<Void> countAll() {
        CompletableFuture<Boolean> versions =
                Futures.recover(Futures.map(countVersions(), done -> true), e -> NO_VERSIONS.contains(e.kind()), false);
        return Futures.then(
                versions,
                counted ->
                        counted ? CompletableFuture.completedFuture(null) : count(List.of(ObjectEntry.ofPrefix(""))));
    }

    private CompletableFuture<Void> countVersions() {
        return track(s3.versions()
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

    /**
     * Deletes what was counted. The first request that fails ends it.
     *
     * @return the keys that the server refused, each with the reason
     */
    public CompletableFuture<Map<String, String>> run() {
        deleted.restart(objects.size());
        return track(Futures.map(
                BatchRunner.collect(requests(), MAX_CONCURRENT, limiter, this::delete), BulkDelete::refused));
    }

    private List<List<ObjectIdentifier>> requests() {
        List<List<ObjectIdentifier>> requests = new ArrayList<>();
        for (int start = 0; start < objects.size(); start += MAX_KEYS) {
            requests.add(List.copyOf(objects.subList(start, Math.min(objects.size(), start + MAX_KEYS))));
        }
        return requests;
    }

    private CompletableFuture<DeleteReport> delete(List<ObjectIdentifier> keys) {
        if (stopped) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        return Futures.map(s3.objects().delete(bucket, keys), report -> {
            deleted.add(report.deleted(), 0);
            deleted.addFailed(report.refused().size());
            return report;
        });
    }

    private static Map<String, String> refused(List<DeleteReport> reports) {
        Map<String, String> refused = new LinkedHashMap<>();
        reports.forEach(report -> refused.putAll(report.refused()));
        return refused;
    }

    private <T> CompletableFuture<T> track(CompletableFuture<T> request) {
        running = request;
        if (stopped) {
            request.cancel(true);
        }
        return request;
    }

    /** Sends no further request and cancels those under way. What is deleted stays deleted. */
    public void stop() {
        stopped = true;
        running.cancel(true);
    }
}
