package app.bellhop.cloud.sns;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import java.util.concurrent.CompletableFuture;

/** Messages to topics. Futures as in {@link app.bellhop.cloud.s3.ObjectStore}. */
public interface Messages {

    /** Publishes to a topic; answers with the message id (Publish). */
    @Changes(ChangeKind.PUBLISH)
    CompletableFuture<String> publish(Topic topic, Message message);
}
