package app.bellhop.aws.client;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.activity.ActivityLog;
import app.bellhop.cloud.activity.ApiCall;
import app.bellhop.cloud.activity.Redaction;
import app.bellhop.cloud.activity.Withheld;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.BytesWrapper;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Writes down what is asked of the servers. Never looks into bodies, and keeps no secrets. */
public final class ActivityRecorder implements ExecutionInterceptor {

    private static final ExecutionAttribute<Long> STARTED = new ExecutionAttribute<>("ActivityStarted");

    /** The SDK's own, for directory buckets. */
    private static final String OWN = "CreateSession";

    private static final Set<String> WITH_BODY = Set.of("PutObject", "UploadPart");

    private final ActivityLog log;

    ActivityRecorder(ActivityLog log) {
        this.log = log;
    }

    /** Writes down that a link was signed, in the words of boto3: no request is sent for it. */
    public static void signed(ActivityLog log, String method, SdkPojo request, Duration lifetime) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("ClientMethod", method);
        arguments.put("Params", arguments(request));
        arguments.put("ExpiresIn", lifetime.toSeconds());
        log.add(new ApiCall("s3", "GeneratePresignedUrl", arguments, System.currentTimeMillis(), 0, ""));
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(STARTED, System.currentTimeMillis());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        boolean empty = context.requestBody()
                        .flatMap(body -> body.optionalContentLength())
                        .or(() -> context.asyncRequestBody().flatMap(body -> body.contentLength()))
                        .orElse(1L)
                == 0;
        add(context.request(), attributes, empty ? Withheld.EMPTY_BODY : Withheld.BODY, "");
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        add(context.request(), attributes, Withheld.BODY, error(context.exception()));
    }

    private void add(SdkPojo request, ExecutionAttributes attributes, Withheld body, String error) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (operation.equals(OWN)) {
            return;
        }
        Map<String, Object> arguments = arguments(request);
        if (WITH_BODY.contains(operation)) {
            arguments.put("Body", body);
        }
        long started = attributes.getAttribute(STARTED);
        log.add(new ApiCall(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).toLowerCase(Locale.ROOT),
                operation,
                arguments,
                started,
                Math.max(0, System.currentTimeMillis() - started),
                error));
    }

    /** By the API's names, of which the SDK has changed some. */
    private static Map<String, Object> arguments(SdkPojo request) {
        Map<String, Object> arguments =
                Redaction.of(ApiJson.fields(request, value -> value instanceof Instant ? value : bytesOrText(value)));
        rename(arguments, "DestinationBucket", "Bucket");
        rename(arguments, "DestinationKey", "Key");
        if (arguments.get("CopySource") instanceof String address) {
            arguments.put("CopySource", copySource(address));
        }
        return arguments;
    }

    private static Object bytesOrText(Object value) {
        return value instanceof BytesWrapper bytes ? bytes.asByteArray() : value.toString();
    }

    private static void rename(Map<String, Object> arguments, String from, String to) {
        Object value = arguments.remove(from);
        if (value != null) {
            arguments.put(to, value);
        }
    }

    /** Of {@code bucket/key?versionId=…}, encoded; an access point is an ARN with slashes. */
    private static Map<String, Object> copySource(String address) {
        String[] versioned = address.replaceFirst("^/", "").split("\\?versionId=", 2);
        String object = SdkHttpUtils.urlDecode(versioned[0]);
        String[] parts = object.split(object.startsWith("arn:") ? "/object/" : "/", 2);
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("Bucket", parts[0]);
        source.put("Key", parts.length > 1 ? parts[1] : "");
        if (versioned.length > 1) {
            source.put("VersionId", versioned[1]);
        }
        return source;
    }

    /** The service's code, or what went wrong before there was one. */
    private static String error(Throwable e) {
        AwsServiceException service = AwsErrors.find(e, AwsServiceException.class);
        if (service != null) {
            String code = service.awsErrorDetails() == null
                    ? null
                    : service.awsErrorDetails().errorCode();
            return code == null || code.isBlank() ? String.valueOf(service.statusCode()) : code;
        }
        if (AwsErrors.find(e, CancellationException.class) != null
                || AwsErrors.find(e, AbortedException.class) != null
                || AwsErrors.find(e, InterruptedException.class) != null) {
            return "Cancelled";
        }
        CloudException ours = AwsErrors.find(e, CloudException.class);
        return ours != null ? ours.kind().name() : innermost(e).getClass().getSimpleName();
    }

    private static Throwable innermost(Throwable e) {
        return e.getCause() == null ? e : innermost(e.getCause());
    }
}
