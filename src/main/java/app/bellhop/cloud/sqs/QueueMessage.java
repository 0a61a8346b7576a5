package app.bellhop.cloud.sqs;

import app.bellhop.cloud.sns.MessageAttribute;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message received from a queue. It is hidden from other receivers for a while, and back in the queue afterwards unless it
 * is deleted.
 *
 * @param receipt deletes it, or lets it be received again
 * @param attributes by name
 * @param group of a FIFO queue; else empty
 * @param sent when it arrived in the queue; null where that is not known
 */
public record QueueMessage(
        String id,
        String receipt,
        String body,
        Map<String, MessageAttribute> attributes,
        String group,
        @Nullable Instant sent) {}
