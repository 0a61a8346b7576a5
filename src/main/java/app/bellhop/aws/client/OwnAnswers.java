package app.bellhop.aws.client;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.policy.Operation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.athena.model.GetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.GetWorkGroupResponse;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionResponse;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListDirectoryBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;
import software.amazon.awssdk.services.sns.model.CheckIfPhoneNumberIsOptedOutResponse;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.GetSmsSandboxAccountStatusResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;

/**
 * Believes an answer only if it is the operation's own. A captive portal, a proxy or a broken server may answer 200 with
 * anything: the SDK then returns a response whose members are empty.
 */
public final class OwnAnswers {

    private static final int ACCEPTED = 202;
    private static final int CHANGED = 203;
    private static final int NO_CONTENT = 204;

    /** What a document begins with: the brace of JSON, or the root of XML; neither where only blanks came so far. */
    private static final Pattern DOCUMENT = Pattern.compile(
            "\\uFEFF?(?:\\s++|<\\?xml[^>]*>|<!--.*?-->)*+(?:(?<json>\\{)|<(?:[\\w.-]+:)?(?<root>\\w+)|$)",
            Pattern.DOTALL);

    /** As services name their documents, and HTML does not. */
    private static final Pattern ROOT = Pattern.compile("(?![Hh][Tt][Mm][Ll]$)[A-Z]\\w*[a-z]\\w*");

    private static final Pattern LIST = Pattern.compile("List\\w+Result");

    /** The documents that a server lists with which may take one operation for another: a list of something else is empty. */
    private static final Map<String, String> LISTS = Map.of(
            "ListBuckets", "ListAllMyBucketsResult",
            "ListObjectsV2", "ListBucketResult",
            "ListObjectVersions", "ListVersionsResult",
            "ListMultipartUploads", "ListMultipartUploadsResult",
            "ListParts", "ListPartsResult");

    /** Where the SDK does not look for an error: most are answered by no document. */
    private static final Pattern WRITE = Pattern.compile("(Put|Create|Restore|Delete(?!Objects$))\\w+");

    private static final Map<Class<?>, Predicate<Object>> OWN = new HashMap<>();

    static {
        own(PutObjectResponse.class, r -> named(r.eTag()));
        own(CreateMultipartUploadResponse.class, r -> named(r.uploadId()));
        own(UploadPartResponse.class, r -> named(r.eTag()));
        own(
                UploadPartCopyResponse.class,
                r -> r.copyPartResult() != null && named(r.copyPartResult().eTag()));
        own(CompleteMultipartUploadResponse.class, r -> named(r.eTag()));
        own(
                CopyObjectResponse.class,
                r -> r.copyObjectResult() != null && named(r.copyObjectResult().eTag()));
        own(GetObjectResponse.class, r -> named(r.eTag()));
        own(HeadObjectResponse.class, r -> named(r.eTag()) || !html(r));
        own(DeleteObjectResponse.class, r -> !hasBody(r));
        own(ListBucketsResponse.class, r -> r.hasBuckets() || r.owner() != null);
        own(ListDirectoryBucketsResponse.class, ListDirectoryBucketsResponse::hasBuckets);
        own(ListObjectsV2Response.class, r -> r.name() != null || r.isTruncated() != null);
        own(ListObjectVersionsResponse.class, r -> r.name() != null || r.isTruncated() != null);
        own(ListMultipartUploadsResponse.class, r -> r.bucket() != null || r.isTruncated() != null);
        own(ListPartsResponse.class, r -> r.uploadId() != null || r.isTruncated() != null);
        own(AbortMultipartUploadResponse.class, r -> !hasBody(r));
        own(ListTopicsResponse.class, ListTopicsResponse::hasTopics);
        own(ListSubscriptionsResponse.class, ListSubscriptionsResponse::hasSubscriptions);
        own(ListSubscriptionsByTopicResponse.class, ListSubscriptionsByTopicResponse::hasSubscriptions);
        own(CreateTopicResponse.class, r -> named(r.topicArn()));
        own(GetTopicAttributesResponse.class, GetTopicAttributesResponse::hasAttributes);
        own(SubscribeResponse.class, r -> named(r.subscriptionArn()));
        own(ConfirmSubscriptionResponse.class, r -> named(r.subscriptionArn()));
        own(GetSubscriptionAttributesResponse.class, GetSubscriptionAttributesResponse::hasAttributes);
        own(PublishResponse.class, r -> named(r.messageId()));
        own(CheckIfPhoneNumberIsOptedOutResponse.class, r -> r.isOptedOut() != null);
        own(GetSmsSandboxAccountStatusResponse.class, r -> r.isInSandbox() != null);
        own(CreateQueueResponse.class, r -> named(r.queueUrl()));
        own(GetQueueUrlResponse.class, r -> named(r.queueUrl()));
        own(GetQueueAttributesResponse.class, GetQueueAttributesResponse::hasAttributes);
        own(
                GetWorkGroupResponse.class,
                r -> r.workGroup() != null && named(r.workGroup().name()));
        own(
                GetQueryResultsResponse.class,
                r -> r.resultSet() != null && r.resultSet().resultSetMetadata() != null);
        own(StartQueryExecutionResponse.class, r -> named(r.queryExecutionId()));
        own(
                GetQueryExecutionResponse.class,
                r -> r.queryExecution() != null
                        && r.queryExecution().status() != null
                        && r.queryExecution().status().state() != null);
    }

    private OwnAnswers() {}

    @SuppressWarnings("unchecked")
    private static <T> void own(Class<T> type, Predicate<T> test) {
        OWN.put(type, (Predicate<Object>) test);
    }

    /** The answer itself; throws NETWORK where it cannot be that operation's. */
    static <T> T believed(Operation operation, String subject, T answer) {
        boolean own = answer == null
                || OWN.getOrDefault(answer.getClass(), any -> true).test(answer)
                        && !(answer instanceof SdkResponse response && promised(operation, response));
        if (!own) {
            throw foreign(operation, subject);
        }
        return answer;
    }

    /** Whether somebody in between has only taken the request (202), or changed the answer (203). */
    private static boolean promised(Operation operation, SdkResponse response) {
        SdkHttpResponse http = response.sdkHttpResponse();
        int status = http == null ? 0 : http.statusCode();
        return status == CHANGED || status == ACCEPTED && operation != Operation.RestoreObject;
    }

    /**
     * Why a whole answer with status 2xx is not believed, if it isn't. Most writes are answered by no document, so that the
     * SDK does not look at one that came.
     *
     * @param start what the answer begins with; may be empty
     */
    static Optional<CloudException> problem(String service, String operation, String start) {
        Matcher document = DOCUMENT.matcher(start);
        boolean whole = document.lookingAt();
        String named = whole ? document.group("root") : null;
        String root = named == null ? "" : named;
        boolean sns = service.equals("Sns");
        boolean json = whole && document.group("json") != null;
        boolean policy = operation.equals("GetBucketPolicy"); // The only one in JSON; it may be empty, too.
        boolean own = sns
                ? root.equals(operation + "Response")
                : json
                        ? service.equals("Sqs") || service.equals("Athena") || policy
                        : whole
                                && (root.isEmpty()
                                        || (policy ? LIST : ROOT).matcher(root).matches());
        boolean error = root.equals("ErrorResponse")
                || root.equals("Error") && WRITE.matcher(operation).matches();
        boolean otherList = LISTS.containsValue(root) && !root.equals(LISTS.getOrDefault(operation, root));
        boolean place = operation.equals("ListBuckets") || operation.equals("ListObjectsV2");
        if (!own || error || otherList && place) {
            return Optional.of(foreign(operation, ""));
        }
        // A server that ignores the part of the address that names the operation.
        return otherList || LIST.matcher(root).matches() && !operation.startsWith("List")
                ? Optional.of(
                        new CloudException(ErrorKind.NOT_SUPPORTED, Failure.local(operation, "", Detail.NONE), null))
                : Optional.empty();
    }

    /** The failure of an answer that is not the operation's own. */
    public static CloudException foreign(Operation operation, String subject) {
        return foreign(operation.api, subject);
    }

    private static CloudException foreign(String operation, String subject) {
        return CloudException.because(ErrorKind.NETWORK, operation, subject, AnswerProblem.FOREIGN, operation);
    }

    /** Whether an ETag or an ID says anything: one of a broken server may be empty. */
    private static boolean named(@Nullable String text) {
        return text != null && !text.replace("\"", "").isBlank();
    }

    private static boolean html(SdkResponse response) {
        return response.sdkHttpResponse() != null
                && response.sdkHttpResponse()
                        .firstMatchingHeader("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                        .isPresent();
    }

    /** Without a length, a body ends with its connection: then its type says that there is one. */
    private static boolean hasBody(SdkResponse response) {
        SdkHttpResponse http = response.sdkHttpResponse();
        if (http == null || http.statusCode() == NO_CONTENT) {
            return false;
        }
        return http.firstMatchingHeader("Content-Length")
                .map(length -> !length.strip().equals("0"))
                .orElseGet(() -> http.firstMatchingHeader("Transfer-Encoding").isPresent()
                        || http.firstMatchingHeader("Content-Type").isPresent());
    }
}
