package app.bellhop.transfer;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Receives one file. */
final class DownloadRunner {

    private final ObjectStore store;
    private final Executor io;

    DownloadRunner(ObjectStore store, Executor io) {
        this.store = store;
        this.io = io;
    }

    /**
     * Begins; cancelling the future stops the request. Blocks for a moment: the folders are created. The file gets its name
     * only when it is complete.
     *
     * @param progress told of the bytes received so far, on SDK threads
     */
    CompletableFuture<Void> run(TransferJob job, ProgressSink progress) {
        boolean replace = UploadCondition.ALWAYS.equals(job.handling().condition());
        Path part = LocalFiles.prepare(job.handling().root(), job.file(), job.id());
        CompletableFuture<Void> request = store.download(job.target(), part, progress);
        CompletableFuture<Void> download = new CompletableFuture<>();
        request.whenCompleteAsync(
                (done, e) -> {
                    try {
                        if (e == null) {
                            checkSize(job, part);
                            LocalFiles.moveIntoPlace(part, job.file(), replace);
                            download.complete(null);
                        } else {
                            LocalFiles.discard(part);
                            download.completeExceptionally(e);
                        }
                    } catch (RuntimeException local) {
                        try {
                            LocalFiles.discard(part);
                        } finally {
                            download.completeExceptionally(local);
                        }
                    }
                },
                io);
        download.whenComplete((done, e) -> {
            if (download.isCancelled()) {
                request.cancel(true);
            }
        });
        return download;
    }

    /** What comes must be what was listed, whatever the answer says of itself. */
    private static void checkSize(TransferJob job, Path part) {
        try {
            long bytes = Files.size(part);
            if (bytes != job.size()) {
                throw CloudException.because(
                        ErrorKind.CONFLICT,
                        "GetObject",
                        job.target().uri(),
                        AnswerProblem.NOT_AS_LISTED,
                        new Reason.Bytes(job.size()),
                        new Reason.Bytes(bytes));
            }
        } catch (IOException e) {
            throw CloudException.ofFile("GetObject", part.toString(), e);
        }
    }
}
