package app.bellhop.cloud.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A bucket policy. */
public final class PolicyDocument {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<PolicyStatement> statements;

    private PolicyDocument(List<PolicyStatement> statements) {
        this.statements = List.copyOf(statements);
    }

    /** Reads a policy; empty when it is no JSON object. */
    public static Optional<PolicyDocument> parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (!root.isObject()) {
                return Optional.empty();
            }
            List<PolicyStatement> statements = new ArrayList<>();
            nodes(root.path("Statement")).forEach(node -> statements.add(statement(node)));
            return Optional.of(new PolicyDocument(statements));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public List<PolicyStatement> statements() {
        return statements;
    }

    private static PolicyStatement statement(JsonNode node) {
        PolicyStatement.Not not =
                new PolicyStatement.Not(node.has("NotPrincipal"), node.has("NotAction"), node.has("NotResource"));
        return new PolicyStatement(
                node.path("Sid").asString(""),
                node.path("Effect").asString("").equals("Allow"),
                principals(node.path(not.principal() ? "NotPrincipal" : "Principal")),
                texts(node.path(not.action() ? "NotAction" : "Action")),
                texts(node.path(not.resource() ? "NotResource" : "Resource")),
                not,
                node.has("Condition") ? node.get("Condition").toString() : "");
    }

    private static List<String> principals(JsonNode node) {
        if (!node.isObject()) {
            return texts(node);
        }
        List<String> principals = new ArrayList<>();
        node.properties()
                .forEach(entry -> texts(entry.getValue())
                        .forEach(text -> principals.add(
                                entry.getKey().equals("AWS") || text.equals("*")
                                        ? text
                                        : entry.getKey() + ":" + text)));
        return principals;
    }

    private static List<String> texts(JsonNode oneOrMany) {
        return nodes(oneOrMany).stream().map(node -> node.asString("")).toList();
    }

    private static List<JsonNode> nodes(JsonNode oneOrMany) {
        if (oneOrMany.isArray()) {
            List<JsonNode> nodes = new ArrayList<>();
            oneOrMany.iterator().forEachRemaining(nodes::add);
            return nodes;
        }
        return oneOrMany.isMissingNode() ? List.of() : List.of(oneOrMany);
    }

    /** Indented; a text that is no JSON stays as it is, blank is nothing. */
    public static String pretty(String json) {
        if (json.isBlank()) {
            return "";
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
        } catch (JacksonException e) {
            return json;
        }
    }

    /**
     * Adds a statement to a policy, or makes a policy of it; one that is there already is not added again.
     *
     * @param policy a policy that parses, or a blank text
     * @throws IllegalArgumentException when it does not
     */
    public static String with(String policy, String statement) {
        try {
            JsonNode root = policy.isBlank() ? JSON.createObjectNode() : JSON.readTree(policy);
            if (!(root instanceof ObjectNode document)) {
                throw new IllegalArgumentException("A policy is a JSON object");
            }
            if (!document.has("Version")) {
                document.put("Version", "2012-10-17");
            }
            ArrayNode all = JSON.createArrayNode();
            nodes(document.path("Statement")).forEach(all::add);
            ObjectNode added = (ObjectNode) JSON.readTree(statement);
            if (nodes(all).stream().noneMatch(added::equals)) {
                all.add(named(added, all));
            }
            document.set("Statement", all);
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /**
     * The policy without the statements of that Sid.
     *
     * @throws IllegalArgumentException when the policy does not parse
     */
    public static String without(String policy, String sid) {
        try {
            if (!(JSON.readTree(policy) instanceof ObjectNode document)) {
                throw new IllegalArgumentException("A policy is a JSON object");
            }
            ArrayNode kept = JSON.createArrayNode();
            nodes(document.path("Statement")).stream()
                    .filter(statement -> !statement.path("Sid").asString("").equals(sid))
                    .forEach(kept::add);
            document.set("Statement", kept);
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** Two statements of one name are refused: the later gets a number. */
    private static ObjectNode named(ObjectNode statement, ArrayNode others) {
        String sid = statement.path("Sid").asString("");
        if (!sid.isEmpty()) {
            String free = sid;
            for (int n = 2; taken(others, free); n++) {
                free = sid + n;
            }
            statement.put("Sid", free);
        }
        return statement;
    }

    private static boolean taken(ArrayNode statements, String sid) {
        return nodes(statements).stream()
                .anyMatch(s -> s.path("Sid").asString("").equals(sid));
    }
}
