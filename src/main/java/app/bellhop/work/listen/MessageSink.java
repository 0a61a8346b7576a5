package app.bellhop.work.listen;

import app.bellhop.cloud.CloudException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes what arrives while Bellhop listens to a topic, one call after the other. Called on any thread. */
public interface MessageSink {

    /**
     * Keeps messages; once the future completes, they are deleted from the queue. A message may come twice. After an
     * interruption, an empty list says that requests succeed again.
     */
    CompletableFuture<Void> received(List<ReceivedMessage> messages);

    /** A request failed, and is repeated after a while. */
    void interrupted(CloudException failure);

    /** The queue was deleted by someone else. */
    void lost(CloudException failure);
}
