package app.bellhop.work.sync;

import app.bellhop.batch.BatchRunner;
import app.bellhop.batch.RateLimiter;
import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.DownloadPaths;
import app.bellhop.transfer.local.FileEtag;
import app.bellhop.transfer.local.FolderWalk;
import app.bellhop.transfer.local.LocalFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Syncs a folder with a prefix: compares them, then transfers through the queue and deletes last, and only once every
 * transfer is done. Any thread.
 */
public final class FolderSync {

    private static final int MAX_DELETES = 16;

    private final S3 s3;
    private final TransferQueue queue;
    private final Executor disk;
    private final Scheduler scheduler;

    /** @param disk runs file operations */
    public FolderSync(S3 s3, TransferQueue queue, Executor disk, Scheduler scheduler) {
        this.s3 = s3;
        this.queue = queue;
        this.disk = disk;
        this.scheduler = scheduler;
    }

    /**
     * The end of a sync.
     *
     * @param transferred files that were transferred
     * @param transferFailures files that were not; then nothing was deleted
     * @param deleted files or objects
     * @param notDeleted names that could not be deleted, each with the reason
     */
    public record Result(int transferred, int transferFailures, int deleted, Map<String, CloudException> notDeleted) {}

    /** Lists both sides and compares them (ListObjectsV2). Cancelling it stops both, as does the first failure. */
    public CompletableFuture<SyncPlan> compare(SyncOptions options) {
        AtomicBoolean stopped = new AtomicBoolean();
        List<ObjectEntry> objects = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<FolderWalk.Result> walked =
                CompletableFuture.supplyAsync(() -> walk(options, stopped::get), disk);
        CompletableFuture<Void> listed = s3.objects()
                .listAll(
                        options.prefix(),
                        page -> page.stream()
                                .filter(object ->
                                        !object.key().equals(options.prefix().key()))
                                .filter(object -> !marker(object))
                                .forEach(objects::add));
        CompletableFuture<SyncPlan> plan = walked.thenCombineAsync(
                listed,
                (found, done) -> new SyncPlanner(options, (file, object) -> sameContent(file, object, stopped::get))
                        .plan(locals(found, options), remotes(List.copyOf(objects), options), unread(found, options)),
                disk);
        Stream.of(walked, listed)
                .forEach(side -> side.whenComplete((found, e) -> {
                    if (e != null) {
                        plan.completeExceptionally(e); // The other side is of no use.
                    }
                }));
        plan.whenComplete((done, e) -> {
            stopped.set(true);
            listed.cancel(true);
        });
        return plan;
    }

    /** A folder that is gone or unreadable is no empty folder: nothing is compared with it. */
    private static FolderWalk.Result walk(SyncOptions options, BooleanSupplier stopped) {
        FolderWalk.Result result = FolderWalk.walk(options.folder(), options.exclude(), stopped);
        result.rejected().stream()
                .filter(rejected -> rejected.name().isEmpty())
                .findAny()
                .ifPresent(root -> {
                    throw root.failure();
                });
        return result;
    }

    private static boolean sameContent(SyncFile file, SyncFile object, BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException();
        }
        try {
            return object.etag() != null && FileEtag.matches(file.path(), object.etag());
        } catch (IOException e) {
            throw CloudException.ofFile("PutObject", file.path().toString(), e);
        }
    }

    private static List<SyncFile> locals(FolderWalk.Result found, SyncOptions options) {
        String prefix = options.prefix().key();
        return found.files().stream()
                .map(file -> SyncFile.local(file.path(), prefix + file.name(), file.size(), file.modified()))
                .toList();
    }

    private static List<Unread> unread(FolderWalk.Result found, SyncOptions options) {
        String prefix = options.prefix().key();
        return found.rejected().stream()
                .map(file -> new Unread(file.path(), prefix + file.name(), file.failure()))
                .toList();
    }

    /** The empty object that stands for a folder is no file. */
    private static boolean marker(ObjectEntry object) {
        return object.size() == 0 && object.key().endsWith("/");
    }

    /** Objects, each with the file that a download would make of it. */
    private static List<SyncFile> remotes(List<ObjectEntry> objects, SyncOptions options) {
        DownloadPaths paths = new DownloadPaths(options.folder());
        String prefix = options.prefix().key();
        objects.forEach(object -> paths.folder(folder(object.nameBelow(prefix))));
        return objects.stream()
                .map(object -> new SyncFile(
                        paths.file(object.nameBelow(prefix)),
                        object.key(),
                        object.size(),
                        object.modified(),
                        object.etag()))
                .toList();
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** Transfers through the queue, then deletes. */
    public CompletableFuture<Result> apply(SyncPlan plan) {
        CompletableFuture<BatchResult> transferred = Futures.then(
                CompletableFuture.supplyAsync(() -> queue.transfer(jobs(plan)), disk), TransferBatch::result);
        return Futures.then(transferred, result -> {
            int all = plan.transfers().size();
            int done = result.done().size();
            if (done < all) {
                return CompletableFuture.completedFuture(new Result(done, all - done, 0, Map.of()));
            }
            List<SyncItem> deletes = plan.deletes();
            return Futures.map(
                    delete(deletes, plan.options()),
                    failed -> new Result(done, 0, deletes.size() - failed.size(), failed));
        });
    }

    private static List<TransferJob> jobs(SyncPlan plan) {
        return plan.transfers().stream().map(item -> job(item, plan.options())).toList();
    }

    /** What was compared is decided; what someone else has changed since then is not overwritten. */
    private static TransferJob job(SyncItem item, SyncOptions options) {
        SyncFile source = Objects.requireNonNull(item.source());
        S3Location object = new S3Location(options.prefix().bucket(), source.key());
        if (options.direction() == SyncDirection.DOWNLOAD) {
            return TransferJob.download(object, options.folder(), source.path(), source.size(), false)
                    .under(condition(item.target()));
        }
        return TransferJob.upload(source.path(), object, source.size(), false).under(condition(item.target()));
    }

    private static UploadCondition condition(@Nullable SyncFile target) {
        if (target == null) {
            return UploadCondition.IF_ABSENT;
        }
        return target.etag() == null ? UploadCondition.ALWAYS : UploadCondition.ifMatch(target.etag());
    }

    /** Deletes what is still what was compared; answers what was not deleted, and why. */
    private CompletableFuture<Map<String, CloudException>> delete(List<SyncItem> items, SyncOptions options) {
        Map<String, CloudException> failed = Collections.synchronizedMap(new TreeMap<>());
        BatchRunner<SyncItem, Void> runner = new BatchRunner<>(
                MAX_DELETES,
                new RateLimiter(0, scheduler),
                item -> delete(Objects.requireNonNull(item.target()), options),
                (item, done, e) -> {
                    if (e != null) {
                        failed.put(item.name(), e);
                    }
                });
        return Futures.map(runner.run(items), done -> failed);
    }

    private CompletableFuture<Void> delete(SyncFile target, SyncOptions options) {
        return options.direction() == SyncDirection.UPLOAD
                ? s3.objects()
                        .deleteUnchanged(
                                new S3Location(options.prefix().bucket(), target.key()), target.size(), target.etag())
                : CompletableFuture.runAsync(
                        () -> LocalFiles.deleteUnchanged(
                                options.folder(), target.path(), Objects.requireNonNull(target.etag())),
                        disk);
    }
}
