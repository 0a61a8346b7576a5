package app.bellhop.transfer.run;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ObjectProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.SourceObject;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.transfer.job.Counterpart.OtherConnection;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.TransferJob.Direction;
import app.bellhop.transfer.job.UploadRecord;
import app.bellhop.transfer.plan.TransferProblem;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Copies or moves one object of another connection, and goes on with what an earlier attempt has left at the server. Two
 * versions of the source are never mixed.
 */
final class StreamRunner {

    /** How often an object that changes while it is copied is copied from its beginning. */
    private static final int MAX_STARTS = 3;

    private final ObjectStore store;
    private final JobUploads uploads;
    private final OpenConnections connections;

    StreamRunner(ObjectStore store, JobUploads uploads, OpenConnections connections) {
        this.store = store;
        this.uploads = uploads;
        this.connections = connections;
    }

    /**
     * Begins or goes on. A move deletes the source last, when the copy is verified. Cancelling stops the requests and keeps
     * the parts.
     *
     * @param left gets the move once its copy is there, which a further attempt may replace
     */
    CompletableFuture<?> run(TransferJob job, ProgressSink progress, Consumer<TransferJob> left) {
        Source source = job.source();
        OtherConnection other = Objects.requireNonNull(source.connection());
        ObjectStore from = connections.open(source, other).store();
        Run run = new Run(job, from, progress, left);
        return Futures.orElse(
                job.handling().condition() == null // Its target could not be looked up when it was queued.
                        ? FreeTarget.then(store, job.target(), "PutObject", run::start)
                        : run.start(),
                e -> CompletableFuture.failedFuture(
                        // What its closing does to requests on their way is no failure of them.
                        connections.find(other.id()).isEmpty() ? OpenConnections.closed(source, other) : e));
    }

    /** One object on its way, from as many beginnings as it takes. */
    private final class Run {

        private final TransferJob job;
        private final ObjectStore from;
        private final ProgressSink progress;
        private final Consumer<TransferJob> left;
        private int starts;

        Run(TransferJob job, ObjectStore from, ProgressSink progress, Consumer<TransferJob> left) {
            this.job = job;
            this.from = from;
            this.progress = progress;
            this.left = left;
        }

        CompletableFuture<Void> start() {
            starts++;
            CompletableFuture<Void> copied =
                    Futures.then(from.source(job.source().object()), this::begin);
            return Futures.orElse(copied, this::failed);
        }

        private CompletableFuture<Void> begin(SourceObject source) {
            progress.sized(source.size());
            Optional<UploadRecord> begun = uploads.find(job.id());
            if (begun.isPresent() && !source.etag().equals(begun.get().upload().etag())) {
                progress.noticed(Reason.of(UploadProblem.STARTED_OVER));
                return Futures.then(uploads.abort(begun.get()), gone -> send(source));
            }
            return send(source);
        }

        private CompletableFuture<Void> send(SourceObject source) {
            S3Location to = job.target();
            UploadCondition chosen = job.handling().condition();
            UploadLog log = uploads.log(job.id(), to, new FileStamp(source.size(), 0));
            CompletableFuture<Written> written =
                    store.receive(source, to, chosen == null ? UploadCondition.IF_ABSENT : chosen, log, progress);
            return Futures.then(written, copy -> received(source, copy));
        }

        private CompletableFuture<Void> received(SourceObject source, Written copy) {
            uploads.forget(job.id());
            progress.transferred(source.size());
            if (!copy.shortfalls().isEmpty()) {
                progress.noticed(TransferProblem.notKept(copy.shortfalls()));
            } else if (!copy.verified()) {
                progress.noticed(Reason.of(UploadProblem.NOT_VERIFIED));
            }
            return job.direction() == Direction.MOVE ? delete(source, copy) : CompletableFuture.completedFuture(null);
        }

        private CompletableFuture<Void> delete(SourceObject source, Written copy) {
            if (!copy.verified()) {
                return CompletableFuture.failedFuture(CloudException.because(
                        ErrorKind.CONFLICT,
                        "DeleteObject",
                        job.source().object().uri(),
                        ObjectProblem.COPY_NOT_VERIFIED,
                        CloudException.because(
                                ErrorKind.CONFLICT, "HeadObject", job.target().uri(), UploadProblem.NOT_VERIFIED)));
            }
            String etag = copy.etag();
            if (etag != null) {
                left.accept(job.under(UploadCondition.ifMatch(etag)));
            }
            return from.deleteUnchanged(job.source().object(), source.size(), source.etag());
        }

        private CompletableFuture<Void> failed(CloudException e) {
            if (uploads.lost(job.id(), e)) {
                return over(e);
            }
            if (JobUploads.unlisted(e)) {
                return Futures.then(uploads.discardOrLeave(job.id()), gone -> over(e));
            }
            boolean changed = e.failure().detail() instanceof Reason reason && reason.code() == AnswerProblem.CHANGED;
            if (!changed) {
                return uploads.fail(job.id(), e);
            }
            return Futures.then(uploads.tryDiscard(job.id()), gone -> over(e));
        }

        private CompletableFuture<Void> over(CloudException e) {
            if (starts == MAX_STARTS) {
                return CompletableFuture.failedFuture(e);
            }
            progress.noticed(Reason.of(UploadProblem.STARTED_OVER));
            return start();
        }
    }
}
