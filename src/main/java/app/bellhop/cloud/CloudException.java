package app.bellhop.cloud;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** A failure in our own words: what failed, on what, the service's code, and what was missing. Immutable. */
public final class CloudException extends RuntimeException {

    private final ErrorKind kind;
    private final Failure failure;

    /**
     * The particulars of a failure; any of them may be null.
     *
     * @param operation the service's operation: ListObjectsV2, Publish …
     * @param subject the bucket, object, topic, phone number or file it was about
     * @param code the service's own code: NoSuchKey, AuthorizationError …
     * @param message the service's own sentence, often empty
     * @param requestId what the service's support asks for
     * @param iamAction the permission that was missing, for ACCESS_DENIED
     * @param iamResource the ARN it was missing on
     */
    public record Failure(
            String operation,
            String subject,
            String code,
            String message,
            String requestId,
            String iamAction,
            String iamResource) {

        /** A failure on this side of the wire. */
        public static Failure local(String operation, String subject, String message) {
            return new Failure(operation, subject, null, message, null, null, null);
        }
    }

    public CloudException(ErrorKind kind, Failure failure, Throwable cause) {
        super(
                failure.operation() + " " + failure.subject() + ": " + kind + " " + failure.code() + " "
                        + failure.message(),
                cause);
        this.kind = kind;
        this.failure = failure;
    }

    public ErrorKind kind() {
        return kind;
    }

    public Failure failure() {
        return failure;
    }

    /** A failure of a file or folder on this computer, with the reason in words. */
    public static CloudException ofFile(String operation, String file, IOException e) {
        String reason = e.getMessage();
        if (e instanceof AccessDeniedException) {
            reason = "permission denied";
        } else if (e instanceof NoSuchFileException) {
            reason = "it is not there any more";
        } else if (e instanceof FileAlreadyExistsException) {
            reason = "something of that name is in the way";
        } else if (e instanceof FileSystemException named && named.getReason() != null) {
            reason = named.getReason();
        }
        return new CloudException(ErrorKind.LOCAL_FILE, Failure.local(operation, file, reason), e);
    }

    /** Finds the CloudException in what a future ended with; anything else is a BUG, and is kept as the cause. */
    public static CloudException of(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CloudException known) {
            return known;
        }
        if (cause instanceof CancellationException) {
            return new CloudException(ErrorKind.CANCELLED, Failure.local("", "", ""), cause);
        }
        return new CloudException(ErrorKind.BUG, Failure.local("", "", String.valueOf(cause)), cause);
    }
}
