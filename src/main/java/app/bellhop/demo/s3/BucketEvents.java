package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.SubResources;
import app.bellhop.demo.s3.http.Xml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/** Publishes the event notifications that buckets are configured for. */
final class BucketEvents {

    private final SubResources documents;
    private final BiConsumer<String, String> publisher;

    /** @param publisher receives the topic ARN and the message, on the request's thread */
    BucketEvents(SubResources documents, BiConsumer<String, String> publisher) {
        this.documents = documents;
        this.publisher = publisher;
    }

    /** Publishes an event such as {@code ObjectCreated:Put} to all matching topics. */
    void publish(String bucket, String key, String event, long size, @Nullable String etag) {
        documents.get(bucket, "notification").flatMap(Xml::parse).stream()
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
