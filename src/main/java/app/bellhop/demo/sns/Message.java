package app.bellhop.demo.sns;

import java.util.Map;

/**
 * A message on its way.
 *
 * @param subject or null
 * @param texts by protocol; {@code default} for the rest
 * @param attributes by name
 */
record Message(String id, String topic, String subject, Map<String, String> texts, Map<String, Attribute> attributes) {

    /** A typed message attribute, as it came. */
    record Attribute(String type, String value) {}

    String text(String protocol) {
        return texts.getOrDefault(protocol, texts.get("default"));
    }
}
