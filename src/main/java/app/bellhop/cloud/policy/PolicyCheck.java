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
    private final String bucket;
    private final String topicArn;

    private PolicyCheck(String text, String bucket, String topicArn) {
        this.text = text;
        this.bucket = bucket;
        this.topicArn = topicArn;
    }

    /** The first thing wrong with a policy for that bucket; empty when all looks well. */
    public static Optional<DocumentProblem> of(String text, String bucket) {
        return check(text, new PolicyCheck(text, bucket, null));
    }

    /** The first thing wrong with a policy for that topic; empty when all looks well. */
    public static Optional<DocumentProblem> ofTopic(String text, String topicArn) {
        return check(text, new PolicyCheck(text, null, topicArn));
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
            return problem("", "A policy is a JSON object { … }.");
        }
        for (String name : names(root)) {
            if (!OF_POLICY.contains(name)) {
                return problem(name, "“" + name + "” is not known in a policy; it has Version, Id and Statement.");
            }
        }
        String version = root.path("Version").asString("");
        if (root.has("Version") && !version.equals("2012-10-17") && !version.equals("2008-10-17")) {
            return problem(version, "The Version is \"2012-10-17\": the policy language’s, not yours.");
        }
        JsonNode statements = root.path("Statement");
        if (statements.isMissingNode() || statements.isArray() && statements.isEmpty()) {
            return problem("", "A policy needs a Statement.");
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
            return problem("Statement", "A statement is a JSON object { … }.");
        }
        for (String name : names(statement)) {
            if (!OF_STATEMENT.contains(name)) {
                return problem(name, "“" + name + "” is not known in a statement.");
            }
        }
        String effect = statement.path("Effect").asString("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            return problem(effect.isEmpty() ? "Statement" : effect, "The Effect is \"Allow\" or \"Deny\".");
        }
        for (String name : List.of("Principal", "Action", "Resource")) {
            if (!statement.has(name) && !statement.has("Not" + name)) {
                return problem("Statement", "A statement of a " + kind() + " policy needs " + name + ".");
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
        return bucket.matches(pattern);
    }

    private Optional<DocumentProblem> actions(JsonNode statement) {
        PolicyStatement parsed = PolicyDocument.parse("{\"Statement\": " + statement + "}")
                .orElseThrow()
                .statements()
                .get(0);
        String service = topicArn == null ? "s3" : "sns";
        for (String action : parsed.actions()) {
            if (!action.equals("*") && !action.toLowerCase(Locale.ROOT).startsWith(service + ":")) {
                return problem(
                        action,
                        "“" + action + "” is not an action of " + service.toUpperCase(Locale.ROOT)
                                + "; those begin with " + service + ":.");
            }
        }
        if (parsed.resources().isEmpty() || parsed.actions().isEmpty()) {
            return problem(
                    "Statement", "A statement of a " + kind() + " policy needs at least one Action and one Resource.");
        }
        return topicArn == null ? bucketResources(parsed) : topicResources(parsed);
    }

    private String kind() {
        return topicArn == null ? "bucket" : "topic";
    }

    private Optional<DocumentProblem> topicResources(PolicyStatement parsed) {
        for (String resource : parsed.resources()) {
            if (!PolicyStatement.like(resource, topicArn)) {
                return problem(resource, "The Resource must be this topic: " + topicArn + ".");
            }
        }
        return Optional.empty();
    }

    private Optional<DocumentProblem> bucketResources(PolicyStatement parsed) {
        for (String resource : parsed.resources()) {
            if (!resource.equals("*") && !namesBucket(resource)) {
                return problem(
                        resource,
                        "The Resource must be this bucket: arn:aws:s3:::" + bucket + " or arn:aws:s3:::" + bucket
                                + "/….");
            }
        }
        boolean onObjects = !parsed.actions().isEmpty()
                && parsed.actions().stream()
                        .allMatch(a -> OBJECT_ACTION.matcher(a).matches());
        boolean namesObjects = parsed.resources().stream().anyMatch(r -> r.contains("/") || r.endsWith("*"));
        if (onObjects && !namesObjects && !parsed.not().resource()) {
            return problem(
                    parsed.resources().get(0),
                    parsed.actions().get(0) + " is about objects: the Resource must end in /* or name a key.");
        }
        return Optional.empty();
    }

    /** Finds the place by the text that is wrong: a tree of JSON does not remember lines. */
    private Optional<DocumentProblem> problem(String culprit, String message) {
        int at = culprit.isEmpty() ? -1 : text.indexOf('"' + culprit + '"');
        int from = Math.max(0, at);
        int line = (int) text.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
        int column = from - text.lastIndexOf('\n', Math.max(0, from - 1));
        return Optional.of(new DocumentProblem(line, Math.max(1, column), message));
    }
}
