package app.bellhop.cloud.sns;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message to a topic.
 *
 * @param subject at most 100 characters, or empty for none
 * @param text what every protocol gets that has no text of its own
 * @param texts by protocol (email, sms, sqs, lambda, http, https); empty for the same to all
 * @param attributes by name
 * @param groupId of a FIFO topic; else empty
 * @param deduplicationId of a FIFO topic; empty where the topic makes it from the content
 */
public record Message(
        String subject,
        String text,
        Map<String, String> texts,
        Map<String, MessageAttribute> attributes,
        String groupId,
        String deduplicationId) {

    /** The same text to all. */
    public static Message of(String subject, String text) {
        return new Message(subject, text, Map.of(), Map.of(), "", "");
    }

    /** Whether it is sent with MessageStructure {@code json}. */
    public boolean structured() {
        return !texts.isEmpty();
    }

    /** What Publish gets as Message: the text, or a JSON object of texts by protocol with {@code default} among them. */
    public String body() {
        if (!structured()) {
            return text;
        }
        Map<String, String> all = new LinkedHashMap<>();
        all.put("default", text);
        all.putAll(texts);
        return JsonMapper.shared().writeValueAsString(all);
    }

    /** What an endpoint of that protocol gets. */
    public String textFor(String protocol) {
        String own = texts.get(protocol.equals("email-json") ? "email" : protocol);
        return own == null ? text : own;
    }

    /** Bytes that count against the 256 KiB: the body and the attributes' names, types and values. */
    public int bytes() {
        int bytes = SnsRules.bytes(body());
        for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
            bytes += SnsRules.bytes(attribute.getKey())
                    + SnsRules.bytes(attribute.getValue().type())
                    + SnsRules.bytes(attribute.getValue().value());
        }
        return bytes;
    }
}
