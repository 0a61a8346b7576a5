package app.bellhop.aws.s3;

import app.bellhop.aws.client.OwnAnswers;
import app.bellhop.aws.s3.download.BodyReads;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Small pieces of objects, through the SDK. */
public final class AwsObjectContent implements ObjectContent {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private static final int PARTIAL_CONTENT = 206;

    private final BodyReads reads;
    private final AwsObjectProperties properties;
    private final ObjectWrites writes;

    public AwsObjectContent(BodyReads reads, AwsObjectProperties properties, ObjectWrites writes) {
        this.reads = reads;
        this.properties = properties;
        this.writes = writes;
    }

    @Override
    public CompletableFuture<ContentRange> read(ObjectIdentifier object, long offset, int length) {
        CompletableFuture<ContentRange> range = reads.start(stop -> get(object, offset, length));
        CompletableFuture<ContentRange> noRange = Futures.recover(
                range,
                e -> "InvalidRange".equals(e.failure().code())
                        || "416".equals(e.failure().code()),
                null);
        return Futures.then(
                noRange,
                content -> content == null ? empty(object, offset) : CompletableFuture.completedFuture(content));
    }

    private ContentRange get(ObjectIdentifier object, long offset, int length) {
        ResponseInputStream<GetObjectResponse> body =
                reads.get(object, r -> r.range("bytes=" + offset + "-" + (offset + length - 1)));
        boolean ended = false;
        try {
            GetObjectResponse response = body.response();
            if (offset > 0 && response.contentRange() == null) {
                throw new CloudException(
                        ErrorKind.NOT_SUPPORTED, Failure.local("GetObject (Range)", object.uri(), Detail.NONE), null);
            }
            byte[] bytes = reads.first(object, body, length);
            // A server that ignores the range must not fill the memory.
            ended = bytes.length < length || reads.first(object, body, 1).length == 0;
            ContentRange range = range(object, response, offset, bytes, !ended);
            ContentRange read = ended && isWhole(response) ? compared(object, response, range) : range;
            if (offset == 0 && read.last()) {
                reads.verify(object, response, bytes); // Texts are edited, and written back.
            }
            return read;
        } finally {
            if (ended) {
                reads.close(object, body);
            } else {
                body.abort();
            }
        }
    }

    /** A server that ignores the range may as well have sent something else than all of the object. */
    private static boolean isWhole(GetObjectResponse response) {
        return response.contentRange() == null && response.sdkHttpResponse().statusCode() != PARTIAL_CONTENT;
    }

    /** The size is what HeadObject says; where that says none, a body that has told its own is believed. */
    private ContentRange compared(ObjectIdentifier object, GetObjectResponse response, ContentRange read) {
        long end = read.offset() + read.bytes().length;
        OptionalLong size = size(object);
        if (size.isPresent() && size.getAsLong() != end) {
            throw CloudException.because(
                    ErrorKind.NETWORK,
                    "GetObject",
                    object.uri(),
                    AnswerProblem.SIZE,
                    new Reason.Bytes(size.getAsLong()),
                    new Reason.Bytes(end));
        }
        boolean told = size.isPresent()
                || response.contentLength() != null
                || response.sdkHttpResponse()
                        .firstMatchingHeader("Transfer-Encoding")
                        .isPresent();
        return new ContentRange(read.bytes(), read.offset(), told ? end : end + 1, read.etag(), read.headers());
    }

    private OptionalLong size(ObjectIdentifier object) {
        try {
            Long size = reads.head(object, null).contentLength();
            return size == null ? OptionalLong.empty() : OptionalLong.of(size);
        } catch (CloudException e) {
            boolean refused = e.kind() == ErrorKind.ACCESS_DENIED || e.kind() == ErrorKind.NOT_SUPPORTED;
            if (refused) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    /** @param more whether bytes came that were not requested */
    private static ContentRange range(
            ObjectIdentifier object, GetObjectResponse response, long offset, byte[] bytes, boolean more) {
        long end = offset + bytes.length;
        Matcher told = CONTENT_RANGE.matcher(response.contentRange() == null ? "" : response.contentRange());
        long total = end + (more ? 1 : 0);
        if (told.matches()) {
            if (Long.parseLong(told.group(1)) != offset || Long.parseLong(told.group(2)) + 1 != end || more) {
                throw CloudException.because(ErrorKind.NETWORK, "GetObject", object.uri(), AnswerProblem.RANGE);
            }
            total = told.group(3).equals("*") ? total + 1 : Long.parseLong(told.group(3));
        } else if (response.contentRange() != null || inParts(response)) {
            throw CloudException.because(ErrorKind.NETWORK, "GetObject", object.uri(), AnswerProblem.RANGE);
        } else if (response.sdkHttpResponse().statusCode() == PARTIAL_CONTENT) {
            total = end + 1; // There may be more.
        } else if (response.contentLength() != null) {
            total = response.contentLength();
        }
        return new ContentRange(
                bytes, offset, Math.max(total, end), ObjectCall.unquoted(response.eTag()), headers(response));
    }

    /** Several ranges in one body, between lines of their own; nobody has asked for that. */
    private static boolean inParts(GetObjectResponse response) {
        return response.sdkHttpResponse().statusCode() == PARTIAL_CONTENT
                && String.valueOf(response.contentType())
                        .toLowerCase(Locale.ROOT)
                        .startsWith("multipart/byteranges");
    }

    private static ObjectHeaders headers(GetObjectResponse r) {
        return new ObjectHeaders(
                r.contentType(),
                r.cacheControl(),
                r.contentDisposition(),
                ObjectCall.contentEncoding(r.contentEncoding()),
                r.contentLanguage(),
                r.metadata());
    }

    /** Behind the end there is nothing to read. */
    private CompletableFuture<ContentRange> empty(ObjectIdentifier object, long offset) {
        return Futures.map(properties.head(object), head -> {
            if (head.etag() == null) { // As of GetObject: what is read may be edited, and saved over that version only.
                throw OwnAnswers.foreign(Operation.HeadObject, object.uri());
            }
            return new ContentRange(new byte[0], offset, head.size(), head.etag(), head.headers());
        });
    }

    @Override
    public CompletableFuture<Written> replace(S3Location object, byte[] bytes, @Nullable String etag) {
        return writes.replace(object, bytes, etag);
    }

    @Override
    public CompletableFuture<Void> write(S3Location object, Path file, String contentType, String cannedAcl) {
        return writes.write(object, file, contentType, cannedAcl);
    }

    @Override
    public void useCustomerKey(String bucket, String key) {
        reads.useCustomerKey(bucket, key);
    }

    @Override
    public CompletableFuture<Void> create(S3Location object, byte[] bytes, @Nullable String contentType) {
        return writes.create(object, bytes, contentType);
    }
}
