package app.bellhop.demo.sns;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Ruler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evaluates filter policies on message attributes or JSON bodies, with AWS's own rule engine. */
final class FilterPolicy {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int MAX_KEYS = 5;
    private static final int MAX_COMBINATIONS = 150;

    private FilterPolicy() {}

    /** Whether a policy accepts every message: setting an empty one removes the policy. */
    static boolean isEmpty(String policy) {
        return policy.isBlank() || policy.strip().equals("{}");
    }

    /** Throws if SNS would reject the policy. */
    static void check(String prefix, String policy) {
        String problem = JsonRuleCompiler.check(JSON.readTree(policy).toString()); // Positions are told without blanks.
        if (problem != null) {
            throw SnsError.invalid(prefix + "FilterPolicy: " + problem);
        }
    }

    /** Throws if the policy has more keys or combinations of values than SNS takes, or keys that attributes can't have. */
    static void checkLimits(String prefix, String policy, boolean onBody) {
        if (isEmpty(policy)) {
            return;
        }
        JsonNode root = JSON.readTree(policy);
        if (!onBody && nested(root)) {
            throw SnsError.invalid(
                    prefix + "Filter policy scope MessageAttributes does not support nested filter policy");
        }
        if (keys(root).distinct().count() > MAX_KEYS) {
            throw SnsError.invalid(prefix + "FilterPolicy: Filter policy can not have more than 5 keys");
        }
        if (combinations(root, 1) > MAX_COMBINATIONS) {
            throw SnsError.invalid(prefix + "FilterPolicy: Filter policy is too complex");
        }
    }

    private static boolean alternatives(Map.Entry<String, JsonNode> entry) {
        return entry.getKey().equals("$or") && entry.getValue().isArray();
    }

    private static boolean nested(JsonNode policy) {
        return policy.propertyStream()
                .anyMatch(e -> alternatives(e)
                        ? e.getValue().valueStream().anyMatch(FilterPolicy::nested)
                        : e.getValue().isObject());
    }

    private static Stream<String> keys(JsonNode policy) {
        return policy.propertyStream()
                .flatMap(e -> alternatives(e)
                        ? e.getValue().valueStream().flatMap(FilterPolicy::keys)
                        : Stream.of(e.getKey()));
    }

    /** The product of the numbers of values, each times its key's depth; alternatives are added up. */
    private static double combinations(JsonNode policy, int depth) {
        return policy.propertyStream()
                .mapToDouble(e -> {
                    if (alternatives(e)) {
                        return e.getValue()
                                .valueStream()
                                .mapToDouble(other -> combinations(other, depth))
                                .sum();
                    }
                    return e.getValue().isObject()
                            ? combinations(e.getValue(), depth + 1)
                            : (double) Math.max(1, e.getValue().size()) * depth;
                })
                .reduce(1, (one, other) -> one * other);
    }

    /**
     * Whether a subscription accepts a message.
     *
     * @param settings the subscription's attributes
     */
    static boolean accepts(Map<String, String> settings, Message message) {
        String policy = settings.getOrDefault("FilterPolicy", "");
        if (isEmpty(policy)) {
            return true;
        }
        try {
            JsonNode event = "MessageBody".equals(settings.get("FilterPolicyScope"))
                    ? JSON.readTree(message.text("default"))
                    : attributes(message);
            return event.isObject() && Ruler.matchesRule(event.toString(), policy);
        } catch (JacksonException e) {
            return false; // A body that isn't JSON matches no policy.
        } catch (Exception e) {
            throw new IllegalStateException("A policy was kept that is none: " + policy, e);
        }
    }

    private static JsonNode attributes(Message message) {
        var attributes = JSON.createObjectNode();
        message.attributes().forEach((name, attribute) -> {
            if (!attribute.type().startsWith("Binary")) { // Filter policies ignore binary attributes.
                attributes.set(name, value(attribute));
            }
        });
        return attributes;
    }

    private static JsonNode value(Message.Attribute attribute) {
        if (attribute.type().startsWith("String.Array")) {
            return JSON.readTree(attribute.value());
        }
        return attribute.type().startsWith("Number")
                ? JSON.getNodeFactory().numberNode(new BigDecimal(attribute.value()))
                : JSON.getNodeFactory().stringNode(attribute.value());
    }
}
