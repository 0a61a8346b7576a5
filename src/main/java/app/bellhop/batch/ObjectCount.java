package app.bellhop.batch;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the objects of a selection, and their bytes, without collecting them. One object for one count; any thread. */
public final class ObjectCount {

    private final S3 s3;
    private final String bucket;
    private final ProgressMeter found;
    private final Map<String, Long> prefixes = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private volatile CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    /** @param scheduler for its clock */
    public ObjectCount(S3 s3, String bucket, Scheduler scheduler) {
        this.s3 = s3;
        this.bucket = bucket;
        this.found = new ProgressMeter(scheduler::nanoTime);
    }

    /** Counts these objects, and everything below the prefixes among them (ListObjectsV2). */
    public CompletableFuture<Void> count(List<ObjectEntry> entries) {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (ObjectEntry entry : entries) {
            if (entry.prefix()) {
                all = Futures.then(all, done -> below(entry.key()));
            } else {
                found.add(1, entry.size());
            }
        }
        return track(all);
    }

    private CompletableFuture<Void> below(String prefix) {
        return s3.objects().listAll(new S3Location(bucket, prefix), page -> {
            found.add(page.size(), page.stream().mapToLong(ObjectEntry::size).sum());
            prefixes.merge(prefix, (long) page.size(), Long::sum);
        });
    }

    /** Counts every version and delete marker of the bucket (ListObjectVersions); only its objects where there are no versions. */
    public CompletableFuture<Void> countAll() {
        CompletableFuture<Boolean> versions = Futures.orElse(
                Futures.map(
                        s3.versions()
                                .list(
                                        new S3Location(bucket, ""),
                                        page -> found.add(
                                                page.size(),
                                                page.stream()
                                                        .mapToLong(ObjectVersion::size)
                                                        .sum())),
                        done -> true),
                e -> Futures.then(
                        noVersions(e),
                        none -> none ? CompletableFuture.completedFuture(false) : CompletableFuture.failedFuture(e)));
        return track(Futures.then(versions, counted -> counted ? CompletableFuture.completedFuture(null) : below("")));
    }

    /** Whether a failed listing of versions says that there are none; where it was denied, the bucket may say so. */
    private CompletableFuture<Boolean> noVersions(CloudException e) {
        return switch (e.kind()) {
            case NOT_SUPPORTED, INVALID -> CompletableFuture.completedFuture(true);
            case ACCESS_DENIED ->
                Futures.handle(
                        s3.buckets().get(bucket, BucketSection.VERSIONING),
                        (document, unknown) ->
                                unknown == null && !document.orElse("").contains("\"Status\""));
            default -> CompletableFuture.completedFuture(false);
        };
    }

    /** How many objects or versions were found so far, and their size. */
    public Progress found() {
        return found.progress();
    }

    /** How many objects were found below a prefix. */
    public long below(ObjectEntry prefix) {
        return prefixes.getOrDefault(prefix.key(), 0L);
    }

    private CompletableFuture<Void> track(CompletableFuture<Void> request) {
        running = request;
        if (stopped) {
            request.cancel(true);
        }
        return request;
    }

    /** Cancels the request under way. */
    public void stop() {
        stopped = true;
        running.cancel(true);
    }
}
