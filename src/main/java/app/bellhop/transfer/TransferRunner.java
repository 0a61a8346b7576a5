package app.bellhop.transfer;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.LocalFiles;
import app.bellhop.transfer.local.SourceFiles;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Sends or receives one file. */
final class TransferRunner {

    private final ObjectStore store;
    private final Executor io;
    private final DownloadRunner downloads;

    TransferRunner(ObjectStore store, Executor io) {
        this.store = store;
        this.io = io;
        this.downloads = new DownloadRunner(store, io);
    }

    /**
     * Begins, or goes on with what an earlier attempt has left. Cancelling the future stops the request; what was sent or
     * received may be kept for the next attempt, until it is {@linkplain #discard discarded}. Blocks for a moment: the
     * folders of a download are created.
     *
     * @param progress told of the bytes sent or received so far, on SDK threads
     */
    CompletableFuture<Void> run(TransferJob job, ProgressSink progress) {
        if (job.direction() == TransferJob.Direction.DOWNLOAD) {
            return downloads.run(job, progress);
        }
        SourceFiles.requireFile(job.file());
        return Futures.map(
                store.upload(UploadRequest.of(job.file(), job.target()), UploadLog.NONE, progress), done -> null);
    }

    /** Deletes what the attempts have left of a transfer that was cancelled or failed. It must not be running. */
    CompletableFuture<Void> discard(TransferJob job) {
        return job.direction() == TransferJob.Direction.UPLOAD
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(() -> LocalFiles.discard(LocalFiles.part(job.file(), job.id())), io);
    }
}
