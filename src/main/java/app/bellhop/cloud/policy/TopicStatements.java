package app.bellhop.cloud.policy;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Statements of a topic's policy for the common cases. */
public final class TopicStatements {

    private static final JsonMapper JSON = JsonMapper.shared();

    private TopicStatements() {}

    /**
     * S3 may publish to the topic for that bucket.
     *
     * @param account whose bucket it is; empty where the server has no accounts
     */
    public static String bucketPublishes(String topicArn, String account, String bucket) {
        ObjectNode statement = statement("BucketPublishes", "Allow", topicArn, "sns:Publish");
        statement.putObject("Principal").put("Service", "s3.amazonaws.com");
        ObjectNode condition = statement.putObject("Condition");
        condition.putObject("ArnLike").put("aws:SourceArn", "arn:" + partition(topicArn) + ":s3:::" + bucket);
        if (!account.isEmpty()) {
            // If the bucket is deleted, another account could create one of that name.
            condition.putObject("StringEquals").put("aws:SourceAccount", account);
        }
        return statement.toString();
    }

    /** Another AWS account may publish. */
    public static String accountPublishes(String topicArn, String account) {
        return ofAccount("AccountPublishes", topicArn, account, "sns:Publish");
    }

    /** Another AWS account may subscribe its endpoints. */
    public static String accountSubscribes(String topicArn, String account) {
        return ofAccount("AccountSubscribes", topicArn, account, "sns:Subscribe");
    }

    private static String ofAccount(String sid, String topicArn, String account, String action) {
        ObjectNode statement = statement(sid, "Allow", topicArn, action);
        statement.putObject("Principal").put("AWS", "arn:" + partition(topicArn) + ":iam::" + account + ":root");
        return statement.toString();
    }

    /** All accounts of an AWS organization may publish. */
    public static String organizationPublishes(String topicArn, String organization) {
        return ofOrganization("OrganizationPublishes", topicArn, organization, "sns:Publish");
    }

    /** All accounts of an AWS organization may subscribe their endpoints. */
    public static String organizationSubscribes(String topicArn, String organization) {
        return ofOrganization("OrganizationSubscribes", topicArn, organization, "sns:Subscribe");
    }

    private static String ofOrganization(String sid, String topicArn, String organization, String action) {
        ObjectNode statement = statement(sid, "Allow", topicArn, action);
        statement.putObject("Principal").put("AWS", "*");
        statement.putObject("Condition").putObject("StringEquals").put("aws:PrincipalOrgID", organization);
        return statement.toString();
    }

    /** Denies publishing without TLS. */
    public static String denyWithoutTls(String topicArn) {
        ObjectNode statement = statement("DenyWithoutTls", "Deny", topicArn, "sns:Publish");
        statement.put("Principal", "*");
        statement.putObject("Condition").putObject("Bool").put("aws:SecureTransport", "false");
        return statement.toString();
    }

    /** China and GovCloud have partitions of their own. */
    private static String partition(String topicArn) {
        String[] parts = topicArn.split(":", 3);
        return parts.length == 3 ? parts[1] : "aws";
    }

    private static ObjectNode statement(String sid, String effect, String topicArn, String action) {
        return JSON.createObjectNode()
                .put("Sid", sid)
                .put("Effect", effect)
                .put("Action", action)
                .put("Resource", topicArn);
    }

    /** The Sid of the statement in a policy that says the same, whatever it is called there. */
    public static Optional<String> find(String policy, String statement) {
        try {
            ObjectNode wanted = withoutSid(JSON.readTree(statement));
            JsonNode statements =
                    JSON.readTree(policy.isBlank() ? "{}" : policy).path("Statement");
            for (JsonNode there : statements.isArray() ? statements : List.of(statements)) {
                if (there.isObject() && withoutSid(there).equals(wanted)) {
                    return Optional.of(there.path("Sid").asString(""));
                }
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode withoutSid(JsonNode statement) {
        ObjectNode copy = (ObjectNode) statement.deepCopy();
        copy.remove("Sid");
        return copy;
    }
}
