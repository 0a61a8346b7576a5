package app.bellhop.cloud;

import java.net.URI;
import java.time.Instant;

/**
 * One message that the demo delivered.
 *
 * @param channel email, email-json or sms
 * @param confirmUrl where the recipient confirms the subscription, or null for an ordinary message
 */
public record InboxMessage(
        String id, Instant received, String channel, String to, String subject, String text, URI confirmUrl) {}
