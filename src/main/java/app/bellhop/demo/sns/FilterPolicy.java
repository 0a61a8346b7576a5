package app.bellhop.demo.sns;

import java.math.BigDecimal;
import java.util.Map;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Ruler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evaluates filter policies on message attributes or JSON bodies, with AWS's own rule engine. */
final class FilterPolicy {

    private static final JsonMapper JSON = JsonMapper.shared();

    private FilterPolicy() {}

    /** Whether a policy accepts every message: setting an empty one removes the policy. */
    static boolean isEmpty(String policy) {
        return policy.isBlank() || policy.strip().equals("{}");
    }

    /** Throws if SNS would reject the policy. */
    static void check(String policy) {
        String problem = JsonRuleCompiler.check(policy);
        if (problem != null) {
            throw SnsError.invalid("FilterPolicy: " + problem.replaceAll("\\s+", " "));
        }
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
