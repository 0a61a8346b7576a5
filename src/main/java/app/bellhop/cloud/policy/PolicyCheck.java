package app.bellhop.cloud.policy;

import app.bellhop.cloud.DocumentProblem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds what S3 or SNS would refuse in the policy of a bucket or topic, and says where it is. */
public final class PolicyCheck {

    private static final Set<String> OF_POLICY = Set.of("Version", "Id", "Statement");
    private static final Set<String> OF_STATEMENT = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Pattern OBJECT_ACTION = Pattern.compile("s3:(Get|Put|Delete|Restore)Object.*|s3:Abort.*");

    private static final Pattern RESOURCE = Pattern.compile("arn:[a-z-]+:s3:::([^/]+)(/.*)?");

    private final String text;
    private final String targetArn;
    private final boolean forTopic;

    private PolicyCheck(String text, String targetArn, boolean forTopic) {
        this.text = text;
        this.targetArn = targetArn;
        this.forTopic = forTopic;
    }

    /** The first thing wrong with a policy for that bucket; empty when all looks well. */
    public static Optional<DocumentProblem> of(String text, String bucketArn) {
        return check(text, new PolicyCheck(text, bucketArn, false));
    }

    /** The first thing wrong with a policy for that topic; empty when all looks well. */
    public static Optional<DocumentProblem> ofTopic(String text, String topicArn) {
        return check(text, new PolicyCheck(text, topicArn, true));
    }

    private static Optional<DocumentProblem> check(String text, PolicyCheck check) {
        try {
            JsonNode root = JsonMapper.shared().readTree(text);
            return check.policy(root);
        } catch (JacksonException e) {
            return Optional.of(DocumentProblem.of(e));
        }
    }

    private Optional<DocumentProblem> policy(JsonNode root) {
        if (!root.isObject()) {
            return problem("", PolicyProblem.NOT_AN_OBJECT);
        }
        for (String name : names(root)) {
            if (!OF_POLICY.contains(name)) {
                return problem(name, PolicyProblem.UNKNOWN_ELEMENT, name);
            }
        }
        String version = root.path("Version").asString("");
        if (root.has("Version") && !version.equals("2012-10-17") && !version.equals("2008-10-17")) {
            return problem(version, PolicyProblem.VERSION);
        }
        JsonNode statements = root.path("Statement");
        if (statements.isMissingNode() || statements.isArray() && statements.isEmpty()) {
            return problem("", PolicyProblem.NO_STATEMENT);
        }
        for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
            Optional<DocumentProblem> found = statement(statement);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private Optional<DocumentProblem> statement(JsonNode statement) {
        if (!statement.isObject()) {
            return problem("Statement", PolicyProblem.STATEMENT_NOT_AN_OBJECT);
        }
        for (String name : names(statement)) {
            if (!OF_STATEMENT.contains(name)) {
                return problem(name, PolicyProblem.UNKNOWN_STATEMENT_ELEMENT, name);
            }
        }
        String effect = statement.path("Effect").asString("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            return problem(effect.isEmpty() ? "Statement" : effect, PolicyProblem.EFFECT);
        }
        for (String name : List.of("Principal", "Action", "Resource")) {
            if (!statement.has(name) && !statement.has("Not" + name)) {
                return problem("Statement", PolicyProblem.ELEMENT_MISSING, name);
            }
        }
        return actions(statement);
    }

    /** Whether the bucket part, wildcards and all, can stand for this bucket. */
    private boolean namesBucket(String resource) {
        Matcher parts = RESOURCE.matcher(resource);
        if (!parts.matches()) {
            return false;
        }
        String pattern = Pattern.quote(parts.group(1)).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return targetArn.substring(targetArn.lastIndexOf(':') + 1).matches(pattern);
    }

    private Optional<DocumentProblem> actions(JsonNode statement) {
        PolicyStatement parsed = PolicyDocument.parse("{\"Statement\": " + statement + "}")
                .orElseThrow()
                .statements()
                .get(0);
        String service = forTopic ? "sns" : "s3";
        for (String action : parsed.actions()) {
            if (!action.equals("*") && !action.toLowerCase(Locale.ROOT).startsWith(service + ":")) {
                return problem(
                        action, forTopic ? PolicyProblem.NOT_AN_SNS_ACTION : PolicyProblem.NOT_AN_S3_ACTION, action);
            }
        }
        if (parsed.resources().isEmpty() || parsed.actions().isEmpty()) {
            return problem("Statement", PolicyProblem.NO_ACTION_OR_RESOURCE);
        }
        return forTopic ? topicResources(parsed) : bucketResources(parsed);
    }

    private Optional<DocumentProblem> topicResources(PolicyStatement parsed) {
        for (String resource : parsed.resources()) {
            if (!PolicyStatement.like(resource, targetArn)) {
                return problem(resource, PolicyProblem.OTHER_TOPIC, targetArn);
            }
        }
        return Optional.empty();
    }

    private Optional<DocumentProblem> bucketResources(PolicyStatement parsed) {
        for (String resource : parsed.resources()) {
            if (!resource.equals("*") && !namesBucket(resource)) {
                return problem(resource, PolicyProblem.OTHER_BUCKET, targetArn);
            }
        }
        boolean onObjects = !parsed.actions().isEmpty()
                && parsed.actions().stream()
                        .allMatch(a -> OBJECT_ACTION.matcher(a).matches());
        boolean namesObjects = parsed.resources().stream().anyMatch(r -> r.contains("/") || r.endsWith("*"));
        if (onObjects && !namesObjects && !parsed.not().resource()) {
            return problem(
                    parsed.resources().get(0),
                    PolicyProblem.OBJECTS_NEEDED,
                    parsed.actions().get(0));
        }
        return Optional.empty();
    }

    /** Finds the place by the text that is wrong: a tree of JSON does not remember lines. */
    private Optional<DocumentProblem> problem(String culprit, PolicyProblem code, Object... arguments) {
        int at = culprit.isEmpty() ? -1 : text.indexOf('"' + culprit + '"');
        int from = Math.max(0, at);
        int line = (int) text.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
        int column = from - text.lastIndexOf('\n', Math.max(0, from - 1));
        return Optional.of(DocumentProblem.at(line, column, code, arguments));
    }
}
