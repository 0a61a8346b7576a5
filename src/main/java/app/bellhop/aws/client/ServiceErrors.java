package app.bellhop.aws.client;

import app.bellhop.aws.http.RefusalWords;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.Unreachable.Cause;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.cloud.policy.Operation;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Maps the errors that a service answers with: its own code and sentence decide, the status only where they are missing. */
public final class ServiceErrors {

    private static final Set<String> CREDENTIALS = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidClientTokenId",
            "InvalidToken",
            "InvalidTokenId",
            "InvalidSecurity",
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

    /**
     * What passes by itself, as a request that was corrupted on its way; some of it with status 400, or in the middle of an
     * answer that began with 200.
     */
    private static final Set<String> PASSING = Set.of(
            "InternalError",
            "InternalFailure",
            "ServiceUnavailable",
            "RequestTimeout",
            "IncompleteBody",
            "BadDigest",
            "XAmzContentSHA256Mismatch",
            "XAmzContentChecksumMismatch");

    /** The status that a code stands for: that of the answer is 200 where a copy or a completion fails in its middle. */
    private static final Map<String, Integer> STATUS = Map.of(
            "AccessDenied", 403,
            "NoSuchBucket", 404,
            "NoSuchKey", 404,
            "NoSuchUpload", 404,
            "PreconditionFailed", 412,
            "ConditionalRequestConflict", 409,
            "OperationAborted", 409,
            "NotImplemented", 501);

    /** The 401 and 403 that are a matter of permissions; an answer to HEAD has no code. */
    private static final Set<String> DENIED = Set.of(
            "",
            "401",
            "403",
            "AccessDenied",
            "AccessDeniedException",
            "AuthorizationError",
            "AuthorizationErrorException",
            "Forbidden",
            "Unauthorized",
            "UnauthorizedOperation");

    /** Problems with the key of an encrypted topic, whatever the operation. */
    private static final Map<String, ServiceProblem> KMS = Map.of(
            "KMSOptInRequired", ServiceProblem.KMS_OPT_IN,
            "KMSDisabled", ServiceProblem.KMS_DISABLED,
            "KMSInvalidState", ServiceProblem.KMS_UNUSABLE,
            "KMSInvalidKeyUsage", ServiceProblem.KMS_UNUSABLE,
            "KMSNotFound", ServiceProblem.KMS_NOT_FOUND);

    private static final String KMS_DENIED = "KMSAccessDenied";

    /** What publishing to an encrypted topic needs of its key, and what receiving from an encrypted queue does. */
    private static final String KMS_ACTION = "kms:GenerateDataKey*";

    private static final String KMS_READING = "kms:Decrypt";

    private static final Set<String> ARCHIVED = Set.of("InvalidObjectState", "ObjectNotInActiveTierError");

    /** Refusals in which no permission lacks that a policy could give. */
    private record Denial(Pattern words, ServiceProblem problem) {

        Denial(String words, ServiceProblem problem) {
            this(Pattern.compile(words, Pattern.CASE_INSENSITIVE), problem);
        }
    }

    private static final List<Denial> DENIALS = List.of(
            new Denial("requester\\spays", ServiceProblem.REQUESTER_PAYS),
            new Denial("vpc\\sendpoint\\spolicy", ServiceProblem.VPC_ENDPOINT),
            new Denial("explicit\\sdeny", ServiceProblem.EXPLICIT_DENY),
            new Denial(
                    "no\\s(?:permissions\\sboundary|(?:session|service\\scontrol|resource\\scontrol)\\spolicy)\\sallows",
                    ServiceProblem.LIMITED),
            new Denial("prevented\\sby\\sthe\\sblock|block\\spublic\\saccess", ServiceProblem.BLOCKED_PUBLIC_ACCESS),
            new Denial("by\\sobject\\slock|worm\\sprotected", ServiceProblem.OBJECT_LOCKED),
            new Denial("\\bmfa\\sauthentication\\smust\\sbe\\sused", ServiceProblem.MFA_REQUIRED));

    /** AWS often names the missing permission itself; for a copy it may be one on the source. */
    private static final Pattern NOT_AUTHORIZED =
            Pattern.compile("not authorized to perform: (\\S+) on resource: \"?(arn:[^\"]+?)\"?(?: |$)");

    /** Some servers name it in their sentence only. */
    private static final Pattern REGION =
            Pattern.compile("<Region>([^<]+)</Region>|expecting (?:'|&apos;|&#39;)([A-Za-z0-9._-]+)(?:'|&apos;|&#39;)");

    private static final Pattern REGION_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private static final int NOT_MODIFIED = 304;
    private static final int PROXY_CREDENTIALS = 407;
    private static final int NETWORK_CREDENTIALS = 511;

    /** What the HTTP client takes for the status of an answer that is none. */
    private static final int NO_HTTP = 999;

    private ServiceErrors() {}

    static CloudException map(Operation operation, String subject, String resource, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String body = body(details);
        RefusalWords words = RefusalWords.of(body);
        String code = details == null || details.errorCode() == null ? words.code() : details.errorCode();
        int status = e.statusCode() == 200 ? STATUS.getOrDefault(code, 200) : e.statusCode();
        if (status == PROXY_CREDENTIALS || status == NETWORK_CREDENTIALS) {
            AnswerProblem asked =
                    status == PROXY_CREDENTIALS ? AnswerProblem.PROXY_CREDENTIALS : AnswerProblem.SIGN_IN_TO_NETWORK;
            return CloudException.because(ErrorKind.NETWORK, operation.api, subject, asked);
        }
        if (code.isEmpty() && words.page() && foreign(status, body)) {
            return words.words()
                    .map(said -> CloudException.because(
                            ErrorKind.NETWORK,
                            operation.api,
                            subject,
                            AnswerProblem.FOREIGN_WORDS,
                            operation.api,
                            said))
                    .orElseGet(() -> OwnAnswers.foreign(operation, subject));
        }
        if (status == NO_HTTP) {
            return new CloudException(
                    ErrorKind.NETWORK,
                    Failure.local(operation.api, subject, new Detail.Unreachable(subject, Cause.NO_HTTP)),
                    e);
        }
        // To reading a version that only marks a deletion; the operation as such is implemented.
        boolean deleteMarker = status == 405
                && header(details, "x-amz-delete-marker").filter("true"::equals).isPresent();
        String known = kms(code);
        ErrorKind kind = deleteMarker ? ErrorKind.NOT_FOUND : kindOf(known, status);
        String message = message(details, body, words, kind, status);
        // What AWS names stands at the end of a long sentence.
        String whole =
                details == null || details.errorMessage() == null || body.isBlank() ? message : details.errorMessage();
        Detail detail = known(operation, known, status, whole, body, details)
                .<Detail>map(reason -> reason)
                .orElseGet(() -> switch (kind) {
                    case ACCESS_DENIED -> missing(operation, known, resource, whole);
                    case CLOCK_SKEW -> new Detail.ClockDifference(serverTime(body, details));
                    default -> Detail.NONE;
                });
        return new CloudException(
                kind,
                new Failure(
                        operation.api,
                        subject,
                        code.isEmpty() ? String.valueOf(status) : code,
                        message,
                        e.requestId(),
                        detail),
                e);
    }

    /**
     * What the server says, else what its status means. Where no body came, the SDK has the words of the status line for a
     * message: those say nothing of a permission.
     */
    private static String message(
            @Nullable AwsErrorDetails details, String body, RefusalWords words, ErrorKind kind, int status) {
        String read = details == null || body.isBlank() ? null : details.errorMessage();
        String said = read == null ? words.message() : RefusalWords.line(read);
        boolean told = kind == ErrorKind.INVALID || kind == ErrorKind.NETWORK;
        boolean bare = said.isEmpty() && told && status >= 400 && (details == null || details.errorCode() == null);
        // Of those that it does not know, Netty only says on whose side the error is.
        String meaning = bare ? HttpResponseStatus.valueOf(status).reasonPhrase() : said;
        return bare && meaning.endsWith(")") ? "" : meaning;
    }

    /** Whether a proxy, a firewall or a gateway may have written this: S3 and SNS refuse in documents of their own. */
    private static boolean foreign(int status, String body) {
        boolean words = !body.stripLeading().startsWith("<");
        // A bad request remains one, whoever says so: it is not tried again.
        return !words && status < 500 && status != 400 || words && (status == 401 || status == 403);
    }

    /** SQS and S3 write the problems with a key as {@code KMS.DisabledException}, SNS as {@code KMSDisabled}. */
    private static String kms(String code) {
        return code.startsWith("KMS.")
                ? code.replaceFirst("^KMS\\.(KMS)?", "KMS").replaceFirst("Exception$", "")
                : code;
    }

    private static String body(@Nullable AwsErrorDetails details) {
        return details == null || details.rawResponse() == null
                ? ""
                : new String(details.rawResponse().asByteArray(), StandardCharsets.UTF_8);
    }

    private static Optional<Reason> known(
            Operation operation,
            String code,
            int status,
            String message,
            String body,
            @Nullable AwsErrorDetails details) {
        if (ARCHIVED.contains(code) && operation != Operation.RestoreObject) {
            return Optional.of(Reason.of(ServiceProblem.ARCHIVED));
        }
        if (code.equals("SecondLevelDomainForbidden")) {
            return Optional.of(Reason.of(ServiceProblem.HOST_STYLE_ONLY));
        }
        if (KMS.containsKey(code)) {
            return Optional.of(Reason.of(Objects.requireNonNull(KMS.get(code))));
        }
        if (code.isEmpty() && status == 400 && operation.api.startsWith("Head")) {
            return Optional.of(Reason.of(ServiceProblem.NO_REASON));
        }
        Optional<Reason> denial = DENIALS.stream()
                .filter(known -> status == 403 && known.words().matcher(message).find())
                .findFirst()
                .map(known -> Reason.of(known.problem(), RefusalWords.line(message)));
        return denial.isPresent()
                ? denial
                : region(code, status, body, details)
                        .map(region -> Reason.of(ServiceProblem.OTHER_REGION, region))
                        .or(() -> status / 100 == 3 && status != NOT_MODIFIED
                                ? redirected(body, message, details)
                                : Optional.empty());
    }

    /** None where the server has words of its own for it, and no address. */
    private static Optional<Reason> redirected(String body, String message, @Nullable AwsErrorDetails details) {
        String named = RefusalWords.element(body, "Endpoint");
        return header(details, "Location")
                .filter(to -> !to.isBlank())
                .or(() -> Optional.of(named).filter(to -> !to.isEmpty()))
                .map(to -> Reason.of(ServiceProblem.REDIRECTED, to))
                .or(() -> message.isEmpty()
                        ? Optional.of(Reason.of(ServiceProblem.REDIRECTED_NOWHERE))
                        : Optional.empty());
    }

    private static Optional<String> region(String code, int status, String body, @Nullable AwsErrorDetails details) {
        if (code.equals("AuthorizationHeaderMalformed")) {
            return REGION.matcher(body)
                    .results()
                    .map(region -> region.group(1) == null ? region.group(2) : region.group(1))
                    .filter(region -> REGION_NAME.matcher(region).matches())
                    .findFirst();
        }
        return status == 301 || status == 307 ? bucketRegion(details) : Optional.empty();
    }

    /** The region of the bucket, where an error names it in its head: refusals do, too. */
    public static Optional<String> bucketRegion(Throwable e) {
        AwsServiceException service = AwsErrors.find(e, AwsServiceException.class);
        return service == null ? Optional.empty() : bucketRegion(service.awsErrorDetails());
    }

    private static Optional<String> bucketRegion(@Nullable AwsErrorDetails details) {
        return header(details, "x-amz-bucket-region")
                .filter(region -> REGION_NAME.matcher(region).matches());
    }

    private static Optional<String> header(@Nullable AwsErrorDetails details, String name) {
        return details == null || details.sdkHttpResponse() == null
                ? Optional.empty()
                : details.sdkHttpResponse().firstMatchingHeader(name);
    }

    private static Detail missing(Operation operation, String code, String resource, String message) {
        return missing(message)
                .orElseGet(() -> code.startsWith(KMS_DENIED)
                        ? new Detail.MissingPermission(
                                operation == Operation.ReceiveMessage ? KMS_READING : KMS_ACTION, "*")
                        : new Detail.MissingPermission(operation.actionOn(resource), resource));
    }

    /** The permission that a sentence of AWS says was missing, if it does. */
    public static Optional<Detail.MissingPermission> missing(String message) {
        Matcher match = NOT_AUTHORIZED.matcher(message);
        return match.find()
                ? Optional.of(new Detail.MissingPermission(written(match.group(1)), match.group(2)))
                : Optional.empty();
    }

    /** SQS names actions in small letters; IAM and its users don't. */
    private static String written(String action) {
        return Arrays.stream(Operation.values())
                .map(operation -> operation.iamAction)
                .filter(known -> known.startsWith("sqs:") && known.equalsIgnoreCase(action))
                .findFirst()
                .orElse(action);
    }

    /** As the head of the answer tells it; some servers only tell it in the body. */
    private static @Nullable Instant serverTime(String body, @Nullable AwsErrorDetails details) {
        try {
            String told = RefusalWords.element(body, "ServerTime");
            if (!told.isEmpty()) {
                return Instant.parse(told);
            }
            return header(details, "Date")
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
        if (PASSING.contains(code)) {
            return ErrorKind.NETWORK;
        }
        // A full quota answers 403 in SNS, and other codes elsewhere.
        if (code.endsWith("LimitExceeded")) {
            return ErrorKind.INVALID;
        }
        if (code.startsWith(KMS_DENIED) || code.equals("AccessDeniedException")) { // With status 400.
            return ErrorKind.ACCESS_DENIED;
        }
        if (KMS.containsKey(code)) {
            return ErrorKind.INVALID;
        }
        if (code.equals("NotImplemented") || code.equals("InvalidAction") || code.equals("UnknownOperationException")) {
            return ErrorKind.NOT_SUPPORTED;
        }
        if (code.endsWith("NonExistentQueue") || code.equals("QueueDoesNotExist")) { // With status 400.
            return ErrorKind.NOT_FOUND;
        }
        return switch (status) {
            // Archived objects, quotas and suspended accounts answer 403, and are no matter of permissions.
            case 401, 403 -> DENIED.contains(code) ? ErrorKind.ACCESS_DENIED : ErrorKind.INVALID;
            case 404, 410 -> ErrorKind.NOT_FOUND;
            case 405, 501 -> ErrorKind.NOT_SUPPORTED;
            case 408, 425 -> ErrorKind.NETWORK;
            case 409, 412 -> ErrorKind.CONFLICT;
            default -> status >= 500 ? ErrorKind.NETWORK : ErrorKind.INVALID;
        };
    }
}
