package app.bellhop.demo.sqs;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a queue's policy lets a topic send messages. */
final class QueuePolicy {

    private QueuePolicy() {}

    static boolean allows(String policy, String topicArn, String queueArn) {
        try {
            JsonNode statements = JsonMapper.shared()
                    .readTree(policy.isEmpty() ? "{}" : policy)
                    .path("Statement");
            return (statements.isArray() ? statements.valueStream().toList() : List.of(statements))
                    .stream().anyMatch(statement -> allows(statement, topicArn, queueArn));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean allows(JsonNode statement, String topicArn, String queueArn) {
        JsonNode principal = statement.path("Principal");
        return statement.path("Effect").asString("").equals("Allow")
                && (has(principal, "*")
                        || has(principal.path("AWS"), "*")
                        || has(principal.path("Service"), "sns.amazonaws.com"))
                && (has(statement.path("Action"), "sqs:SendMessage") || has(statement.path("Action"), "sqs:*"))
                && (has(statement.path("Resource"), queueArn) || has(statement.path("Resource"), "*"))
                && statement.path("Condition").properties().stream()
                        .flatMap(operator -> operator.getValue().properties().stream())
                        .allMatch(
                                key -> key.getKey().equalsIgnoreCase("aws:SourceArn") && has(key.getValue(), topicArn));
    }

    private static boolean has(JsonNode oneOrMore, String value) {
        return oneOrMore.isArray()
                ? oneOrMore.valueStream().anyMatch(one -> has(one, value))
                : oneOrMore.asString("").equalsIgnoreCase(value);
    }
}
