package app.bellhop.aws.http;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ObjectProblem;
import app.bellhop.cloud.s3.S3Location;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Names that a server lists in bytes that are no text (UTF-8): they are shown with U+FFFD, but sent so they would be the name of
 * another object. Those of this connection are remembered, and nothing is asked of the server under such a name.
 */
public final class UnreadableNames implements ExecutionInterceptor {

    /** From there on, no name with U+FFFD is sent: a server that lists so many is no S3 server. */
    private static final int MOST = 100_000;

    private static final char REPLACEMENT = '\uFFFD';

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** Before the SDK decodes the names: its own interceptors come after those of the client. */
    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        names(context.response())
                .filter(name -> name != null && name.indexOf('%') >= 0)
                .forEach(name -> remember(context.request(), name));
        return context.response();
    }

    private static Stream<@Nullable String> names(SdkResponse answer) {
        if (answer instanceof ListObjectsV2Response list) {
            return encoded(
                    list.encodingTypeAsString(), list.contents().stream().map(S3Object::key), list.commonPrefixes());
        }
        if (answer instanceof ListObjectsResponse list) {
            return encoded(
                    list.encodingTypeAsString(), list.contents().stream().map(S3Object::key), list.commonPrefixes());
        }
        if (answer instanceof ListObjectVersionsResponse list) {
            return encoded(
                    list.encodingTypeAsString(),
                    Stream.concat(
                            list.versions().stream().map(ObjectVersion::key),
                            list.deleteMarkers().stream().map(DeleteMarkerEntry::key)),
                    list.commonPrefixes());
        }
        return answer instanceof ListMultipartUploadsResponse list
                ? encoded(
                        list.encodingTypeAsString(),
                        list.uploads().stream().map(MultipartUpload::key),
                        list.commonPrefixes())
                : Stream.empty();
    }

    private static Stream<@Nullable String> encoded(
            @Nullable String encoding, Stream<@Nullable String> keys, List<CommonPrefix> prefixes) {
        return "url".equals(encoding)
                ? Stream.concat(keys, prefixes.stream().map(CommonPrefix::prefix))
                : Stream.empty();
    }

    private void remember(SdkRequest request, String encoded) {
        if (names.size() < MOST && !readable(encoded)) {
            request.getValueForField("Bucket", String.class)
                    .ifPresent(bucket -> names.add(name(bucket, SdkHttpUtils.urlDecode(encoded))));
        }
    }

    /** Whether the bytes that are written with percent signs are text. */
    private static boolean readable(String encoded) {
        byte[] bytes = new byte[encoded.length()];
        int count = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int high = c == '%' && i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded.charAt(i + 2), 16);
            if (low >= 0) {
                i += 2;
            }
            // Whatever is not written so stands between those that are, and is text.
            bytes[count++] = (byte) (low < 0 ? ' ' : high << 4 | low);
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, count));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String name(String bucket, String key) {
        return bucket + '/' + key;
    }

    /** Whether a name that was listed can't be sent. */
    public boolean contains(String bucket, String key) {
        return key.indexOf(REPLACEMENT) >= 0 && (names.size() >= MOST || names.contains(name(bucket, key)));
    }

    /** Throws INVALID for a name that can't be sent. */
    public void refuse(String operation, String bucket, String key) {
        if (contains(bucket, key)) {
            throw CloudException.because(
                    ErrorKind.INVALID, operation, new S3Location(bucket, key).uri(), ObjectProblem.UNREADABLE_NAME);
        }
    }

    /** Every request but DeleteObjects names one object, or what its name begins with. */
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (!names.isEmpty()) {
            String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
            refuse(operation, context.request(), "Bucket", "Key");
            refuse(operation, context.request(), "Bucket", "Prefix");
            refuse(operation, context.request(), "SourceBucket", "SourceKey");
        }
    }

    private void refuse(String operation, SdkRequest request, String bucket, String key) {
        request.getValueForField(bucket, String.class)
                .ifPresent(in ->
                        request.getValueForField(key, String.class).ifPresent(name -> refuse(operation, in, name)));
    }
}
