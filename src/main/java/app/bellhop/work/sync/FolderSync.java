package app.bellhop.work.sync;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.DownloadPaths;
import app.bellhop.transfer.local.FileEtag;
import app.bellhop.transfer.local.FolderWalk;
import app.bellhop.transfer.local.LocalFiles;
import app.bellhop.transfer.plan.TransferJobs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Syncs a folder with a prefix: compares them, then transfers and deletes objects through the queue: deletes last, and only
 * once every transfer is done. Any thread.
 */
public final class FolderSync {

    private final S3 s3;
    private final TransferQueue queue;
    private final Executor disk;

    /** @param disk runs file operations */
    public FolderSync(S3 s3, TransferQueue queue, Executor disk) {
        this.s3 = s3;
        this.queue = queue;
        this.disk = disk;
    }

    /**
     * The end of a sync.
     *
     * @param transferred files that were transferred
     * @param transferFailures files that were not; then nothing was deleted
     * @param deleted files or objects
     * @param notDeleted those that should have been
     * @param why the first of those was not; null if none failed
     */
    public record Result(
            int transferred,
            int transferFailures,
            int deleted,
            int notDeleted,
            @Nullable CloudException why) {}

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
                CompletableFuture.supplyAsync(() -> queue.transfer(() -> jobs(plan), IfExists.ASK), disk),
                TransferBatch::result);
        return Futures.then(transferred, result -> {
            int all = plan.transfers().size();
            int done = result.done().size();
            if (done < all) {
                return CompletableFuture.completedFuture(new Result(done, all - done, 0, 0, null));
            }
            List<SyncItem> deletes = plan.deletes();
            return deletes.isEmpty()
                    ? CompletableFuture.completedFuture(new Result(done, 0, 0, 0, null))
                    : delete(done, deletes, plan.options());
        });
    }

    private static List<TransferJob> jobs(SyncPlan plan) {
        return plan.transfers().stream().map(item -> job(item, plan.options())).toList();
    }

    /** What was compared is decided; what someone else has changed since then is not overwritten. */
    private static TransferJob job(SyncItem item, SyncOptions options) {
        SyncFile source = Objects.requireNonNull(item.source());
        // Replaced is what is there: its name may differ from the one that the source's would become.
        SyncFile there = Objects.requireNonNullElse(item.target(), source);
        String key = (options.direction() == SyncDirection.UPLOAD ? there : source).key();
        S3Location object = new S3Location(options.prefix().bucket(), key);
        if (options.direction() == SyncDirection.DOWNLOAD) {
            return TransferJob.download(object, options.folder(), there.path(), source.size(), false)
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

    private CompletableFuture<Result> delete(int transferred, List<SyncItem> items, SyncOptions options) {
        return options.direction() == SyncDirection.UPLOAD
                ? deleteObjects(transferred, items, options)
                : CompletableFuture.supplyAsync(() -> deleteFiles(transferred, items, options), disk);
    }

    private CompletableFuture<Result> deleteObjects(int transferred, List<SyncItem> items, SyncOptions options) {
        Map<String, Stamp> stamps = new LinkedHashMap<>();
        for (SyncItem item : items) {
            SyncFile object = Objects.requireNonNull(item.target());
            stamps.put(object.key(), new Stamp(object.size(), object.etag()));
        }
        List<TransferJob> jobs = TransferJobs.deletes(options.prefix(), stamps).stream()
                .map(TransferJob::later)
                .toList();
        CompletableFuture<BatchResult> ended = Futures.then(
                CompletableFuture.supplyAsync(() -> queue.transfer(() -> jobs), disk), TransferBatch::result);
        return Futures.map(ended, result -> {
            int left = Stream.of(result.failed(), result.cancelled())
                    .flatMap(List::stream)
                    .mapToInt(job -> job.deletion().objects().size())
                    .sum();
            CloudException why = result.failures().values().stream().findFirst().orElse(null);
            return new Result(transferred, 0, items.size() - left, left, why);
        });
    }

    private static Result deleteFiles(int transferred, List<SyncItem> items, SyncOptions options) {
        int left = 0;
        CloudException why = null;
        for (SyncItem item : items) {
            SyncFile file = Objects.requireNonNull(item.target());
            try {
                LocalFiles.deleteUnchanged(options.folder(), file.path(), Objects.requireNonNull(file.etag()));
            } catch (CloudException e) {
                left++;
                why = why == null ? e : why;
            }
        }
        return new Result(transferred, 0, items.size() - left, left, why);
    }
}
