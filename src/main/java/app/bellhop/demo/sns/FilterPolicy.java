package app.bellhop.demo.sns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a subscription's filter policy lets a message through: by its attributes, or by its JSON body. */
final class FilterPolicy {

    private FilterPolicy() {}

    /** @param settings the subscription's attributes */
    static boolean accepts(Map<String, String> settings, Message message) {
        String policy = settings.getOrDefault("FilterPolicy", "");
        if (policy.isEmpty()) {
            return true;
        }
        JsonMapper json = JsonMapper.shared();
        JsonNode rules = json.readTree(policy);
        if (!"MessageBody".equals(settings.get("FilterPolicyScope"))) {
            var attributes = json.createObjectNode();
            message.attributes().forEach((name, a) -> attributes.set(name, value(json, a)));
            return matches(rules, attributes);
        }
        try {
            return matches(rules, json.readTree(message.text("default")));
        } catch (JacksonException e) {
            return false; // A body that is no JSON matches no policy on it.
        }
    }

    private static JsonNode value(JsonMapper json, Message.Attribute attribute) {
        if (attribute.type().startsWith("String.Array")) {
            return json.readTree(attribute.value());
        }
        return attribute.type().startsWith("Number")
                ? json.getNodeFactory().numberNode(new BigDecimal(attribute.value()))
                : json.getNodeFactory().stringNode(attribute.value());
    }

    private static boolean matches(JsonNode rules, JsonNode values) {
        for (Map.Entry<String, JsonNode> rule : rules.properties()) {
            boolean holds;
            if (rule.getKey().equals("$or")) {
                holds = rule.getValue().valueStream().anyMatch(alternative -> matches(alternative, values));
            } else if (rule.getValue().isObject()) {
                holds = matches(rule.getValue(), values.path(rule.getKey()));
            } else {
                JsonNode actual = values.path(rule.getKey());
                holds = rule.getValue().valueStream().anyMatch(test -> holds(test, actual));
            }
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(JsonNode test, JsonNode actual) {
        if (test.has("exists")) {
            return test.get("exists").asBoolean() != actual.isMissingNode();
        }
        List<JsonNode> values = new ArrayList<>();
        if (actual.isArray()) {
            actual.forEach(values::add);
        } else if (!actual.isMissingNode()) {
            values.add(actual);
        }
        if (test.has("anything-but")) {
            JsonNode not = test.get("anything-but");
            return !values.isEmpty() && values.stream().noneMatch(v -> anyOf(not, v));
        }
        return values.stream().anyMatch(v -> one(test, v));
    }

    private static boolean anyOf(JsonNode tests, JsonNode value) {
        return tests.isArray() ? tests.valueStream().anyMatch(t -> one(t, value)) : one(tests, value);
    }

    private static boolean one(JsonNode test, JsonNode value) {
        if (test.has("prefix")) {
            return value.isString()
                    && value.asString().startsWith(test.get("prefix").asString());
        }
        if (test.has("suffix")) {
            return value.isString()
                    && value.asString().endsWith(test.get("suffix").asString());
        }
        if (test.has("equals-ignore-case")) {
            return value.isString()
                    && value.asString()
                            .equalsIgnoreCase(test.get("equals-ignore-case").asString());
        }
        if (test.has("numeric")) {
            return value.isNumber() && inRange(test.get("numeric"), value.decimalValue());
        }
        if (test.isNumber() && value.isNumber()) {
            return test.decimalValue().compareTo(value.decimalValue()) == 0;
        }
        return test.equals(value);
    }

    private static boolean inRange(JsonNode range, BigDecimal value) {
        for (int i = 0; i + 1 < range.size(); i += 2) {
            int order = value.compareTo(range.get(i + 1).decimalValue());
            boolean holds = switch (range.get(i).asString()) {
                case "=" -> order == 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> false;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
