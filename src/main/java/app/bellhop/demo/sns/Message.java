package app.bellhop.demo.sns;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published message.
 *
 * @param topic an ARN; null of a message to a phone number
 * @param subject or null
 * @param texts by protocol; {@code default} for all others
 * @param attributes by name
 * @param group may be empty
 * @param deduplication ID in a FIFO topic; else empty
 * @param sequence of a FIFO topic; else empty
 * @param trace the X-Ray header that it was published with; may be empty
 */
record Message(
        String id,
        @Nullable String topic,
        @Nullable String subject,
        Map<String, String> texts,
        Map<String, Attribute> attributes,
        String group,
        String deduplication,
        String sequence,
        String trace) {

    record Attribute(String type, String value) {}

    static Message plain(@Nullable String topic, @Nullable String subject, String text) {
        return new Message(
                UUID.randomUUID().toString(), topic, subject, Map.of("default", text), Map.of(), "", "", "", "");
    }

    String text(String protocol) {
        String own = texts.get(protocol);
        return own == null ? Objects.requireNonNull(texts.get("default")) : own;
    }
}
