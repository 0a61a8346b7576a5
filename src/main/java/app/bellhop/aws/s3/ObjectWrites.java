package app.bellhop.aws.s3;

import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.aws.s3.request.WriteCondition;
import app.bellhop.aws.s3.upload.AwsUploads;
import app.bellhop.aws.s3.upload.VerifiedPuts;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Writes small objects: edited texts, new objects, pages. */
public final class ObjectWrites {

    private static final int MAX_KEY_BYTES = 1024;

    private final VerifiedPuts puts;
    private final AwsUploads uploads;
    private final AttributeKeeper keeper;
    private final AwsObjectProperties properties;
    private final ConditionalWrites conditions;
    private final ServerTraits traits;

    public ObjectWrites(
            VerifiedPuts puts,
            AwsUploads uploads,
            AttributeKeeper keeper,
            AwsObjectProperties properties,
            ConditionalWrites conditions,
            ServerTraits traits) {
        this.puts = puts;
        this.uploads = uploads;
        this.keeper = keeper;
        this.properties = properties;
        this.conditions = conditions;
        this.traits = traits;
    }

    CompletableFuture<Written> replace(S3Location object, byte[] bytes, @Nullable String etag) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        return Futures.then(keeper.readAll(current), kept -> {
            // Some servers ignore If-Match, so the ETag of HeadObject is compared here, too.
            if (etag != null && !etag.equals(ObjectCall.unquoted(kept.head().eTag()))) {
                return CompletableFuture.failedFuture(changedMeanwhile(object));
            }
            UploadCondition condition = etag == null ? UploadCondition.ALWAYS : UploadCondition.ifMatch(etag);
            CompletableFuture<Written> write = keeper.write(current, kept, whole -> {
                PutObjectRequest.Builder request = request(object);
                kept.set(request, bytes, whole);
                return conditions.write(object, condition, headers -> put(object, request, headers, bytes));
            });
            return Futures.map(
                    write,
                    written -> etag != null && traits.reportNoConditionalWrites() ? written.asUnguarded() : written);
        });
    }

    private static CloudException changedMeanwhile(S3Location object) {
        return new CloudException(
                ErrorKind.CONFLICT,
                new Failure("PutObject", object.uri(), "PreconditionFailed", null, null, Detail.NONE),
                null);
    }

    private static PutObjectRequest.Builder request(S3Location object) {
        return PutObjectRequest.builder().bucket(object.bucket()).key(object.key());
    }

    private CompletableFuture<String> put(
            S3Location object, PutObjectRequest.Builder request, WriteCondition condition, byte[] bytes) {
        request.ifMatch(condition.ifMatch()).ifNoneMatch(condition.ifNoneMatch());
        return puts.put(object, request.build(), bytes);
    }

    CompletableFuture<Void> write(S3Location object, Path file, String contentType, String cannedAcl) {
        UploadOptions options = new UploadOptions(
                contentType,
                null,
                null,
                cannedAcl.isEmpty() ? null : cannedAcl,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                false);
        UploadRequest request = new UploadRequest(file, object, options, UploadCondition.ALWAYS);
        return Futures.map(uploads.upload(request, UploadLog.NONE, sent -> {}), done -> null);
    }

    CompletableFuture<Void> create(S3Location object, byte[] bytes, @Nullable String contentType) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        PutObjectRequest.Builder request = request(object).contentType(contentType);
        // Asked first, as not every server heeds If-None-Match; who may not ask still has the condition.
        CompletableFuture<Boolean> there = fits(object)
                ? Futures.recover(
                        Futures.map(properties.head(current), head -> true),
                        e -> e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.ACCESS_DENIED,
                        false)
                : CompletableFuture.completedFuture(false);
        return Futures.then(there, exists -> {
            if (exists) {
                return CompletableFuture.failedFuture(changedMeanwhile(object));
            }
            CompletableFuture<String> made = conditions.write(
                    object, UploadCondition.IF_ABSENT, headers -> put(object, request, headers, bytes));
            return Futures.map(made, etag -> null);
        });
    }

    /** A longer key is refused: by HeadObject without a word, by PutObject with a reason. */
    private static boolean fits(S3Location object) {
        return object.key().getBytes(StandardCharsets.UTF_8).length <= MAX_KEY_BYTES;
    }
}
