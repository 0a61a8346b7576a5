package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Operation;
import app.bellhop.aws.s3.request.ConditionalWrites;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.aws.s3.request.ServerTraits;
import app.bellhop.aws.s3.request.WriteCondition;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.upload.UploadCondition;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Writes small objects: edited texts, new objects, pages. */
public final class ObjectWrites {

    private final AwsClients clients;
    private final Calls calls;
    private final AttributeKeeper keeper;
    private final AwsObjectProperties properties;
    private final ConditionalWrites conditions;
    private final ServerTraits traits;

    public ObjectWrites(
            AwsClients clients,
            Calls calls,
            AttributeKeeper keeper,
            AwsObjectProperties properties,
            ConditionalWrites conditions,
            ServerTraits traits) {
        this.clients = clients;
        this.calls = calls;
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
                return conditions.write(object, condition, headers -> put(current, request, headers, bytes));
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
            ObjectIdentifier object, PutObjectRequest.Builder request, WriteCondition condition, byte[] bytes) {
        request.ifMatch(condition.ifMatch()).ifNoneMatch(condition.ifNoneMatch());
        return ObjectCall.of(
                calls,
                Operation.PutObject,
                object,
                () -> clients.s3.putObject(request.build(), AsyncRequestBody.fromBytes(bytes)),
                response -> ObjectCall.unquoted(response.eTag()));
    }

    CompletableFuture<Void> write(S3Location object, Path file, String contentType, String cannedAcl) {
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

    CompletableFuture<Void> create(S3Location object, byte[] bytes, @Nullable String contentType) {
        ObjectIdentifier current = ObjectIdentifier.current(object);
        PutObjectRequest.Builder request = request(object).contentType(contentType);
        // Asked first, as not every server heeds If-None-Match; who may not ask still has the condition.
        CompletableFuture<Boolean> there = Futures.recover(
                Futures.map(properties.head(current), head -> true),
                e -> e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.ACCESS_DENIED,
                false);
        return Futures.then(there, exists -> {
            if (exists) {
                return CompletableFuture.failedFuture(changedMeanwhile(object));
            }
            CompletableFuture<String> made = conditions.write(
                    object, UploadCondition.IF_ABSENT, headers -> put(current, request, headers, bytes));
            return Futures.map(made, etag -> null);
        });
    }
}
