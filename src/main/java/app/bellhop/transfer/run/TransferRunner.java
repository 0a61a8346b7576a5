package app.bellhop.transfer.run;

import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.TransferJournal;
import app.bellhop.transfer.local.LocalFiles;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Does one job: sends or receives a file, copies an object, or deletes objects. */
public final class TransferRunner {

    private final Executor io;
    private final UploadRunner uploads;
    private final DownloadRunner downloads;
    private final CopyRunner copies;
    private final DeleteRunner deletes;

    /** @param keepFileTimes whether downloaded files get the time of their objects */
    public TransferRunner(ObjectStore store, TransferJournal journal, Executor io, BooleanSupplier keepFileTimes) {
        this.io = io;
        this.uploads = new UploadRunner(store, journal.uploads());
        this.downloads = new DownloadRunner(store, journal, io, keepFileTimes);
        this.copies = new CopyRunner(store);
        this.deletes = new DeleteRunner(store);
    }

    /**
     * Begins, or goes on with what an earlier attempt has left. Cancelling the future stops the request; what was sent or
     * received may be kept for the next attempt, until it is {@linkplain #discard discarded}. Blocks for a moment: the
     * folders of a download are created.
     *
     * @param progress receives the bytes sent or received, or the objects deleted, so far; on SDK threads
     * @param left gets what is left to do of a job that was done in part
     */
    public CompletableFuture<?> run(TransferJob job, ProgressSink progress, Consumer<TransferJob> left) {
        return switch (job.direction()) {
            case UPLOAD -> uploads.run(job, progress);
            case DOWNLOAD -> downloads.run(job, progress);
            case COPY, MOVE -> copies.run(job, progress);
            case DELETE -> deletes.run(job, progress, left);
        };
    }

    /** Deletes what the attempts have left of a transfer that was cancelled or failed. It must not be running. */
    public CompletableFuture<Void> discard(TransferJob job) {
        return switch (job.direction()) {
            case UPLOAD ->
                CompletableFuture.supplyAsync(() -> uploads.discard(job), io).thenCompose(aborted -> aborted);
            case DOWNLOAD ->
                CompletableFuture.runAsync(() -> LocalFiles.discard(LocalFiles.part(job.file(), job.id())), io);
            case COPY, MOVE, DELETE -> CompletableFuture.completedFuture(null);
        };
    }

    /** Deletes what transfers have left at the server that are no longer in the journal. Blocks for a moment. */
    public CompletableFuture<Void> discardOrphans() {
        return uploads.discardOrphans();
    }
}
