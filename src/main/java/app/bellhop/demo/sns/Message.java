package app.bellhop.demo.sns;

import java.util.Map;

/**
 * A published message.
 *
 * @param subject or null
 * @param texts by protocol; {@code default} for all others
 * @param attributes by name
 */
record Message(String id, String topic, String subject, Map<String, String> texts, Map<String, Attribute> attributes) {

    /** A message attribute, as received. */
    record Attribute(String type, String value) {}

    String text(String protocol) {
        return texts.getOrDefault(protocol, texts.get("default"));
    }
}
