package app.bellhop.cloud.sns;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message that the demo delivered.
 *
 * @param topicArn empty for an SMS sent to a number
 * @param channel email, email-json or sms
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
        @Nullable URI confirmUrl) {}
