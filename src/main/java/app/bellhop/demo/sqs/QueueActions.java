package app.bellhop.demo.sqs;

import static app.bellhop.demo.sqs.SqsStore.ATTRIBUTE;
import static app.bellhop.demo.sqs.SqsStore.TAG;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Queues: create, find, list, configure, delete. */
final class QueueActions {

    static final String ACCOUNT = "000000000000";
    private static final int PAGE_SIZE = 1000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo");

    private final SqsStore store;
    private final Supplier<URI> endpoint;
    private final Runnable changed;

    /** @param changed wakes who waits for messages */
    QueueActions(SqsStore store, Supplier<URI> endpoint, Runnable changed) {
        this.store = store;
        this.endpoint = endpoint;
        this.changed = changed;
    }

    Map<String, SqsAction> actions() {
        return Map.of(
                "CreateQueue", this::create,
                "GetQueueUrl", this::find,
                "ListQueues", this::list,
                "GetQueueAttributes", this::attributes,
                "SetQueueAttributes", this::setAttributes,
                "ListQueueTags", this::tags,
                "DeleteQueue", this::delete);
    }

    private static String arn(String region, String name) {
        return "arn:aws:sqs:" + region + ":" + ACCOUNT + ":" + name;
    }

    /** The queue of a request. The port of a URL may be that of an earlier start. */
    static String queue(SqsStore store, JsonNode request, String region) {
        String url = request.path("QueueUrl").asString("");
        String arn = arn(region, url.substring(url.lastIndexOf('/') + 1));
        if (!store.exists(arn)) {
            throw SqsError.noQueue();
        }
        return arn;
    }

    private String url(String arn) {
        return endpoint.get() + "/" + ACCOUNT + "/" + arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), e.getValue().asString("")));
        return map;
    }

    private JsonNode create(JsonNode request, String region) {
        String name = request.path("QueueName").asString("");
        Map<String, String> attributes = map(request.path("Attributes"));
        if (!NAME.matcher(name).matches()) {
            throw SqsError.invalid(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        if (name.endsWith(".fifo") != "true".equals(attributes.get("FifoQueue"))) {
            throw SqsError.invalid(
                    "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end"
                            + " with .fifo suffix and be 1 to 80 in length.");
        }
        String arn = arn(region, name);
        if (!store.exists(arn)) {
            store.create(arn, attributes, map(request.path("tags")));
        } else if (!store.settings(arn, ATTRIBUTE).entrySet().containsAll(attributes.entrySet())) {
            throw new SqsError(
                    "QueueNameExists",
                    "QueueAlreadyExists",
                    "A queue already exists with the same name and a different value.");
        }
        return one("QueueUrl", url(arn));
    }

    private static ObjectNode one(String name, String value) {
        return JsonMapper.shared().createObjectNode().put(name, value);
    }

    private JsonNode find(JsonNode request, String region) {
        String arn = arn(region, request.path("QueueName").asString(""));
        if (!store.exists(arn)) {
            throw SqsError.noQueue();
        }
        return one("QueueUrl", url(arn));
    }

    private JsonNode list(JsonNode request, String region) {
        int limit = request.path("MaxResults").asInt(PAGE_SIZE);
        List<String> found = store.queuesAfter(
                arn(region, request.path("QueueNamePrefix").asString("")),
                request.path("NextToken").asString(""),
                limit + 1);
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        if (!found.isEmpty()) {
            ArrayNode urls = answer.putArray("QueueUrls");
            found.stream().limit(limit).forEach(arn -> urls.add(url(arn)));
        }
        if (found.size() > limit) {
            answer.put("NextToken", found.get(limit - 1));
        }
        return answer;
    }

    private JsonNode attributes(JsonNode request, String region) {
        String arn = queue(store, request, region);
        long now = System.currentTimeMillis();
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "QueueArn",
                arn,
                "VisibilityTimeout",
                "30",
                "MessageRetentionPeriod",
                "345600",
                "ApproximateNumberOfMessages",
                String.valueOf(store.count(arn, false, now)),
                "ApproximateNumberOfMessagesNotVisible",
                String.valueOf(store.count(arn, true, now))));
        all.putAll(store.settings(arn, ATTRIBUTE));
        List<String> wanted = request.path("AttributeNames")
                .valueStream()
                .map(name -> name.asString(""))
                .toList();
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ObjectNode attributes = answer.putObject("Attributes");
        all.forEach((name, value) -> {
            if (wanted.contains("All") || wanted.contains(name)) {
                attributes.put(name, value);
            }
        });
        return answer;
    }

    private JsonNode setAttributes(JsonNode request, String region) {
        String arn = queue(store, request, region);
        map(request.path("Attributes")).forEach((name, value) -> store.set(arn, ATTRIBUTE, name, value));
        return JsonMapper.shared().createObjectNode();
    }

    private JsonNode tags(JsonNode request, String region) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ObjectNode tags = answer.putObject("Tags");
        store.settings(queue(store, request, region), TAG).forEach(tags::put);
        return answer;
    }

    private JsonNode delete(JsonNode request, String region) {
        store.delete(queue(store, request, region));
        changed.run();
        return JsonMapper.shared().createObjectNode();
    }
}
