package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectIdentifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

public final class ObjectTags {

    private final AwsClients clients;
    private final Calls calls;

    public ObjectTags(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    /** GetObjectTagging. */
    CompletableFuture<Map<String, String>> read(ObjectIdentifier object) {
        return ObjectCall.of(
                calls,
                Operation.GetObjectTagging,
                object,
                () -> clients.s3.getObjectTagging(
                        r -> r.bucket(object.bucket()).key(object.key()).versionId(object.versionId())),
                response -> {
                    Map<String, String> tags = new TreeMap<>();
                    response.tagSet().forEach(tag -> tags.put(tag.key(), tag.value()));
                    return tags;
                });
    }

    /** Replaces all tags (PutObjectTagging, or DeleteObjectTagging when there are none). */
    CompletableFuture<Void> put(ObjectIdentifier object, Map<String, String> tags) {
        if (tags.isEmpty()) {
            return ObjectCall.of(
                    calls,
                    Operation.DeleteObjectTagging,
                    object,
                    () -> clients.s3.deleteObjectTagging(
                            r -> r.bucket(object.bucket()).key(object.key()).versionId(object.versionId())),
                    done -> null);
        }
        return ObjectCall.of(
                calls,
                Operation.PutObjectTagging,
                object,
                () -> clients.s3.putObjectTagging(r -> r.bucket(object.bucket())
                        .key(object.key())
                        .versionId(object.versionId())
                        .tagging(tagging(tags))),
                done -> null);
    }

    /** Tags in the SDK's words. */
    static Tagging tagging(Map<String, String> tags) {
        List<Tag> set = tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return Tagging.builder().tagSet(set).build();
    }
}
