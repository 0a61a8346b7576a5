package app.bellhop.aws.s3;

import app.bellhop.aws.client.ApiJson;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectProperties;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tier;

/** What is known of objects, through the SDK. */
public final class AwsObjectProperties implements ObjectProperties {

    /** What {@link ObjectDetails} has fields for. */
    private static final Set<String> TOLD = Set.of(
            "ContentLength",
            "LastModified",
            "ETag",
            "StorageClass",
            "VersionId",
            "ContentType",
            "CacheControl",
            "ContentDisposition",
            "ContentEncoding",
            "ContentLanguage",
            "Metadata",
            "AcceptRanges");

    private final AwsClients clients;
    private final Calls calls;
    private final ObjectCopies copies;
    private final ObjectTags tags;

    public AwsObjectProperties(AwsClients clients, Calls calls, ObjectCopies copies, ObjectTags tags) {
        this.clients = clients;
        this.calls = calls;
        this.copies = copies;
        this.tags = tags;
    }

    @Override
    public CompletableFuture<ObjectDetails> head(ObjectIdentifier object) {
        return Futures.map(ObjectCall.head(clients, calls, object), response -> details(object, response));
    }

    private static ObjectDetails details(ObjectIdentifier object, HeadObjectResponse r) {
        Map<String, String> facts = new LinkedHashMap<>();
        ApiJson.fields(r).forEach((name, value) -> {
            if (!TOLD.contains(name)) {
                facts.put(name, String.valueOf(value));
            }
        });
        return new ObjectDetails(
                object,
                ObjectCall.size(r.contentLength()),
                r.lastModified(),
                ObjectCall.unquoted(r.eTag()),
                // HeadObject leaves the class out where it is the standard one.
                r.storageClassAsString() == null ? "STANDARD" : r.storageClassAsString(),
                r.versionId(),
                new ObjectHeaders(
                        r.contentType(),
                        r.cacheControl(),
                        r.contentDisposition(),
                        ObjectCall.contentEncoding(r.contentEncoding()),
                        r.contentLanguage(),
                        r.metadata()),
                facts);
    }

    @Override
    public CompletableFuture<Written> change(
            S3Location object, UnaryOperator<ObjectHeaders> headers, @Nullable String storageClass) {
        return copies.change(object, headers, storageClass);
    }

    @Override
    public CompletableFuture<Map<String, String>> tags(ObjectIdentifier object) {
        return tags.read(object);
    }

    @Override
    public CompletableFuture<Void> putTags(ObjectIdentifier object, Map<String, String> newTags) {
        return tags.put(object, newTags);
    }

    @Override
    public CompletableFuture<Void> restore(ObjectIdentifier object, int days, String tier) {
        return ObjectCall.of(
                calls,
                Operation.RestoreObject,
                object,
                () -> clients.s3.restoreObject(r -> r.bucket(object.bucket())
                        .key(object.key())
                        .versionId(object.versionId())
                        .restoreRequest(q -> q.days(days).glacierJobParameters(g -> g.tier(Tier.fromValue(tier))))),
                done -> null);
    }
}
