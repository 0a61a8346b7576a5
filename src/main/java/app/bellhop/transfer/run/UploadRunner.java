package app.bellhop.transfer.run;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.cloud.s3.upload.UploadResult;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.UploadRecord;
import app.bellhop.transfer.local.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends one file, and goes on with what an earlier attempt has left at the server. The journal knows each multipart upload
 * before its first part is sent; one that is of no more use is aborted.
 */
final class UploadRunner {

    /** How often a file that changes while it is sent is sent from its beginning. */
    private static final int MAX_STARTS = 3;

    private final ObjectStore store;
    private final JobUploads uploads;

    UploadRunner(ObjectStore store, JobUploads uploads) {
        this.store = store;
        this.uploads = uploads;
    }

    /** Begins or goes on. Cancelling stops the requests and keeps the parts. Blocks for a moment: reads the file's attributes. */
    CompletableFuture<UploadResult> run(TransferJob job, ProgressSink progress) {
        SourceFiles.requireFile(job.file());
        requireKey(job);
        Run run = new Run(request(job), job.id(), progress);
        return job.handling().condition() == null // Its target could not be looked up when it was queued.
                ? FreeTarget.then(store, job.target(), "PutObject", run::start)
                : run.start();
    }

    private static void requireKey(TransferJob job) {
        Encryption encryption = job.handling().options().encryption();
        if (encryption != null && encryption.lacksSecret()) {
            throw CloudException.because(
                    ErrorKind.CONFLICT, "PutObject", job.target().uri(), UploadProblem.KEY_NOT_KEPT);
        }
    }

    private static UploadRequest request(TransferJob job) {
        UploadCondition condition = job.handling().condition();
        return new UploadRequest(
                job.file(),
                job.target(),
                job.handling().options(),
                condition == null ? UploadCondition.IF_ABSENT : condition);
    }

    /** Notes when the file was changed in the object's metadata, unless the user has put something there. */
    private static UploadOptions withFileTime(UploadOptions options, FileStamp source) {
        if (options.omitFileTime() || options.metadata().containsKey(FileStamp.METADATA)) {
            return options;
        }
        Map<String, String> metadata = new HashMap<>(options.metadata());
        metadata.put(FileStamp.METADATA, source.modifiedSeconds());
        return options.withMetadata(metadata);
    }

    /** One file on its way, from as many beginnings as it takes. */
    private final class Run {

        private final String job;
        private final ProgressSink progress;
        private UploadRequest request;
        private @Nullable FileStamp source;
        private int starts;

        Run(UploadRequest request, String job, ProgressSink progress) {
            this.request = request;
            this.job = job;
            this.progress = progress;
        }

        CompletableFuture<UploadResult> start() {
            starts++;
            source = stamp();
            progress.sized(source.size());
            Optional<UploadRecord> left = uploads.find(job);
            if (left.isPresent() && !left.get().source().equals(source)) {
                progress.noticed(Reason.of(UploadProblem.STARTED_OVER));
                return Futures.then(uploads.abort(left.get()), gone -> send());
            }
            return send();
        }

        private CompletableFuture<UploadResult> send() {
            UploadRequest dated = new UploadRequest(
                    request.file(),
                    request.object(),
                    withFileTime(request.options(), Objects.requireNonNull(source)),
                    request.condition());
            CompletableFuture<UploadResult> sent = Futures.then(
                    store.upload(dated, uploads.log(job, request.object(), Objects.requireNonNull(source)), progress),
                    this::ended);
            return Futures.orElse(sent, this::failed);
        }

        private FileStamp stamp() {
            try {
                return FileStamp.of(request.file());
            } catch (IOException e) {
                throw CloudException.ofFile("PutObject", request.file().toString(), e);
            }
        }

        /** What was sent is a mixture if the file has changed meanwhile. */
        private CompletableFuture<UploadResult> ended(UploadResult result) {
            uploads.forget(job);
            if (Files.exists(request.file()) && !stamp().equals(source)) { // It may be gone by now: it was sent.
                replaceOwn(result.etag());
                return CompletableFuture.failedFuture(CloudException.because(
                        ErrorKind.LOCAL_FILE, "PutObject", request.file().toString(), UploadProblem.SOURCE_CHANGED));
            }
            if (!result.verified()) {
                progress.noticed(Reason.of(UploadProblem.NOT_VERIFIED));
            }
            return CompletableFuture.completedFuture(result);
        }

        /** The next attempt finds what this one has made. */
        private void replaceOwn(@Nullable String etag) {
            if (etag != null && !request.condition().equals(UploadCondition.ALWAYS)) {
                request = new UploadRequest(
                        request.file(), request.object(), request.options(), UploadCondition.ifMatch(etag));
            }
        }

        private CompletableFuture<UploadResult> failed(CloudException e) {
            if (uploads.lost(job, e)) {
                return over(e);
            }
            if (JobUploads.unlisted(e)) {
                return Futures.then(uploads.discardOrLeave(job), gone -> over(e));
            }
            boolean changed =
                    e.failure().detail() instanceof Reason reason && reason.code() == UploadProblem.SOURCE_CHANGED;
            if (!changed) {
                return uploads.fail(job, e);
            }
            return Futures.then(uploads.tryDiscard(job), gone -> over(e));
        }

        private CompletableFuture<UploadResult> over(CloudException e) {
            if (starts == MAX_STARTS) {
                return CompletableFuture.failedFuture(e);
            }
            progress.noticed(Reason.of(UploadProblem.STARTED_OVER));
            return start();
        }
    }
}
