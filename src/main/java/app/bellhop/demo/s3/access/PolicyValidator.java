package app.bellhop.demo.s3.access;

import app.bellhop.demo.awssdk.S3Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Validates bucket policies as S3 does before storing them, with S3's error messages. */
public final class PolicyValidator {

    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Pattern ACTION =
            Pattern.compile("\\*|s3(-object-lambda|express)?:[*?\\w]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern RESOURCE = Pattern.compile("arn:aws[\\w-]*:s3:::([^/]*)(/.*)?", Pattern.DOTALL);
    private static final Set<String> FIELDS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private PolicyValidator() {}

    /** Throws MalformedPolicy if the policy isn't valid for the bucket. */
    public static void check(String bucket, String json) {
        JsonNode root = root(json);
        if (root.has("Version") && !VERSIONS.contains(root.get("Version").asString(""))) {
            throw malformed("The policy must contain a valid version string");
        }
        require(root, "Statement");
        List<JsonNode> statements = oneOrMany(root.get("Statement"));
        if (statements.isEmpty()) {
            throw malformed("Could not parse the policy: Statement is empty!");
        }
        statements.forEach(statement -> check(bucket, statement));
    }

    private static JsonNode root(String json) {
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            // Reported below, in S3's words.
        }
        throw malformed("Policies must be valid JSON and the first byte must be '{'");
    }

    private static void check(String bucket, JsonNode statement) {
        if (!statement.isObject()) {
            throw malformed("Statement must be an object or an array of objects");
        }
        statement.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw malformed("Unknown field " + name);
                });
        require(statement, "Effect");
        String effect = statement.get("Effect").asString("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw malformed("Invalid effect: " + effect);
        }
        principal(required(statement, "Principal", "NotPrincipal"));
        for (JsonNode action : oneOrMany(required(statement, "Action", "NotAction"))) {
            if (!ACTION.matcher(action.asString("")).matches()) {
                throw malformed("Policy has invalid action");
            }
        }
        for (JsonNode resource : oneOrMany(required(statement, "Resource", "NotResource"))) {
            if (!isOf(bucket, resource.asString(""))) {
                throw malformed("Policy has invalid resource");
            }
        }
    }

    /** Accepts {@code "*"} or an object with AWS, Service, Federated or CanonicalUser. */
    private static void principal(JsonNode principal) {
        boolean everybody = principal.isString() && principal.asString().equals("*");
        boolean named = principal.isObject()
                && !principal.isEmpty()
                && Set.of("AWS", "Service", "Federated", "CanonicalUser").containsAll(principal.propertyNames());
        if (!everybody && !named) {
            throw malformed("Invalid principal in policy");
        }
    }

    /** Whether a resource is the bucket or keys in it. A wildcard may follow the bucket's name but not replace it. */
    private static boolean isOf(String bucket, String resource) {
        Matcher arn = RESOURCE.matcher(resource);
        return arn.matches() && arn.group(1).replaceFirst("\\*$", "").equals(bucket);
    }

    private static JsonNode required(JsonNode statement, String name, String opposite) {
        Optional<JsonNode> found =
                Optional.ofNullable(statement.get(name)).or(() -> Optional.ofNullable(statement.get(opposite)));
        return found.orElseThrow(() -> malformed("Missing required field " + name));
    }

    private static void require(JsonNode node, String name) {
        if (!node.has(name)) {
            throw malformed("Missing required field " + name);
        }
    }

    private static List<JsonNode> oneOrMany(JsonNode node) {
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else {
            nodes.add(node);
        }
        return nodes;
    }

    private static AwsServiceException malformed(String message) {
        return S3Errors.of(400, "MalformedPolicy", message);
    }
}
