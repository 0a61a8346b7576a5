package app.bellhop.settings;

import java.util.Map;
import java.util.Objects;

/**
 * A published message in the history.
 *
 * @param connection whose topic it went to
 * @param at epoch millis
 * @param texts by protocol
 * @param groupId of a FIFO topic; else empty
 * @param attributes type and value by name, as {@code TYPE:VALUE}
 */
public record PublishedMessage(
        String connection,
        long at,
        String topicArn,
        String messageId,
        String subject,
        String text,
        Map<String, String> texts,
        String groupId,
        Map<String, String> attributes) {

    public PublishedMessage {
        Objects.requireNonNull(connection);
        Objects.requireNonNull(topicArn);
        // A file by another version may lack the rest.
        subject = subject == null ? "" : subject;
        text = text == null ? "" : text;
        texts = texts == null ? Map.of() : texts;
        attributes = attributes == null ? Map.of() : attributes;
        groupId = groupId == null ? "" : groupId;
    }
}
