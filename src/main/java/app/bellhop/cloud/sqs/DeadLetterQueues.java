package app.bellhop.cloud.sqs;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Queues for messages that SNS could not deliver, named by their ARNs. Futures as in {@link app.bellhop.cloud.s3.ObjectStore}. */
public interface DeadLetterQueues {

    /**
     * How many messages a queue holds, approximately (GetQueueUrl, GetQueueAttributes).
     *
     * @param visible can be received
     * @param hidden were received, and are hidden for a while
     */
    record Count(int visible, int hidden) {}

    CompletableFuture<Count> count(String queueArn);

    /**
     * Receives up to {@code max} messages, which hides them for some minutes at most (GetQueueUrl, ReceiveMessage). To be
     * followed by {@link #release} or {@link #delete}.
     */
    CompletableFuture<List<QueueMessage>> look(String queueArn, int max);

    /** Lets messages be received again at once (ChangeMessageVisibilityBatch). */
    CompletableFuture<Void> release(String queueArn, List<QueueMessage> messages);

    /** Deletes messages from the queue (DeleteMessageBatch); fails unless all were. */
    @Changes(ChangeKind.DELETE_MESSAGES)
    CompletableFuture<Void> delete(String queueArn, List<QueueMessage> messages);
}
