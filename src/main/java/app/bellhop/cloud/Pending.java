package app.bellhop.cloud;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What must end before a connection is closed. Any thread. */
public final class Pending {

    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();

    /** Keeps it until it ends, well or not. */
    public void add(CompletableFuture<?> request) {
        open.add(request);
        request.whenComplete((done, e) -> open.remove(request));
    }

    /** Ends, without a failure, when all have ended that are pending now. */
    public CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).exceptionally(e -> null);
    }
}
