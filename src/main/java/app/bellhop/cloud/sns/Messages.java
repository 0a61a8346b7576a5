package app.bellhop.cloud.sns;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Messages to topics. Futures as in {@link app.bellhop.cloud.s3.ObjectStore}. */
public interface Messages {

    /** Publishes to a topic; answers with the message id (Publish). */
    @Changes(ChangeKind.PUBLISH)
    CompletableFuture<String> publish(Topic topic, Message message);

    /** Publishes up to ten messages, each of which succeeds or fails on its own; the results are in their order (PublishBatch). */
    @Changes(ChangeKind.PUBLISH)
    CompletableFuture<List<PublishResult>> publishBatch(Topic topic, List<Message> messages);
}
