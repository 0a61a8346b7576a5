package app.bellhop.aws.sns;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.sns.FilterPolicies;
import app.bellhop.cloud.sns.FilterPolicyProblem;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Ruler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Filter policies by AWS's own engine, the one that Amazon runs in EventBridge and SNS. */
public final class RulerFilterPolicies implements FilterPolicies {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PLACE =
            Pattern.compile("\\s+at \\[Source: .*line: (\\d+), column: (\\d+)]\\s*$", Pattern.DOTALL);

    /** What SNS allows a policy at the most: bytes, keys, and combinations of values. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_KEYS = 5;
    private static final long MAX_COMBINATIONS = 150;

    @Override
    public Optional<DocumentProblem> check(String policy, boolean bodyScope) {
        JsonNode root;
        try {
            root = JSON.readTree(policy);
        } catch (JacksonException e) {
            return Optional.of(DocumentProblem.of(e));
        }
        if (!root.isObject()) {
            return problem(FilterPolicyProblem.NOT_AN_OBJECT);
        }
        if (policy.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return problem(FilterPolicyProblem.TOO_LARGE, new Reason.Bytes(MAX_BYTES));
        }
        String problem = JsonRuleCompiler.check(policy);
        if (problem == null) {
            return limits(root, bodyScope);
        }
        Matcher place = PLACE.matcher(problem);
        return place.find()
                ? Optional.of(DocumentProblem.at(
                        Integer.parseInt(place.group(1)),
                        Integer.parseInt(place.group(2)),
                        FilterPolicyProblem.RULE,
                        problem.substring(0, place.start())))
                : problem(FilterPolicyProblem.RULE, problem);
    }

    private static Optional<DocumentProblem> problem(FilterPolicyProblem code, Object... arguments) {
        return Optional.of(DocumentProblem.ofWhole(code, arguments));
    }

    /** What SNS wants beyond what its engine reads. */
    private static Optional<DocumentProblem> limits(JsonNode root, boolean bodyScope) {
        long keys = keys(root).distinct().count();
        if (keys > MAX_KEYS) {
            return problem(FilterPolicyProblem.TOO_MANY_KEYS, MAX_KEYS, keys);
        }
        boolean nested = nested(root);
        if (nested && !bodyScope) {
            return problem(FilterPolicyProblem.NESTED_KEYS);
        }
        long combinations = combinations(root, 1);
        return combinations > MAX_COMBINATIONS
                ? problem(FilterPolicyProblem.TOO_MANY_COMBINATIONS, MAX_COMBINATIONS, combinations)
                : Optional.empty();
    }

    /** The keys of the first level: those of each alternative count, too. */
    private static Stream<String> keys(JsonNode node) {
        return node.propertyStream()
                .flatMap(e -> alternatives(e)
                        ? e.getValue().valueStream().flatMap(RulerFilterPolicies::keys)
                        : Stream.of(e.getKey()));
    }

    private static boolean nested(JsonNode node) {
        return node.propertyStream()
                .anyMatch(e -> alternatives(e)
                        ? e.getValue().valueStream().anyMatch(RulerFilterPolicies::nested)
                        : e.getValue().isObject());
    }

    private static boolean alternatives(Map.Entry<String, JsonNode> entry) {
        return entry.getKey().equals("$or") && entry.getValue().isArray();
    }

    /** The product of the numbers of values, each times the depth of its key; alternatives are added up. */
    private static long combinations(JsonNode node, int depth) {
        long product = 1;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            if (alternatives(entry)) {
                product *= Math.max(
                        1,
                        value.valueStream()
                                .mapToLong(alternative -> combinations(alternative, depth))
                                .sum());
            } else if (value.isObject()) {
                product *= combinations(value, depth + 1);
            } else {
                product *= (long) Math.max(1, value.size()) * depth;
            }
            if (product > 1_000_000) {
                return product;
            }
        }
        return product;
    }

    @Override
    public boolean accepts(String policy, boolean bodyScope, Message message) {
        if (policy.isBlank() || policy.strip().equals("{}")) {
            return true;
        }
        try {
            JsonNode event = bodyScope ? JSON.readTree(message.text()) : event(message);
            return event.isObject() && Ruler.matchesRule(event.toString(), policy);
        } catch (Exception e) {
            return false; // A body that is no JSON, or a policy that SNS would never have taken.
        }
    }

    private static ObjectNode event(Message message) {
        ObjectNode event = JSON.createObjectNode();
        message.attributes().forEach((name, attribute) -> {
            if (!attribute.type().startsWith("Binary")) { // No policy looks at those.
                event.set(name, value(attribute));
            }
        });
        return event;
    }

    private static JsonNode value(MessageAttribute attribute) {
        if (attribute.type().startsWith("String.Array")) {
            return JSON.readTree(attribute.value());
        }
        return attribute.type().startsWith("Number")
                ? JSON.getNodeFactory().numberNode(new BigDecimal(attribute.value()))
                : JSON.getNodeFactory().stringNode(attribute.value());
    }
}
