package app.bellhop.transfer.run;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadedPart;
import app.bellhop.transfer.job.UploadRecord;
import app.bellhop.transfer.job.UploadRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The multipart uploads that jobs have begun. The journal knows each before its first part is sent; one that is of no more use
 * is aborted.
 */
final class JobUploads {

    /** After these, the parts at the server are still of use. */
    private static final Set<ErrorKind> RESUMABLE = EnumSet.of(
            ErrorKind.NETWORK,
            ErrorKind.THROTTLED,
            ErrorKind.BAD_CREDENTIALS,
            ErrorKind.CLOCK_SKEW,
            ErrorKind.CANCELLED,
            ErrorKind.LOCAL_FILE);

    private final ObjectStore store;
    private final UploadRecords records;

    JobUploads(ObjectStore store, UploadRecords records) {
        this.store = store;
        this.records = records;
    }

    Optional<UploadRecord> find(String job) {
        return records.find(job);
    }

    /** The upload is complete, or no longer there. */
    void forget(String job) {
        records.remove(job);
    }

    /** Aborts what a job has left at the server. It must not be running. */
    CompletableFuture<Void> discard(String job) {
        return records.find(job).map(this::abort).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Aborts what jobs have left that are no longer in the journal. */
    CompletableFuture<Void> discardOrphans() {
        List<CompletableFuture<Void>> aborted =
                records.orphans().stream().map(this::abort).toList();
        return CompletableFuture.allOf(aborted.toArray(CompletableFuture[]::new));
    }

    CompletableFuture<Void> abort(UploadRecord record) {
        return Futures.map(store.abortUpload(record.object(), record.upload().uploadId()), done -> {
            records.remove(record.job());
            return null;
        });
    }

    /** The same as {@link #discard}. Whether that works or not, there is something else to report. */
    CompletableFuture<Void> tryDiscard(String job) {
        return Futures.recover(discard(job), e -> true, (Void) null);
    }

    /** Whether the server no longer has the upload of a job that has failed; then it is forgotten. */
    boolean lost(String job, CloudException e) {
        boolean lost = records.find(job).isPresent()
                && "NoSuchUpload".equals(e.failure().code());
        if (lost) {
            records.remove(job);
        }
        return lost;
    }

    /** Whether the server does not say which parts it has: they are of no use then. */
    static boolean unlisted(CloudException e) {
        return "ListParts".equals(e.failure().operation()) && refused(e);
    }

    private static boolean refused(CloudException e) {
        return e.kind() == ErrorKind.ACCESS_DENIED || e.kind() == ErrorKind.NOT_SUPPORTED;
    }

    /** The same as {@link #discard}; what may not be aborted is left behind. */
    CompletableFuture<Void> discardOrLeave(String job) {
        return Futures.map(Futures.recover(discard(job), JobUploads::refused, (Void) null), gone -> {
            records.remove(job);
            return null;
        });
    }

    /** Fails with what has happened, after parts are aborted that are of no more use then. */
    <T> CompletableFuture<T> fail(String job, CloudException e) {
        return RESUMABLE.contains(e.kind())
                ? CompletableFuture.failedFuture(e)
                : Futures.then(tryDiscard(job), gone -> CompletableFuture.failedFuture(e));
    }

    /** Where the upload of a job leaves its trace. */
    UploadLog log(String job, S3Location object, FileStamp source) {
        return new UploadLog() {

            @Override
            public Optional<UnfinishedUpload> unfinished() {
                return records.find(job).map(UploadRecord::upload);
            }

            @Override
            public List<Duration> creating() {
                Instant now = Instant.now();
                return records.creating(job, now).stream()
                        .map(earlier -> Duration.between(earlier, now))
                        .toList();
            }

            @Override
            public boolean begun(String uploadId, long partSize, @Nullable String etag) {
                UnfinishedUpload begun = new UnfinishedUpload(uploadId, partSize, etag, List.of());
                records.begun(new UploadRecord(job, object, source, begun));
                return true;
            }

            @Override
            public void stored(UploadedPart part) {
                records.stored(job, part);
            }
        };
    }
}
