package app.bellhop.demo.sns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publish and PublishBatch, validated as by SNS. */
final class PublishActions {

    private static final int MAX_SUBJECT = 100;
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_BATCH = 10;
    private static final Duration DEDUPLICATION = Duration.ofMinutes(5);
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{4,14}");

    private static final Pattern BATCH_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final SnsStore store;
    private final Delivery delivery;
    private final AtomicLong sequence = new AtomicLong(System.currentTimeMillis() * 1000);

    PublishActions(SnsStore store, Delivery delivery) {
        this.store = store;
        this.delivery = delivery;
    }

    Map<String, Action> actions() {
        return Map.of("Publish", this::publish, "PublishBatch", this::publishBatch);
    }

    private void publish(Parameters p, String region, Reply reply) {
        Optional<String> number = p.get("PhoneNumber");
        if (number.isPresent()) {
            reply.text("MessageId", publishSms(p, number.get()));
            return;
        }
        String topic = p.get("TopicArn")
                .or(() -> p.get("TargetArn"))
                .orElseThrow(() -> SnsError.invalid("TopicArn or TargetArn Reason: no value for required parameter"));
        if (topic.contains(":endpoint/")) {
            throw SnsError.invalid("TargetArn Reason: No endpoint found for the target arn specified");
        }
        store.requireTopic(topic);
        publishTo(topic, p).describe(reply);
    }

    /** What becomes of a message: the original's ID if it is a repetition. */
    private record Published(String id, String sequence) {

        /** Reads an ID and a number, as they are kept. */
        static Published parse(String sent) {
            String[] parts = sent.split(" ", 2);
            return new Published(parts[0], parts.length > 1 ? parts[1] : "");
        }

        void describe(Reply reply) {
            reply.text("MessageId", id);
            if (!sequence.isEmpty()) {
                reply.text("SequenceNumber", sequence);
            }
        }
    }

    /** Fails unless it is a phone number. */
    static String number(String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw SnsError.invalid("PhoneNumber Reason: " + number + " is not valid to publish to");
        }
        return number;
    }

    private String publishSms(Parameters p, String number) {
        number(number);
        if (store.optedOut(number)) {
            throw new SnsError(400, "OptedOut", "Phone number is opted out: " + number);
        }
        Message message = message(null, p, "", "");
        delivery.deliverSms(number, message);
        return message.id();
    }

    /** Validates and delivers a message, unless it is a repetition. */
    private Published publishTo(String topic, Parameters p) {
        String number = topic.endsWith(".fifo") ? String.valueOf(sequence.incrementAndGet()) : "";
        String dedup = deduplicationId(topic, p).orElse("");
        Message message = message(topic, p, dedup, number);
        if (!number.isEmpty()) {
            long now = System.currentTimeMillis();
            boolean byGroup = "MessageGroup".equals(store.attributes(topic).get("FifoThroughputScope"));
            String key = byGroup ? message.group() + "\n" + dedup : dedup;
            Optional<Published> sent =
                    store.findSent(topic, key, now - DEDUPLICATION.toMillis()).map(Published::parse);
            if (sent.isPresent()) {
                return sent.get();
            }
            store.recordSent(topic, key, message.id() + " " + number, now);
        }
        delivery.deliver(message);
        return new Published(message.id(), number);
    }

    /** Of a FIFO topic's message: its own, else the digest of its text. */
    private Optional<String> deduplicationId(String topic, Parameters p) {
        Optional<String> given = p.get("MessageDeduplicationId");
        if (!topic.endsWith(".fifo")) {
            if (given.isPresent()) {
                throw SnsError.invalid(
                        "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not"
                                + " valid for this topic type");
            }
            return Optional.empty();
        }
        checkFifo(topic, p);
        return given.or(() -> Optional.of(sha256(p.get("Message").orElse(""))));
    }

    private void checkFifo(String topic, Parameters p) {
        if (p.get("MessageGroupId").filter(group -> !group.isEmpty()).isEmpty()) {
            throw SnsError.invalid("The MessageGroupId parameter is required for FIFO topics");
        }
        if (p.get("MessageDeduplicationId").isEmpty()
                && !"true".equalsIgnoreCase(store.attributes(topic).get("ContentBasedDeduplication"))) {
            throw SnsError.invalid(
                    "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided"
                            + " explicitly");
        }
    }

    /** Publishes for the demo's other server (bucket event notifications). Ignored if the topic no longer exists. */
    void publishInternally(String topic, String subject, String text) {
        if (store.hasTopic(topic)) {
            delivery.deliver(Message.plain(topic, subject, text));
        }
    }

    private static Message message(@Nullable String topic, Parameters p, String dedup, String number) {
        String text = p.get("Message").orElse("");
        if (text.isEmpty()) {
            throw SnsError.invalid("Empty message");
        }
        Map<String, Message.Attribute> attributes = MessageAttributes.of(p, "");
        if (size(text, attributes) > MAX_BYTES) {
            throw SnsError.invalid("Message too long");
        }
        String subject = p.get("Subject").orElse(null);
        if (subject != null && !isSubject(subject)) {
            throw SnsError.invalid("Subject");
        }
        boolean json = p.get("MessageStructure").filter("json"::equals).isPresent();
        return new Message(
                UUID.randomUUID().toString(),
                topic,
                subject,
                json ? texts(text) : Map.of("default", text),
                attributes,
                p.get("MessageGroupId").orElse(""),
                dedup,
                number,
                p.get(Parameters.TRACE).orElse(""));
    }

    private static int size(String text, Map<String, Message.Attribute> attributes) {
        return bytes(text)
                + attributes.entrySet().stream()
                        .mapToInt(e -> bytes(e.getKey())
                                + bytes(e.getValue().type())
                                + bytes(e.getValue().value()))
                        .sum();
    }

    private static boolean isSubject(String subject) {
        return !subject.isEmpty()
                && subject.codePointCount(0, subject.length()) <= MAX_SUBJECT
                && !subject.startsWith(" ")
                && subject.codePoints().noneMatch(Character::isISOControl);
    }

    private static Map<String, String> texts(String json) {
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            if (!root.path("default").isString()) {
                throw SnsError.invalid("Message Structure - No default entry in JSON message body");
            }
            Map<String, String> texts = new LinkedHashMap<>();
            root.properties().forEach(e -> {
                if (e.getValue().isString()) { // What is none is as good as missing.
                    texts.put(e.getKey(), e.getValue().asString());
                }
            });
            return texts;
        } catch (JacksonException e) {
            throw SnsError.invalid("Message Structure - JSON message body failed to parse");
        }
    }

    private void publishBatch(Parameters p, String region, Reply reply) {
        String topic = p.require("TopicArn");
        store.requireTopic(topic);
        List<Parameters> entries = p.items("PublishBatchRequestEntries");
        checkBatch(entries);
        // What is wrong with these fails the request, not only the entry.
        int size = 0;
        for (int i = 0; i < entries.size(); i++) {
            Parameters entry = entries.get(i);
            size += size(
                    entry.get("Message").orElse(""),
                    MessageAttributes.of(entry, "publishBatchRequestEntries." + (i + 1) + ".member."));
            if (entry.get("MessageStructure").filter("json"::equals).isPresent()) {
                texts(entry.get("Message").orElse(""));
            }
        }
        if (size > MAX_BYTES) {
            throw new SnsError(
                    400, "BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }
        if (topic.endsWith(".fifo")) {
            entries.forEach(entry -> checkFifo(topic, entry));
        }
        Reply failed = new Reply();
        reply.open("Successful");
        for (Parameters entry : entries) {
            String id = entry.require("Id");
            try {
                Published published = publishTo(topic, entry);
                published.describe(reply.open("member").text("Id", id));
                reply.close("member");
            } catch (SnsError e) {
                failed.open("member")
                        .text("Id", id)
                        .text("Code", e.code)
                        .text("Message", e.getMessage())
                        .text("SenderFault", "true")
                        .close("member");
            }
        }
        reply.close("Successful").open("Failed").append(failed).close("Failed");
    }

    private static void checkBatch(List<Parameters> entries) {
        if (entries.isEmpty()) {
            throw new SnsError(400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MAX_BATCH) {
            throw new SnsError(
                    400, "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        if (!entries.stream()
                .allMatch(entry -> BATCH_ID.matcher(entry.require("Id")).matches())) {
            throw new SnsError(
                    400,
                    "InvalidBatchEntryId",
                    "The Id of a batch entry in a batch request doesn't abide by the specification.");
        }
        if (new HashSet<>(entries.stream().map(entry -> entry.require("Id")).toList()).size() < entries.size()) {
            throw new SnsError(
                    400, "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
