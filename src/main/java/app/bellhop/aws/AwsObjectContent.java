package app.bellhop.aws;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ContentRange;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ObjectContent;
import app.bellhop.cloud.ObjectHeaders;
import app.bellhop.cloud.ObjectIdentifier;
import app.bellhop.cloud.S3Location;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.ResponsePublisher;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tagging;

/** Small pieces of objects, through the SDK. */
final class AwsObjectContent implements ObjectContent {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");

    private final AwsClients clients;
    private final Calls calls;
    private final ObjectCopies copies;
    private final AwsObjectProperties properties;
    private final AwsSharing sharing;

    AwsObjectContent(
            AwsClients clients, Calls calls, ObjectCopies copies, AwsObjectProperties properties, AwsSharing sharing) {
        this.clients = clients;
        this.calls = calls;
        this.copies = copies;
        this.properties = properties;
        this.sharing = sharing;
    }

    @Override
    public CompletableFuture<ContentRange> read(ObjectIdentifier object, long offset, int length) {
        CompletableFuture<ContentRange> range = ObjectCall.of(
                calls,
                Operation.GetObject,
                object,
                () -> clients.s3
                        .getObject(
                                r -> r.bucket(object.bucket())
                                        .key(object.key())
                                        .versionId(object.versionId())
                                        .range("bytes=" + offset + "-" + (offset + length - 1)),
                                AsyncResponseTransformer.toPublisher())
                        .thenCompose(body -> collect(object, body, offset, length)),
                content -> content);
        CompletableFuture<ContentRange> noRange = Futures.recover(
                range,
                e -> "InvalidRange".equals(e.failure().code())
                        || "416".equals(e.failure().code()),
                null);
        return Futures.then(
                noRange,
                content -> content == null ? empty(object, offset) : CompletableFuture.completedFuture(content));
    }

    private static CompletableFuture<ContentRange> collect(
            ObjectIdentifier object, ResponsePublisher<GetObjectResponse> body, long offset, int length) {
        GetObjectResponse response = body.response();
        Matcher range = CONTENT_RANGE.matcher(response.contentRange() == null ? "" : response.contentRange());
        boolean ranged = range.matches();
        if (!ranged && offset > 0) {
            body.subscribe(new LimitedBytes(0));
            return CompletableFuture.failedFuture(new CloudException(
                    ErrorKind.NOT_SUPPORTED,
                    Failure.local("GetObject with Range", object.uri(), "the server sent the whole object"),
                    null));
        }
        long sent = response.contentLength() == null ? 0 : response.contentLength();
        long total = ranged ? Long.parseLong(range.group(2)) : sent;
        LimitedBytes bytes = new LimitedBytes(length);
        body.subscribe(bytes);
        return bytes.whole()
                .thenApply(read -> new ContentRange(
                        read,
                        offset,
                        Math.max(total, offset + read.length),
                        ObjectCall.unquoted(response.eTag()),
                        headers(response)));
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
    public CompletableFuture<String> replace(S3Location object, byte[] bytes, String etag) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        return Futures.then(
                copies.carried(current),
                carried -> Futures.then(properties.tags(current), tags -> {
                    PutObjectRequest.Builder request = request(object, carried)
                            .tagging(Tagging.builder()
                                    .tagSet(AwsObjectProperties.tagSet(tags))
                                    .build());
                    if (etag != null) {
                        request.ifMatch('"' + etag + '"');
                    }
                    return Futures.then(
                            put(current, request, bytes),
                            made -> carried.acl()
                                    .map(acl -> Futures.map(sharing.putAcl(current, acl), done -> made))
                                    .orElse(CompletableFuture.completedFuture(made)));
                }));
    }

    private static PutObjectRequest.Builder request(S3Location object, ObjectCopies.Carried carried) {
        HeadObjectResponse head = carried.head();
        return PutObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .contentType(head.contentType())
                .cacheControl(head.cacheControl())
                .contentDisposition(head.contentDisposition())
                .contentEncoding(head.contentEncoding())
                .contentLanguage(head.contentLanguage())
                .metadata(head.metadata())
                .storageClass(head.storageClassAsString())
                .serverSideEncryption(head.serverSideEncryptionAsString())
                .ssekmsKeyId(head.ssekmsKeyId())
                .bucketKeyEnabled(head.bucketKeyEnabled())
                .websiteRedirectLocation(head.websiteRedirectLocation());
    }

    private CompletableFuture<String> put(ObjectIdentifier object, PutObjectRequest.Builder request, byte[] bytes) {
        return ObjectCall.of(
                calls,
                Operation.PutObject,
                object,
                () -> clients.s3.putObject(request.build(), AsyncRequestBody.fromBytes(bytes)),
                response -> ObjectCall.unquoted(response.eTag()));
    }

    @Override
    public CompletableFuture<Void> create(S3Location object, byte[] bytes, String contentType) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .contentType(contentType)
                .ifNoneMatch("*");
        return Futures.map(put(ObjectIdentifier.current(object), request, bytes), etag -> null);
    }
}
