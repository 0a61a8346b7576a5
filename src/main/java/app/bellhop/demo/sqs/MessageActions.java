package app.bellhop.demo.sqs;

import static app.bellhop.demo.sqs.SqsStore.ATTRIBUTE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages: send, receive with long polling, hide, delete. */
final class MessageActions {

    private static final int MAX_MESSAGES = 10;
    private static final long MAX_WAIT_MILLIS = 20_000;

    /** How often messages that become visible again are looked for while a request waits. */
    private static final long RECHECK_MILLIS = 250;

    private final SqsStore store;
    private final Object arrivals = new Object();
    private boolean closed;

    MessageActions(SqsStore store) {
        this.store = store;
    }

    Map<String, SqsAction> actions() {
        return Map.of(
                "SendMessage", this::send,
                "ReceiveMessage", this::receive,
                "DeleteMessage", this::delete,
                "DeleteMessageBatch", (request, region) -> batch(request, region, this::delete),
                "ChangeMessageVisibility", this::hide,
                "ChangeMessageVisibilityBatch", (request, region) -> batch(request, region, this::hide));
    }

    /**
     * Adds a message and wakes who waits for it. Returns its ID.
     *
     * @param system what SQS tells of the message besides its times and its group
     */
    String add(String arn, String body, String attributes, String group, Map<String, String> system) {
        String id = store.add(arn, body, attributes, group, system);
        wake();
        return id;
    }

    void wake() {
        synchronized (arrivals) {
            arrivals.notifyAll();
        }
    }

    void close() {
        synchronized (arrivals) {
            closed = true;
            arrivals.notifyAll();
        }
    }

    private static long setting(Map<String, String> settings, String name, long otherwise) {
        return Long.parseLong(settings.getOrDefault(name, String.valueOf(otherwise)));
    }

    private JsonNode send(JsonNode request, String region) {
        String body = request.path("MessageBody").asString("");
        JsonNode attributes = request.path("MessageAttributes");
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put(
                "MessageId",
                add(
                        QueueActions.queue(store, request, region),
                        body,
                        attributes.isObject() ? attributes.toString() : "{}",
                        request.path("MessageGroupId").asString(""),
                        Map.of("SenderId", "AIDADEMO")));
        answer.put("MD5OfMessageBody", AttributeDigest.of(body));
        if (!attributes.isEmpty()) {
            answer.put("MD5OfMessageAttributes", AttributeDigest.of(attributes));
        }
        return answer;
    }

    private JsonNode receive(JsonNode request, String region) {
        String arn = QueueActions.queue(store, request, region);
        Map<String, String> settings = store.settings(arn, ATTRIBUTE);
        store.forgetBefore(
                arn, System.currentTimeMillis() - 1000 * setting(settings, "MessageRetentionPeriod", 345_600));
        int limit = Math.min(MAX_MESSAGES, request.path("MaxNumberOfMessages").asInt(1));
        long hidden = 1000 * request.path("VisibilityTimeout").asLong(setting(settings, "VisibilityTimeout", 30));
        long wait =
                1000 * request.path("WaitTimeSeconds").asLong(setting(settings, "ReceiveMessageWaitTimeSeconds", 0));
        long end = System.currentTimeMillis() + Math.min(wait, MAX_WAIT_MILLIS);
        synchronized (arrivals) {
            List<SqsStore.Stored> found = store.visible(arn, System.currentTimeMillis(), limit);
            while (found.isEmpty() && !closed && System.currentTimeMillis() < end && store.exists(arn)) {
                try {
                    arrivals.wait(RECHECK_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
                if (!closed) {
                    found = store.visible(arn, System.currentTimeMillis(), limit);
                }
            }
            return answer(found, hidden, request);
        }
    }

    /** Of each message, with those of its attributes that the request names. */
    private ObjectNode answer(List<SqsStore.Stored> found, long hidden, JsonNode request) {
        List<String> wanted = Stream.of("AttributeNames", "MessageSystemAttributeNames")
                .flatMap(list -> names(request, list).stream())
                .toList();
        List<String> named = names(request, "MessageAttributeNames");
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        if (found.isEmpty()) {
            return answer;
        }
        ArrayNode messages = answer.putArray("Messages");
        for (SqsStore.Stored message : found) {
            String receipt = UUID.randomUUID().toString();
            store.received(message.seq(), receipt, System.currentTimeMillis() + hidden);
            ObjectNode one = messages.addObject()
                    .put("MessageId", message.id())
                    .put("ReceiptHandle", receipt)
                    .put("Body", message.body())
                    .put("MD5OfBody", AttributeDigest.of(message.body()));
            ObjectNode system = JsonMapper.shared().createObjectNode();
            system(message).forEach((name, value) -> {
                if (wanted.contains("All") || wanted.contains(name)) {
                    system.put(name, value);
                }
            });
            if (!system.isEmpty()) {
                one.set("Attributes", system);
            }
            ObjectNode attributes = (ObjectNode) JsonMapper.shared().readTree(message.attributes());
            attributes.retain(attributes
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(name -> named.stream().anyMatch(wish -> names(wish, name)))
                    .toList());
            if (!attributes.isEmpty()) {
                one.set("MessageAttributes", attributes);
                one.put("MD5OfMessageAttributes", AttributeDigest.of(attributes));
            }
        }
        return answer;
    }

    private static List<String> names(JsonNode request, String list) {
        return request.path(list).valueStream().map(name -> name.asString("")).toList();
    }

    /** Whether a request's "All", name, or beginning of names ("trace.*") means an attribute. */
    private static boolean names(String wish, String attribute) {
        return wish.equals("All")
                || wish.equals(attribute)
                || wish.endsWith(".*") && attribute.startsWith(wish.substring(0, wish.length() - 2));
    }

    /** What SQS tells of a message that is being received. */
    private Map<String, String> system(SqsStore.Stored message) {
        store.setSystem(message.id(), "ApproximateFirstReceiveTimestamp", String.valueOf(System.currentTimeMillis()));
        Map<String, String> all = store.system(message.id());
        all.put("SentTimestamp", String.valueOf(message.sent()));
        all.put("ApproximateReceiveCount", String.valueOf(message.receives() + 1));
        if (!message.group().isEmpty()) {
            all.put("MessageGroupId", message.group());
            all.put("SequenceNumber", String.format(Locale.ROOT, "%020d", message.seq()));
        }
        return all;
    }

    private JsonNode delete(JsonNode request, String region) {
        store.remove(
                QueueActions.queue(store, request, region),
                request.path("ReceiptHandle").asString(""));
        wake();
        return JsonMapper.shared().createObjectNode();
    }

    private JsonNode hide(JsonNode request, String region) {
        long millis = 1000 * request.path("VisibilityTimeout").asLong(0);
        store.hide(
                QueueActions.queue(store, request, region),
                request.path("ReceiptHandle").asString(""),
                millis == 0 ? 0 : System.currentTimeMillis() + millis);
        wake();
        return JsonMapper.shared().createObjectNode();
    }

    private static JsonNode batch(JsonNode request, String region, SqsAction action) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ArrayNode successful = answer.putArray("Successful");
        answer.putArray("Failed");
        for (JsonNode entry : request.path("Entries")) {
            ObjectNode one = ((ObjectNode) entry)
                    .put("QueueUrl", request.path("QueueUrl").asString(""));
            action.run(one, region);
            successful.addObject().put("Id", entry.path("Id").asString(""));
        }
        return answer;
    }
}
