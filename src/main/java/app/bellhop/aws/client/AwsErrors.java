package app.bellhop.aws.client;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Maps every SDK exception to a CloudException. */
public final class AwsErrors {

    private static final Set<String> CREDENTIALS = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidClientTokenId",
            "InvalidToken",
            "ExpiredToken",
            "ExpiredTokenException",
            "UnrecognizedClientException",
            "MissingAuthenticationToken",
            "TokenRefreshRequired");
    private static final Set<String> SKEW = Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");
    private static final Set<String> THROTTLING = Set.of(
            "SlowDown",
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "Throttled",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "KMSThrottling");
    private static final Set<String> REGION =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");

    /** AWS often names the missing permission itself; for a copy it may be one on the source. */
    private static final Pattern NOT_AUTHORIZED =
            Pattern.compile("not authorized to perform: (\\S+) on resource: \"?(arn:[^\"]+?)\"?(?: |$)");

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
            return new CloudException(
                    ours.kind(),
                    Failure.local(operation.api, subject, ours.failure().detail()),
                    e);
        }
        AwsServiceException service = find(e, AwsServiceException.class);
        if (service != null) {
            return ofService(operation, subject, resource, service);
        }
        FileSystemException file = find(e, FileSystemException.class);
        if (file != null) {
            return CloudException.ofFile(operation.api, file.getFile(), file);
        }
        ErrorKind kind = kindOf(e);
        Detail detail = kind == ErrorKind.NETWORK ? NetworkFailures.detail(e, endpoint) : Detail.NONE;
        return new CloudException(kind, new Failure(operation.api, subject, null, message(kind, e), null, detail), e);
    }

    private static CloudException ofService(
            Operation operation, String subject, String resource, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        String message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        ErrorKind kind = kindOf(code, e.statusCode());
        Failure failure = new Failure(
                operation.api,
                subject,
                code.isEmpty() ? String.valueOf(e.statusCode()) : code,
                message,
                e.requestId(),
                switch (kind) {
                    case ACCESS_DENIED -> missing(operation, resource, message);
                    case CLOCK_SKEW -> new Detail.ClockDifference(serverTime(details));
                    default -> Detail.NONE;
                });
        return new CloudException(kind, failure, e);
    }

    private static Detail missing(Operation operation, String resource, String message) {
        Matcher match = NOT_AUTHORIZED.matcher(message);
        return match.find()
                ? new Detail.MissingPermission(match.group(1), match.group(2))
                : new Detail.MissingPermission(operation.iamAction, resource);
    }

    private static @Nullable Instant serverTime(AwsErrorDetails details) {
        if (details == null || details.sdkHttpResponse() == null) {
            return null;
        }
        try {
            return details.sdkHttpResponse()
                    .firstMatchingHeader("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElse(null);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static ErrorKind kindOf(String code, int status) {
        if (CREDENTIALS.contains(code)) {
            return ErrorKind.BAD_CREDENTIALS;
        }
        if (SKEW.contains(code)) {
            return ErrorKind.CLOCK_SKEW;
        }
        if (THROTTLING.contains(code) || status == 429) {
            return ErrorKind.THROTTLED;
        }
        // A full quota answers 403 in SNS, and is no matter of permissions.
        if (REGION.contains(code) || code.endsWith("LimitExceeded")) {
            return ErrorKind.INVALID;
        }
        if (code.equals("InvalidAction")) {
            return ErrorKind.NOT_SUPPORTED;
        }
        return switch (status) {
            case 401, 403 -> ErrorKind.ACCESS_DENIED;
            case 404, 410 -> ErrorKind.NOT_FOUND;
            case 405, 501 -> ErrorKind.NOT_SUPPORTED;
            case 409, 412 -> ErrorKind.CONFLICT;
            default -> status >= 500 ? ErrorKind.NETWORK : ErrorKind.INVALID;
        };
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
            String message = messageOf(e);
            boolean credentials = message.contains("credential") || message.contains("Profile");
            return credentials ? ErrorKind.BAD_CREDENTIALS : ErrorKind.NETWORK;
        }
        return e instanceof IllegalArgumentException ? ErrorKind.INVALID : ErrorKind.BUG;
    }

    private static String message(ErrorKind kind, Throwable e) {
        Throwable io = kind == ErrorKind.NETWORK ? find(e, IOException.class) : null;
        Throwable teller = io == null ? e : io;
        return teller.getMessage() == null ? teller.getClass().getSimpleName() : teller.getMessage();
    }

    private static String messageOf(Throwable e) {
        return String.valueOf(e.getMessage());
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
