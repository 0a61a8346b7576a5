package app.bellhop.cloud.sns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes a bucket's notification configuration, the JSON of the API; parts not about topics are kept. */
public final class BucketNotifications {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOPICS = "TopicConfigurations";
    private static final String TOPIC_ARN = "TopicArn";
    private static final String EVENT_BRIDGE = "EventBridgeConfiguration";

    /** The kinds of rules, each with the field that names what it notifies. */
    private static final Map<String, String> TARGETS = Map.of(
            TOPICS, TOPIC_ARN, "QueueConfigurations", "QueueArn", "LambdaFunctionConfigurations", "LambdaFunctionArn");

    private BucketNotifications() {}

    /** @param document the configuration; blank for none */
    public static List<TopicEventRule> rules(String document) {
        List<TopicEventRule> rules = new ArrayList<>();
        root(document).path(TOPICS).forEach(node -> rules.add(rule(node)));
        return rules;
    }

    private static TopicEventRule rule(JsonNode node) {
        return rule(node, TOPIC_ARN);
    }

    private static TopicEventRule rule(JsonNode node, String target) {
        List<String> events = new ArrayList<>();
        node.path("Events").forEach(event -> events.add(event.asString("")));
        String prefix = "";
        String suffix = "";
        for (JsonNode filter : node.path("Filter").path("Key").path("FilterRules")) {
            if (filter.path("Name").asString("").equalsIgnoreCase("prefix")) {
                prefix = filter.path("Value").asString("");
            } else {
                suffix = filter.path("Value").asString("");
            }
        }
        return new TopicEventRule(
                node.path("Id").asString(""), node.path(target).asString(""), events, prefix, suffix);
    }

    /**
     * The existing rule that overlaps with a new one, if any: S3 refuses overlapping rules, whether they notify topics,
     * queues or functions. Its ARN is that of what it notifies.
     */
    public static Optional<TopicEventRule> conflict(String document, TopicEventRule added) {
        JsonNode root = root(document);
        return TARGETS.entrySet().stream()
                .flatMap(kind -> root.path(kind.getKey()).valueStream().map(node -> rule(node, kind.getValue())))
                .filter(there -> !there.id().equals(added.id()) && there.overlaps(added))
                .findFirst();
    }

    /** The document with one rule more; one of the same id is replaced. */
    public static String with(String document, TopicEventRule rule) {
        ObjectNode root = root(document);
        ArrayNode kept = kept(root, node -> !node.path("Id").asString("").equals(rule.id()));
        ObjectNode node = kept.addObject();
        if (!rule.id().isEmpty()) {
            node.put("Id", rule.id());
        }
        node.put(TOPIC_ARN, rule.topicArn());
        ArrayNode events = node.putArray("Events");
        rule.events().forEach(events::add);
        if (!rule.prefix().isEmpty() || !rule.suffix().isEmpty()) {
            ArrayNode filters = node.putObject("Filter").putObject("Key").putArray("FilterRules");
            filter(filters, "prefix", rule.prefix());
            filter(filters, "suffix", rule.suffix());
        }
        return write(root, kept);
    }

    private static void filter(ArrayNode filters, String name, String value) {
        if (!value.isEmpty()) {
            filters.addObject().put("Name", name).put("Value", value);
        }
    }

    /** The document without that rule; blank when nothing is left. */
    public static String without(String document, TopicEventRule rule) {
        ObjectNode root = root(document);
        return write(root, kept(root, node -> !rule(node).equals(rule)));
    }

    /** Whether all events also go to EventBridge. */
    public static boolean eventBridge(String document) {
        return root(document).has(EVENT_BRIDGE);
    }

    /** The document with EventBridge turned on or off; blank when nothing is left. */
    public static String withEventBridge(String document, boolean on) {
        ObjectNode root = root(document);
        if (on) {
            root.putObject(EVENT_BRIDGE);
        } else {
            root.remove(EVENT_BRIDGE);
        }
        return root.isEmpty() ? "" : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static ArrayNode kept(ObjectNode root, Predicate<JsonNode> wanted) {
        ArrayNode kept = JSON.createArrayNode();
        root.path(TOPICS).forEach(node -> {
            if (wanted.test(node)) {
                kept.add(node);
            }
        });
        return kept;
    }

    private static String write(ObjectNode root, ArrayNode rules) {
        if (rules.isEmpty()) {
            root.remove(TOPICS);
        } else {
            root.set(TOPICS, rules);
        }
        return root.isEmpty() ? "" : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static ObjectNode root(String document) {
        return document.isBlank() ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(document);
    }
}
