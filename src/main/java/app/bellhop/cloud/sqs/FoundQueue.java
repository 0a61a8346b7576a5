package app.bellhop.cloud.sqs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue that a Bellhop made to listen to a topic, and has not deleted.
 *
 * @param topicArn the topic; empty if its tags don't say
 * @param created null if its tags don't say
 */
public record FoundQueue(
        String name, String topicArn, @Nullable Instant created) {}
