package app.bellhop.work.sync;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.DownloadPaths;
import app.bellhop.transfer.local.FileEtag;
import app.bellhop.transfer.local.FolderWalk;
import app.bellhop.transfer.plan.TransferJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Syncs a folder with a prefix: compares them, then transfers through the queue and deletes last, and only once every
 * transfer is done. Any thread.
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
     * @param notDeleted names that could not be deleted, each with the reason
     */
    public record Result(int transferred, int transferFailures, int deleted, Map<String, CloudException> notDeleted) {}

    /** Lists both sides and compares them (ListObjectsV2). Cancelling it stops both. */
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
                (found, done) -> new SyncPlanner(options, FolderSync::sameContent)
                        .plan(locals(found, options), remotes(List.copyOf(objects), options), unread(found, options)),
                disk);
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

    private static boolean sameContent(SyncFile file, SyncFile object) {
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

    /** Transfers, then deletes. The transfers are in the queue and its journal when this returns. */
    public CompletableFuture<Result> apply(SyncPlan plan) {
        List<TransferJob> jobs =
                plan.transfers().stream().map(item -> job(item, plan.options())).toList();
        CompletableFuture<BatchResult> transferred = queue.transfer(jobs).result();
        return Futures.then(transferred, result -> {
            int done = result.done().size();
            if (done < jobs.size()) {
                return CompletableFuture.completedFuture(new Result(done, jobs.size() - done, 0, Map.of()));
            }
            List<SyncItem> deletes = plan.deletes();
            CompletableFuture<Map<String, CloudException>> deleted =
                    plan.options().direction() == SyncDirection.UPLOAD
                            ? deleteObjects(deletes, plan.options().prefix())
                            : CompletableFuture.supplyAsync(() -> deleteFiles(deletes), disk);
            return Futures.map(deleted, failed -> new Result(done, 0, deletes.size() - failed.size(), failed));
        });
    }

    /** What was compared is decided; an object that somebody else has changed since then is not overwritten. */
    private static TransferJob job(SyncItem item, SyncOptions options) {
        SyncFile source = Objects.requireNonNull(item.source());
        S3Location object = new S3Location(options.prefix().bucket(), source.key());
        if (options.direction() == SyncDirection.DOWNLOAD) {
            return TransferJob.download(object, options.folder(), source.path(), source.size(), false)
                    .under(item.target() == null ? UploadCondition.IF_ABSENT : UploadCondition.ALWAYS);
        }
        return TransferJob.upload(source.path(), object, source.size(), false).under(condition(item.target()));
    }

    private static UploadCondition condition(@Nullable SyncFile object) {
        if (object == null) {
            return UploadCondition.IF_ABSENT;
        }
        return object.etag() == null ? UploadCondition.ALWAYS : UploadCondition.ifMatch(object.etag());
    }

    private CompletableFuture<Map<String, CloudException>> deleteObjects(List<SyncItem> items, S3Location prefix) {
        List<ObjectEntry> entries = items.stream()
                .map(SyncItem::target)
                .map(object ->
                        new ObjectEntry(object.key(), false, object.size(), object.modified(), null, object.etag()))
                .toList();
        List<TransferJob> jobs = TransferJobs.deletes(entries, prefix, unknown -> 0);
        return Futures.map(queue.transfer(jobs).result(), result -> {
            Map<String, CloudException> failed = new LinkedHashMap<>();
            Stream.concat(result.failed().stream(), result.cancelled().stream()).forEach(job -> {
                CloudException why =
                        result.failures().getOrDefault(job, CloudException.of(new CancellationException()));
                job.deletion().objects().forEach(object -> failed.put(object.key(), why));
            });
            return failed;
        });
    }

    private static Map<String, CloudException> deleteFiles(List<SyncItem> items) {
        Map<String, CloudException> failed = new LinkedHashMap<>();
        for (SyncItem item : items) {
            Path file = Objects.requireNonNull(item.target()).path();
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                failed.put(item.name(), CloudException.ofFile("GetObject", file.toString(), e));
            }
        }
        return failed;
    }
}
