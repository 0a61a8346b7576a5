package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
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
import java.nio.file.Path;
import java.util.Map;
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
public final class AwsObjectContent implements ObjectContent {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes \\d+-\\d+/(\\d+)");

    private final AwsClients clients;
    private final Calls calls;
    private final ObjectCopies copies;
    private final AwsObjectProperties properties;
    private final AwsSharing sharing;

    public AwsObjectContent(
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
    public CompletableFuture<String> replace(S3Location object, byte[] bytes, String etag) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        return Futures.then(copies.carried(current), carried -> {
            // Some servers take If-Match and heed it not: what HEAD has just told is compared here, too.
            if (etag != null && !etag.equals(ObjectCall.unquoted(carried.head().eTag()))) {
                return CompletableFuture.failedFuture(changedMeanwhile(object));
            }
            return Futures.then(tags(current), tags -> {
                PutObjectRequest.Builder request = request(object, carried);
                if (!tags.isEmpty()) {
                    request.tagging(Tagging.builder()
                            .tagSet(AwsObjectProperties.tagSet(tags))
                            .build());
                }
                if (etag != null) {
                    request.ifMatch('"' + etag + '"');
                }
                return Futures.then(
                        put(current, request, bytes),
                        made -> carried.acl()
                                .map(acl -> Futures.map(sharing.putAcl(current, acl), done -> made))
                                .orElse(CompletableFuture.completedFuture(made)));
            });
        });
    }

    private static CloudException changedMeanwhile(S3Location object) {
        return new CloudException(
                ErrorKind.CONFLICT,
                new Failure("PutObject", object.uri(), "PreconditionFailed", null, null, Detail.NONE),
                null);
    }

    /** Where there are no tags, none are lost. */
    private CompletableFuture<Map<String, String>> tags(ObjectIdentifier object) {
        return Futures.recover(properties.tags(object), e -> e.kind() == ErrorKind.NOT_SUPPORTED, Map.of());
    }

    private static PutObjectRequest.Builder request(S3Location object, ObjectCopies.ObjectAttributes carried) {
        HeadObjectResponse head = carried.head();
        return PutObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .contentType(head.contentType())
                .cacheControl(head.cacheControl())
                .contentDisposition(head.contentDisposition())
                .contentEncoding(head.contentEncoding())
                .contentLanguage(head.contentLanguage())
                .expires(ObjectCopies.expires(head))
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
    public CompletableFuture<Void> write(S3Location object, Path file, String contentType, String cannedAcl) {
        return calls.call(
                Operation.PutObject,
                object.uri(),
                calls.arn(object),
                () -> clients.multipart.putObject(
                        r -> r.bucket(object.bucket())
                                .key(object.key())
                                .contentType(contentType)
                                .acl(cannedAcl.isEmpty() ? null : cannedAcl),
                        AsyncRequestBody.fromFile(file)),
                done -> null);
    }

    @Override
    public CompletableFuture<Void> create(S3Location object, byte[] bytes, String contentType) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .contentType(contentType);
        // Asked first, as not every server heeds If-None-Match; who may not ask still has the condition.
        CompletableFuture<Boolean> there = Futures.recover(
                Futures.map(properties.head(current), head -> true),
                e -> e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.ACCESS_DENIED,
                false);
        return Futures.then(there, exists -> {
            if (exists) {
                return CompletableFuture.failedFuture(changedMeanwhile(object));
            }
            CompletableFuture<String> made = put(current, request.ifNoneMatch("*"), bytes);
            return Futures.map(made, etag -> null);
        });
    }
}
