package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import tools.jackson.databind.json.JsonMapper;

/** Publishes the event notifications that buckets are configured for. */
final class BucketEvents {

    private static final String DELETED = "ObjectRemoved:Delete";
    private static final String MARKED = "ObjectRemoved:DeleteMarkerCreated";

    private final SqliteBlobStore store;
    private final BiConsumer<String, String> publisher;

    /** @param publisher receives the topic ARN and the message, on the request's thread */
    BucketEvents(SqliteBlobStore store, BiConsumer<String, String> publisher) {
        this.store = store;
        this.publisher = publisher;
    }

    void afterWrite(S3Call call, HttpServletResponse response) {
        if (response.getStatus() >= 300 || call.key().isEmpty()) {
            return;
        }
        if (call.method().equals("PUT") && !call.has("uploadId")) {
            boolean copied = call.request().getHeader("x-amz-copy-source") != null;
            created(call, copied ? "ObjectCreated:Copy" : "ObjectCreated:Put");
        } else if (call.method().equals("POST") && call.has("uploadId")) {
            created(call, "ObjectCreated:CompleteMultipartUpload");
        } else if (call.method().equals("DELETE") && !call.has("uploadId")) {
            removed(call.bucket(), call.key(), call.has("versionId"));
        }
    }

    private void created(S3Call call, String event) {
        HeadObjectResponse object = store.blobMetadataIfPresent(call.bucket(), call.key());
        if (object != null) {
            publish(call.bucket(), call.key(), event, object.contentLength(), object.eTag());
        }
    }

    /** @param answer to DeleteObjects: whatever it doesn't refuse is removed */
    void afterDeletes(String bucket, Element asked, String answer) {
        Set<String> refused = Xml.parse(answer).stream()
                .flatMap(root -> Xml.all(root, "Error").stream())
                .map(BucketEvents::version)
                .collect(Collectors.toSet());
        Xml.all(asked, "Object").stream()
                .filter(object -> !refused.contains(version(object)))
                .forEach(object -> removed(
                        bucket,
                        Xml.text(object, "Key"),
                        !Xml.text(object, "VersionId").isEmpty()));
    }

    private static String version(Element object) {
        return Xml.text(object, "VersionId") + " " + Xml.text(object, "Key");
    }

    private void removed(String bucket, String key, boolean version) {
        publish(bucket, key, version || !store.hasVersionIds(bucket) ? DELETED : MARKED, 0, null);
    }

    /** Publishes an event such as {@code ObjectCreated:Put} to all matching topics. */
    private void publish(String bucket, String key, String event, long size, @Nullable String etag) {
        store.subResources().get(bucket, "notification").flatMap(Xml::parse).stream()
                .flatMap(root -> Xml.all(root, "TopicConfiguration").stream())
                .filter(rule -> matches(rule, event, key))
                .forEach(rule ->
                        publisher.accept(Xml.text(rule, "Topic"), message(rule, bucket, key, event, size, etag)));
    }

    private static boolean matches(Element rule, String event, String key) {
        boolean named = Xml.texts(rule, "Event").stream()
                .map(wanted -> wanted.replaceFirst("^s3:", ""))
                .anyMatch(wanted -> wanted.equals(event)
                        || wanted.endsWith("*") && event.startsWith(wanted.substring(0, wanted.length() - 1)));
        return named
                && Xml.all(rule, "FilterRule").stream().allMatch(filter -> {
                    String value = Xml.text(filter, "Value");
                    return Xml.text(filter, "Name").equalsIgnoreCase("prefix")
                            ? key.startsWith(value)
                            : key.endsWith(value);
                });
    }

    private static String message(
            Element rule, String bucket, String key, String event, long size, @Nullable String etag) {
        Map<String, Object> object = new java.util.LinkedHashMap<>();
        object.put("key", URLEncoder.encode(key, StandardCharsets.UTF_8));
        object.put("size", size);
        object.put("eTag", etag == null ? "" : etag.replace("\"", ""));
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "Records",
                        List.of(Map.of(
                                "eventVersion",
                                "2.1",
                                "eventSource",
                                "aws:s3",
                                "awsRegion",
                                "us-east-1",
                                "eventTime",
                                Instant.now().toString(),
                                "eventName",
                                event,
                                "s3",
                                Map.of(
                                        "s3SchemaVersion",
                                        "1.0",
                                        "configurationId",
                                        Xml.text(rule, "Id"),
                                        "bucket",
                                        Map.of("name", bucket, "arn", "arn:aws:s3:::" + bucket),
                                        "object",
                                        object)))));
    }
}
