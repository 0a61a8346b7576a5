package app.bellhop.transfer;

import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.TransferJournal;
import app.bellhop.transfer.local.LocalFiles;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Sends or receives one file. */
final class TransferRunner {

    private final Executor io;
    private final UploadRunner uploads;
    private final DownloadRunner downloads;

    TransferRunner(ObjectStore store, TransferJournal journal, Executor io) {
        this.io = io;
        this.uploads = new UploadRunner(store, journal.uploads());
        this.downloads = new DownloadRunner(store, journal, io);
    }

    /**
     * Begins, or goes on with what an earlier attempt has left. Cancelling the future stops the request; what was sent or
     * received may be kept for the next attempt, until it is {@linkplain #discard discarded}. Blocks for a moment: the
     * folders of a download are created.
     *
     * @param progress told of the bytes sent or received so far, on SDK threads
     */
    CompletableFuture<?> run(TransferJob job, ProgressSink progress) {
        if (job.direction() == TransferJob.Direction.DOWNLOAD) {
            return downloads.run(job, progress);
        }
        return uploads.run(job, progress);
    }

    /** Deletes what the attempts have left of a transfer that was cancelled or failed. It must not be running. */
    CompletableFuture<Void> discard(TransferJob job) {
        return job.direction() == TransferJob.Direction.UPLOAD
                ? CompletableFuture.supplyAsync(() -> uploads.discard(job), io).thenCompose(aborted -> aborted)
                : CompletableFuture.runAsync(() -> LocalFiles.discard(LocalFiles.part(job.file(), job.id())), io);
    }

    /** Deletes what transfers have left at the server that are no longer in the journal. Blocks for a moment. */
    CompletableFuture<Void> discardOrphans() {
        return uploads.discardOrphans();
    }
}
