package app.bellhop.demo.sqs;

import java.util.Map;

/**
 * What a topic delivers to a queue.
 *
 * @param attributes message attributes, as in a SendMessage request; may be empty
 * @param group of the message; may be empty
 * @param deduplication ID of a FIFO topic's message; else empty
 * @param trace the X-Ray header that the message was published with; may be empty
 */
public record TopicMessage(
        String body,
        Map<String, ? extends Map<String, String>> attributes,
        String group,
        String deduplication,
        String trace) {}
