package app.bellhop.cloud.change;

import java.util.concurrent.CompletableFuture;

/** Has the user allow changes. Any thread. */
public interface ChangeApproval {

    /** Whether the change may be sent. */
    CompletableFuture<Boolean> ask(Change change);
}
