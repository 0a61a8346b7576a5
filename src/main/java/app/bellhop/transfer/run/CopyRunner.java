package app.bellhop.transfer.run;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.TransferJob.Direction;
import app.bellhop.transfer.plan.TransferProblem;
import java.util.concurrent.CompletableFuture;

/** Copies or moves one object on the server. */
final class CopyRunner {

    private final ObjectStore store;
    private final JobUploads uploads;

    CopyRunner(ObjectStore store, JobUploads uploads) {
        this.store = store;
        this.uploads = uploads;
    }

    /**
     * Begins, or goes on with what an earlier attempt has left of a copy in parts. A move deletes the source last, when the copy
     * is verified. Cancelling the future stops the requests and keeps the parts.
     *
     * @param progress receives the bytes that were copied so far, and what could not be kept
     */
    CompletableFuture<Written> run(TransferJob job, ProgressSink progress) {
        S3Location to = job.target();
        UploadCondition chosen = job.handling().condition();
        UploadCondition condition = chosen == null ? UploadCondition.IF_ABSENT : chosen;
        CompletableFuture<Written> written = condition.equals(UploadCondition.IF_ABSENT)
                ? FreeTarget.then(store, to, "CopyObject", () -> send(job, condition, progress))
                : send(job, condition, progress);
        return Futures.map(written, copied -> {
            uploads.forget(job.id());
            progress.transferred(job.size());
            if (!copied.shortfalls().isEmpty()) {
                progress.noticed(TransferProblem.notKept(copied.shortfalls()));
            }
            return copied;
        });
    }

    private CompletableFuture<Written> send(TransferJob job, UploadCondition condition, ProgressSink progress) {
        return Futures.orElse(copy(job, condition, progress), e -> failed(job, condition, progress, e));
    }

    /** An upload that is gone is begun anew, once. */
    private CompletableFuture<Written> failed(
            TransferJob job, UploadCondition condition, ProgressSink progress, CloudException e) {
        if (!uploads.lost(job.id(), e)) {
            return uploads.fail(job.id(), e);
        }
        progress.noticed(Reason.of(UploadProblem.STARTED_OVER));
        return Futures.orElse(copy(job, condition, progress), again -> uploads.fail(job.id(), again));
    }

    private CompletableFuture<Written> copy(TransferJob job, UploadCondition condition, ProgressSink progress) {
        S3Location from = job.source().object();
        S3Location to = job.target();
        UploadLog log = uploads.log(job.id(), to, new FileStamp(job.size(), 0));
        return job.direction() == Direction.MOVE
                ? store.move(from, to, condition, log, progress)
                : store.copy(from, to, condition, log, progress);
    }
}
