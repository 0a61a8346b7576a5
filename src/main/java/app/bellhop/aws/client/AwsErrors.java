package app.bellhop.aws.client;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Maps every SDK exception to a CloudException. */
public final class AwsErrors {

    /** What is no refusal of a role. */
    private static final Set<ErrorKind> PASSING = Set.of(ErrorKind.NETWORK, ErrorKind.THROTTLED, ErrorKind.CLOCK_SKEW);

    private AwsErrors() {}

    static CloudException map(Operation operation, String subject, String resource, String endpoint, Throwable thrown) {
        Throwable e = thrown;
        while (e instanceof CompletionException && e.getCause() != null) {
            e = e.getCause();
        }
        if (e instanceof CloudException known) {
            return known;
        }
        CloudException ours = find(e, CloudException.class); // Found while the SDK read the answer.
        if (ours != null) {
            boolean file = ours.kind() == ErrorKind.LOCAL_FILE; // Its subject is which.
            return new CloudException(
                    ours.kind(),
                    Failure.local(
                            operation.api,
                            file ? ours.failure().subject() : subject,
                            ours.failure().detail()),
                    e);
        }
        AwsServiceException service = find(e, AwsServiceException.class);
        if (service instanceof StsException refused
                && !PASSING.contains(
                        ServiceErrors.map(operation, subject, resource, refused).kind())) {
            String said = refused.awsErrorDetails() == null
                    ? ""
                    : String.valueOf(refused.awsErrorDetails().errorMessage());
            return new CloudException(
                    ErrorKind.BAD_CREDENTIALS,
                    Failure.local(operation.api, subject, Reason.of(CredentialProblem.ROLE_REFUSED, said)),
                    e);
        }
        if (service != null) {
            return ServiceErrors.map(operation, subject, resource, service);
        }
        return unanswered(operation.api, subject, endpoint, e);
    }

    /**
     * A failure without an answer of the service.
     *
     * @param operation the service's
     */
    public static CloudException unanswered(String operation, String subject, String endpoint, Throwable e) {
        FileSystemException file = find(e, FileSystemException.class);
        if (file != null) {
            return CloudException.ofFile(operation, file.getFile(), file);
        }
        ErrorKind kind = kindOf(e);
        Detail detail = switch (kind) {
            case NETWORK ->
                ListingRepair.mayHelp(e)
                        ? Reason.of(AnswerProblem.UNREADABLE, operation)
                        : NetworkFailures.detail(e, endpoint);
            default -> Detail.NONE;
        };
        return new CloudException(kind, new Failure(operation, subject, null, message(kind, e), null, detail), e);
    }

    private static ErrorKind kindOf(Throwable e) {
        if (find(e, CancellationException.class) != null || find(e, AbortedException.class) != null) {
            return ErrorKind.CANCELLED;
        }
        if (find(e, IOException.class) != null
                || find(e, java.util.concurrent.TimeoutException.class) != null
                || e instanceof ApiCallTimeoutException
                || e instanceof ApiCallAttemptTimeoutException) {
            return ErrorKind.NETWORK;
        }
        if (e instanceof SdkClientException) {
            String message = String.valueOf(e.getMessage());
            if (message.startsWith("Unable to marshall request")) {
                return ErrorKind.INVALID; // It lacks something, and was not sent.
            }
            boolean credentials = message.contains("credential") || message.contains("Profile");
            return credentials ? ErrorKind.BAD_CREDENTIALS : ErrorKind.NETWORK;
        }
        return e instanceof IllegalArgumentException ? ErrorKind.INVALID : ErrorKind.BUG;
    }

    private static String message(ErrorKind kind, Throwable e) {
        Throwable io = kind == ErrorKind.NETWORK ? find(e, IOException.class) : null;
        Throwable request = kind == ErrorKind.INVALID ? find(e, IllegalArgumentException.class) : null;
        Throwable teller = io != null ? io : request != null ? request : e;
        return teller.getMessage() == null ? teller.getClass().getSimpleName() : teller.getMessage();
    }

    /** The first of that type among a failure and its causes, or null. */
    public static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
