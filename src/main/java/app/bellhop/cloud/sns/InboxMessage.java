package app.bellhop.cloud.sns;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that the demo delivered, or that arrived while listening to a topic.
 *
 * @param topicArn empty for an SMS sent to a number
 * @param channel email, email-json or sms; sqs while listening
 * @param to the endpoint; while listening, the name of the topic
 * @param attributes by name; known while listening
 * @param raw as it was received, while listening; else empty
 * @param confirmUrl where the recipient confirms the subscription, or null for an ordinary message
 */
public record InboxMessage(
        String id,
        Instant received,
        String channel,
        String to,
        String topicArn,
        String subject,
        String text,
        Map<String, MessageAttribute> attributes,
        String raw,
        @Nullable URI confirmUrl) {

    /** One that the demo delivered. */
    public InboxMessage(
            String id,
            Instant received,
            String channel,
            String to,
            String topicArn,
            String subject,
            String text,
            @Nullable URI confirmUrl) {
        this(id, received, channel, to, topicArn, subject, text, Map.of(), "", confirmUrl);
    }
}
