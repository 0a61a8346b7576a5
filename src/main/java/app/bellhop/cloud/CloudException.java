package app.bellhop.cloud;

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
        if (cause instanceof java.util.concurrent.CancellationException) {
            return new CloudException(ErrorKind.CANCELLED, Failure.local("", "", ""), cause);
        }
        return new CloudException(ErrorKind.BUG, Failure.local("", "", String.valueOf(cause)), cause);
    }
}
