package app.bellhop.transfer.run;

import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
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
    private final StreamRunner streams;
    private final JobUploads begun;
    private final DeleteRunner deletes;

    /**
     * @param connections to copy from
     * @param keepFileTimes whether downloaded files get the time of their objects
     */
    public TransferRunner(
            ObjectStore store,
            OpenConnections connections,
            SqliteJournal journal,
            Executor io,
            BooleanSupplier keepFileTimes) {
        this.io = io;
        this.begun = new JobUploads(store, journal.uploads());
        this.uploads = new UploadRunner(store, begun);
        this.downloads = new DownloadRunner(store, journal, keepFileTimes);
        this.copies = new CopyRunner(store, begun);
        this.streams = new StreamRunner(store, begun, connections);
        this.deletes = new DeleteRunner(store);
    }

    /**
     * Begins, or goes on with what an earlier attempt has left. Cancelling the future stops the request; what was sent or
     * received may be kept for the next attempt, until it is {@linkplain #discard discarded}. Blocks for a moment: the
     * folders of a download are created.
     *
     * @param progress receives the bytes sent or received, or the objects deleted, so far; on SDK threads
     * @param left gets what is left to do of a job that was done in part, and the download whose file got another name
     */
    public CompletableFuture<?> run(TransferJob job, ProgressSink progress, Consumer<TransferJob> left) {
        return switch (job.direction()) {
            case UPLOAD -> uploads.run(job, progress);
            case DOWNLOAD -> downloads.run(job, progress, left);
            case COPY, MOVE -> job.streamed() ? streams.run(job, progress, left) : copies.run(job, progress);
            case DELETE -> deletes.run(job, progress, left);
        };
    }

    /** Deletes what the attempts have left of a transfer that was cancelled or failed. It must not be running. */
    public CompletableFuture<Void> discard(TransferJob job) {
        return switch (job.direction()) {
            case UPLOAD, COPY, MOVE ->
                CompletableFuture.supplyAsync(() -> begun.discard(job.id()), io).thenCompose(aborted -> aborted);
            case DOWNLOAD ->
                CompletableFuture.runAsync(() -> LocalFiles.discard(LocalFiles.part(job.file(), job.id())), io);
            case DELETE -> CompletableFuture.completedFuture(null);
        };
    }

    /** Deletes what transfers have left at the server that are no longer in the journal. Blocks for a moment. */
    public CompletableFuture<Void> discardOrphans() {
        return begun.discardOrphans();
    }
}
