package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.ResponsePublisher;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Small pieces of objects, through the SDK. */
public final class AwsObjectContent implements ObjectContent {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes \\d+-\\d+/(\\d+)");

    private final AwsClients clients;
    private final Calls calls;
    private final AwsObjectProperties properties;
    private final ObjectWrites writes;

    public AwsObjectContent(AwsClients clients, Calls calls, AwsObjectProperties properties, ObjectWrites writes) {
        this.clients = clients;
        this.calls = calls;
        this.properties = properties;
        this.writes = writes;
    }

    @Override
    public CompletableFuture<ContentRange> read(ObjectIdentifier object, long offset, int length) {
        CompletableFuture<ContentRange> range = ObjectCall.of(
                calls, Operation.GetObject, object, () -> get(object, offset, length), content -> content);
        CompletableFuture<ContentRange> noRange = Futures.recover(
                range,
                e -> "InvalidRange".equals(e.failure().code())
                        || "416".equals(e.failure().code()),
                null);
        return Futures.then(
                noRange,
                content -> content == null ? empty(object, offset) : CompletableFuture.completedFuture(content));
    }

    /**
     * When it is cancelled, the body is turned away as it comes. The SDK's own future is left to end: cancelled, it keeps
     * the connection of an answer that is still under way, and soon there is none left.
     */
    private CompletableFuture<ContentRange> get(ObjectIdentifier object, long offset, int length) {
        CompletableFuture<ResponsePublisher<GetObjectResponse>> response = clients.s3.getObject(
                r -> r.bucket(object.bucket())
                        .key(object.key())
                        .versionId(object.versionId())
                        .range("bytes=" + offset + "-" + (offset + length - 1)),
                AsyncResponseTransformer.toPublisher());
        CompletableFuture<ContentRange> content = new CompletableFuture<>();
        LimitedBytes bytes = new LimitedBytes(length);
        response.whenComplete((body, e) -> {
            if (e != null) {
                content.completeExceptionally(e);
                return;
            }
            if (offset > 0 && body.response().contentRange() == null) {
                content.completeExceptionally(new CloudException(
                        ErrorKind.NOT_SUPPORTED, Failure.local("GetObject (Range)", object.uri(), Detail.NONE), null));
            }
            if (content.isDone()) {
                bytes.turnAway();
            }
            body.subscribe(bytes);
        });
        bytes.whole().whenComplete((read, e) -> {
            if (e == null) {
                content.complete(range(response.getNow(null).response(), offset, bytes, read));
            } else {
                content.completeExceptionally(e);
            }
        });
        content.whenComplete((value, e) -> {
            if (content.isCancelled()) {
                bytes.turnAway();
            }
        });
        return content;
    }

    /** Where the server does not say how large the object is, it is larger than what was read if bytes were turned away. */
    private static ContentRange range(GetObjectResponse response, long offset, LimitedBytes bytes, byte[] read) {
        Matcher told = CONTENT_RANGE.matcher(response.contentRange() == null ? "" : response.contentRange());
        long total;
        if (told.matches()) {
            total = Long.parseLong(told.group(1));
        } else if (response.contentRange() == null && response.contentLength() != null) {
            total = response.contentLength();
        } else {
            total = offset + read.length + (bytes.full() ? 1 : 0);
        }
        return new ContentRange(
                read,
                offset,
                Math.max(total, offset + read.length + (bytes.cut() ? 1 : 0)),
                ObjectCall.unquoted(response.eTag()),
                headers(response));
    }

    private static ObjectHeaders headers(GetObjectResponse r) {
        return new ObjectHeaders(
                r.contentType(),
                r.cacheControl(),
                r.contentDisposition(),
                r.contentEncoding(),
                r.contentLanguage(),
                r.metadata());
    }

    /** Behind the end there is nothing to read. */
    private CompletableFuture<ContentRange> empty(ObjectIdentifier object, long offset) {
        return Futures.map(
                properties.head(object),
                head -> new ContentRange(new byte[0], offset, head.size(), head.etag(), head.headers()));
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
    public CompletableFuture<Void> create(S3Location object, byte[] bytes, @Nullable String contentType) {
        return writes.create(object, bytes, contentType);
    }
}
