package app.bellhop.demo.sns;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A published message.
 *
 * @param topic an ARN; null of a message to a phone number
 * @param subject or null
 * @param texts by protocol; {@code default} for all others
 * @param attributes by name
 * @param group of a FIFO topic; else empty
 * @param sequence of a FIFO topic; else empty
 */
record Message(
        String id,
        @Nullable String topic,
        @Nullable String subject,
        Map<String, String> texts,
        Map<String, Attribute> attributes,
        String group,
        String sequence) {

    /** A message attribute, as received. */
    record Attribute(String type, String value) {}

    String text(String protocol) {
        String own = texts.get(protocol);
        return own == null ? Objects.requireNonNull(texts.get("default")) : own;
    }
}
