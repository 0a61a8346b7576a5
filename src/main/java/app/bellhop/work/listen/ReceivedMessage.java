package app.bellhop.work.listen;

import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sqs.QueueMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A topic's message as it arrived in a queue.
 *
 * @param id given by SNS; of a raw message, by SQS
 * @param subject empty for none
 * @param raw the body as received: the JSON envelope of SNS, or with raw delivery the message itself
 */
public record ReceivedMessage(
        String id, String subject, String text, Map<String, MessageAttribute> attributes, String raw) {

    public static ReceivedMessage of(QueueMessage message) {
        try {
            JsonNode envelope = JsonMapper.shared().readTree(message.body());
            if (envelope.path("Type").isString()
                    && envelope.path("MessageId").isString()
                    && envelope.path("Message").isString()) {
                return new ReceivedMessage(
                        envelope.path("MessageId").asString(),
                        envelope.path("Subject").asString(""),
                        envelope.path("Message").asString(),
                        attributes(envelope.path("MessageAttributes")),
                        message.body());
            }
        } catch (JacksonException e) {
            // A raw message.
        }
        return new ReceivedMessage(message.id(), "", message.body(), message.attributes(), message.body());
    }

    private static Map<String, MessageAttribute> attributes(JsonNode node) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        node.properties()
                .forEach(e -> attributes.put(
                        e.getKey(),
                        new MessageAttribute(
                                e.getValue().path("Type").asString(""),
                                e.getValue().path("Value").asString(""))));
        return attributes;
    }
}
