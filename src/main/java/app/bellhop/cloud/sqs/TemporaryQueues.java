package app.bellhop.cloud.sqs;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import app.bellhop.cloud.sns.Topic;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Queues that Bellhop makes to listen to a topic, and deletes afterwards. Futures as in {@link app.bellhop.cloud.s3.ObjectStore}. */
public interface TemporaryQueues {

    /** What the names of all such queues begin with. */
    String PREFIX = "bellhop-listen-";

    /**
     * Those that exist, whoever made them (ListQueues, ListQueueTags). NOT_SUPPORTED where the server has no SQS.
     */
    CompletableFuture<List<FoundQueue>> find();

    /**
     * Creates a queue that only the topic may send to (CreateQueue, GetQueueAttributes, SetQueueAttributes). It may exist
     * although this failed.
     *
     * @param name begins with {@link #PREFIX}; of a FIFO topic, ends with {@code .fifo}
     */
    @Changes(ChangeKind.LISTEN)
    CompletableFuture<TemporaryQueue> create(Topic topic, String name);

    /**
     * Waits up to 20 seconds for messages, and returns up to ten, or none (ReceiveMessage). NOT_FOUND if the queue was
     * deleted.
     */
    CompletableFuture<List<QueueMessage>> receive(TemporaryQueue queue);

    /** Deletes received messages (DeleteMessageBatch). */
    CompletableFuture<Void> acknowledge(TemporaryQueue queue, List<QueueMessage> messages);

    /** Deletes the queue of that name with all its messages; succeeds if it no longer exists (GetQueueUrl, DeleteQueue). */
    CompletableFuture<Void> delete(String name);
}
