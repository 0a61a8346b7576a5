package app.bellhop.cloud;

import app.bellhop.cloud.Detail.LocalFile.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A failed operation: what failed, its target, the service's code and message, and a structured detail. Immutable. */
public final class CloudException extends RuntimeException {

    private final ErrorKind kind;
    private final Failure failure;

    /**
     * What failed. Every component except the detail may be null.
     *
     * @param operation the service's operation: ListObjectsV2, Publish …
     * @param subject the bucket, object, topic, phone number or file it was about
     * @param code the service's own code: NoSuchKey, AuthorizationError …
     * @param message the service's, SDK's or operating system's message; often empty
     * @param requestId the id that the service's support asks for
     */
    public record Failure(
            String operation,
            String subject,
            @Nullable String code,
            @Nullable String message,
            @Nullable String requestId,
            Detail detail) {

        /** Whether the server gave a status and nothing else. */
        public boolean unexplained() {
            return code != null && code.matches("\\d+");
        }

        /** A failure on the client side, with the message of the system or a library. */
        public static Failure local(String operation, String subject, @Nullable String message) {
            return new Failure(operation, subject, null, message, null, Detail.NONE);
        }

        /** A failure on the client side. */
        public static Failure local(String operation, String subject, Detail detail) {
            return new Failure(operation, subject, null, null, null, detail);
        }

        /** The same, of which something else is known. */
        public Failure with(Detail other) {
            return new Failure(operation, subject, code, message, requestId, other);
        }
    }

    public CloudException(ErrorKind kind, Failure failure, @Nullable Throwable cause) {
        super(
                failure.operation() + " " + failure.subject() + ": " + kind + " " + failure.code() + " "
                        + failure.message() + " " + failure.detail(),
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

    /** Whether the request may have been carried out, as a server was reached and only its answer is missing. */
    public boolean unanswered() {
        if (kind != ErrorKind.NETWORK || failure.detail() instanceof Detail.Untrusted) {
            return false;
        }
        return !(failure.detail() instanceof Detail.Unreachable unreachable)
                || switch (unreachable.cause()) {
                    case SILENT, NO_HTTP, BROKEN -> true;
                    case REFUSED, UNKNOWN_HOST, PROXY, TIMEOUT, TLS, TLS_ENDED, CLIENT_CERTIFICATE, NO_TLS -> false;
                };
    }

    /** Whether nothing was sent, as it was not allowed. */
    public boolean notSent() {
        return failure.detail() instanceof Reason reason && reason.code() == ServiceProblem.NOT_SENT;
    }

    /** A failure that Bellhop itself detected. */
    public static CloudException because(
            ErrorKind kind, String operation, String subject, ProblemCode code, Object... arguments) {
        return new CloudException(kind, Failure.local(operation, subject, Reason.of(code, arguments)), null);
    }

    /** A failure of a file or folder on this computer. */
    public static CloudException ofFile(String operation, String file, IOException e) {
        Optional<Fault> fault = fault(e);
        String message = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
        Failure failure = fault.isPresent()
                ? Failure.local(operation, file, new Detail.LocalFile(fault.get()))
                : Failure.local(operation, file, message);
        return new CloudException(ErrorKind.LOCAL_FILE, failure, e);
    }

    /** A file or folder on this computer that cannot be used as it is. */
    public static CloudException ofFile(String operation, String file, Fault fault) {
        return new CloudException(
                ErrorKind.LOCAL_FILE, Failure.local(operation, file, new Detail.LocalFile(fault)), null);
    }

    private static Optional<Fault> fault(IOException e) {
        if (e instanceof AccessDeniedException) {
            return Optional.of(Fault.PERMISSION_DENIED);
        }
        if (e instanceof NoSuchFileException) {
            return Optional.of(Fault.MISSING);
        }
        if (e instanceof FileAlreadyExistsException) {
            return Optional.of(Fault.ALREADY_EXISTS);
        }
        if (e instanceof NotDirectoryException) {
            return Optional.of(Fault.NOT_A_FOLDER);
        }
        return full(e) ? Optional.of(Fault.DISK_FULL) : Optional.empty();
    }

    /** Java has no exception of its own for a full disk or a full quota. */
    private static boolean full(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("quota exceeded");
    }

    /** Unwraps the CloudException from the failure of a future; any other exception becomes a BUG that has it as its cause. */
    public static CloudException of(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CloudException known) {
            return known;
        }
        if (cause instanceof UncheckedIOException
                && cause.getCause() instanceof FileSystemException e
                && e.getFile() != null) {
            return ofFile("Open", e.getFile(), e); // Of a file of Bellhop's own.
        }
        if (cause instanceof CancellationException) {
            return new CloudException(ErrorKind.CANCELLED, Failure.local("", "", ""), cause);
        }
        return new CloudException(ErrorKind.BUG, Failure.local("", "", String.valueOf(cause)), cause);
    }
}
