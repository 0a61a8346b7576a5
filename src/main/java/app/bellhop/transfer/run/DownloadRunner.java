package app.bellhop.transfer.run;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.StoppableFuture;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.DownloadProblem;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.LocalFiles;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Receives one file. */
final class DownloadRunner {

    private final ObjectStore store;
    private final SqliteJournal journal;
    private final BooleanSupplier keepFileTimes;

    DownloadRunner(ObjectStore store, SqliteJournal journal, BooleanSupplier keepFileTimes) {
        this.store = store;
        this.journal = journal;
        this.keepFileTimes = keepFileTimes;
    }

    /**
     * Begins, or goes on with what an earlier attempt has left. Cancelling the future stops it; it ends when nothing is
     * written any more. Blocks for a moment: the folders are created. The file gets its name only when it is complete.
     *
     * @param progress receives the bytes received so far, on threads that read
     * @param renamed gets the download to the file that it made, if another program was faster with its name
     */
    CompletableFuture<DownloadResult> run(TransferJob job, ProgressSink progress, Consumer<TransferJob> renamed) {
        requireUnchanged(job);
        Path part = LocalFiles.prepare(job.handling().root(), job.file(), job.id());
        DownloadLog log = journal.downloadLog(job);
        CompletableFuture<DownloadResult> request = store.download(
                new DownloadRequest(ObjectIdentifier.current(job.target()), part, job.size()), log, progress);
        StoppableFuture<DownloadResult> download = new StoppableFuture<>(() -> request.cancel(true));
        // On the thread that has read: it may wait for the disk, and a thousand small files need no thousand
        // hand-overs.
        request.whenComplete((result, e) -> {
            try {
                if (e != null) {
                    discardUnlessKept(part, log);
                    download.completeExceptionally(named(e, part, job.file()));
                } else {
                    if (keepFileTimes.getAsBoolean()) {
                        LocalFiles.setModified(part, result.modified());
                    }
                    Path file = moveIntoPlace(part, job);
                    if (!file.equals(job.file())) {
                        renamed.accept(job.into(file));
                        progress.transferred(result.size());
                    }
                    notice(result, progress);
                    download.complete(result);
                }
            } catch (RuntimeException local) {
                download.completeExceptionally(named(e == null ? local : e, part, job.file()));
            }
        });
        return download;
    }

    /** Users know the file that they want, not the hidden one that it is written to. */
    private static Throwable named(Throwable e, Path part, Path file) {
        CloudException known = CloudException.of(e);
        Failure failure = known.failure();
        return known.kind() == ErrorKind.LOCAL_FILE && part.toString().equals(failure.subject())
                ? new CloudException(
                        ErrorKind.LOCAL_FILE,
                        new Failure(
                                failure.operation(),
                                file.toString(),
                                failure.code(),
                                failure.message(),
                                failure.requestId(),
                                failure.detail()),
                        known)
                : e;
    }

    private static void requireUnchanged(TransferJob job) {
        if (job.handling().condition() instanceof UploadCondition.IfMatch match) {
            LocalFiles.requireUnchanged(job.file(), match.etag());
        }
    }

    private static Path moveIntoPlace(Path part, TransferJob job) {
        UploadCondition condition = job.handling().condition();
        requireUnchanged(job);
        boolean replace = condition instanceof UploadCondition.IfMatch || UploadCondition.ALWAYS.equals(condition);
        return LocalFiles.moveIntoPlace(part, job.file(), replace);
    }

    private static void notice(DownloadResult result, ProgressSink progress) {
        if (result.startedOver()) {
            progress.noticed(Reason.of(DownloadProblem.STARTED_OVER));
        } else if (result.verification() == Verification.SIZE) {
            progress.noticed(Reason.of(DownloadProblem.NOT_VERIFIED));
        }
    }

    /** Without a trace in the journal the next attempt begins with the first byte anyway. */
    private static void discardUnlessKept(Path part, DownloadLog log) {
        if (log.unfinished().isEmpty()) {
            LocalFiles.discard(part);
        }
    }
}
