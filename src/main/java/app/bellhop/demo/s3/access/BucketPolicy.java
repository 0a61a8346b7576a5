package app.bellhop.demo.s3.access;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bucket policy, evaluated for anonymous requests. */
public final class BucketPolicy {

    private final JsonNode statements;

    private BucketPolicy(JsonNode statements) {
        this.statements = statements;
    }

    /** Parses a policy; empty if it isn't a JSON object with a Statement. */
    public static Optional<BucketPolicy> parse(String json) {
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            return root.has("Statement") ? Optional.of(new BucketPolicy(root.get("Statement"))) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the policy allows an anonymous request: at least one Allow and no Deny.
     *
     * @param context known condition keys and their values
     */
    public boolean allowsAnonymous(String action, String resource, Map<String, String> context) {
        return any("Allow", s -> isAnyone(s) && covers(s, action, resource) && holds(s, context, false))
                && !any("Deny", s -> isAnyone(s) && covers(s, action, resource) && holds(s, context, true));
    }

    /** Whether AWS would call the policy public: an Allow for everyone, without a condition. */
    public boolean isPublic() {
        return any("Allow", s -> isAnyone(s) && !s.has("Condition"));
    }

    private boolean any(String effect, Predicate<JsonNode> test) {
        return stream(statements).stream()
                .anyMatch(s -> s.path("Effect").asString("").equals(effect) && test.test(s));
    }

    private static boolean isAnyone(JsonNode statement) {
        JsonNode principal = statement.path("Principal");
        return matches(principal, "*"::equals) || matches(principal.path("AWS"), "*"::equals);
    }

    private static boolean covers(JsonNode statement, String action, String resource) {
        return matches(
                        statement.path("Action"),
                        pattern -> matchesWildcard(
                                pattern.toLowerCase(java.util.Locale.ROOT), action.toLowerCase(java.util.Locale.ROOT)))
                && matches(statement.path("Resource"), pattern -> matchesWildcard(pattern, resource));
    }

    /** Whether all conditions hold; returns {@code unknown} for operators that aren't supported. */
    private static boolean holds(JsonNode statement, Map<String, String> context, boolean unknown) {
        for (Map.Entry<String, JsonNode> operator : statement.path("Condition").properties()) {
            for (Map.Entry<String, JsonNode> test : operator.getValue().properties()) {
                String actual = context.get(test.getKey());
                boolean holds = switch (operator.getKey()) {
                    case "Bool", "StringEquals" -> actual != null && matches(test.getValue(), actual::equals);
                    case "StringLike" -> actual != null && matches(test.getValue(), p -> matchesWildcard(p, actual));
                    case "StringNotEquals" -> actual == null || !matches(test.getValue(), actual::equals);
                    default -> unknown;
                };
                if (!holds) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean matches(JsonNode oneOrMany, Predicate<String> test) {
        return stream(oneOrMany).stream().anyMatch(node -> test.test(node.asString("")));
    }

    private static java.util.List<JsonNode> stream(JsonNode oneOrMany) {
        if (oneOrMany.isArray()) {
            java.util.List<JsonNode> nodes = new java.util.ArrayList<>();
            for (Iterator<JsonNode> i = oneOrMany.iterator(); i.hasNext(); ) {
                nodes.add(i.next());
            }
            return nodes;
        }
        return oneOrMany.isMissingNode() ? java.util.List.of() : java.util.List.of(oneOrMany);
    }

    /** Matches IAM wildcards: {@code *} for any text, {@code ?} for any character. */
    private static boolean matchesWildcard(String pattern, String text) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
