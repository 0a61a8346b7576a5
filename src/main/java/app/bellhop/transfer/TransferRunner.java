package app.bellhop.transfer;

import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Sends or receives one file. */
final class TransferRunner {

    private final ObjectStore store;
    private final DownloadRunner downloads;

    TransferRunner(ObjectStore store, Executor io) {
        this.store = store;
        this.downloads = new DownloadRunner(store, io);
    }

    /**
     * Begins; cancelling the future stops the request. Blocks for a moment: the folders of a download are created.
     *
     * @param progress told of the bytes sent or received so far, on SDK threads
     */
    CompletableFuture<Void> run(TransferJob job, ProgressSink progress) {
        return job.direction() == TransferJob.Direction.UPLOAD
                ? store.upload(job.file(), job.target(), progress)
                : downloads.run(job, progress);
    }
}
