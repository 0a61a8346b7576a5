package app.bellhop.cloud.sns;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the demo delivered by e-mail and SMS, since no real mailbox or phone is at the other end. */
public interface Inbox {

    /** All messages, newest first; read from disk on another thread. */
    CompletableFuture<List<InboxMessage>> messages();

    /** Confirms a subscription, as its recipient would by following the link (ConfirmSubscription). */
    CompletableFuture<Void> confirm(InboxMessage message);
}
