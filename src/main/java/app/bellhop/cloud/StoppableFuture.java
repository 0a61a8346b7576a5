package app.bellhop.cloud;

import java.util.concurrent.CompletableFuture;

/** A future that ends only when its work has ended: cancelling it asks the work to stop. */
public final class StoppableFuture<T> extends CompletableFuture<T> {

    private final Runnable stop;

    /** @param stop asks the work to stop, at once and on any thread; the work then ends the future */
    public StoppableFuture(Runnable stop) {
        this.stop = stop;
    }

    @Override
    public boolean cancel(boolean interrupt) {
        if (!isDone()) {
            stop.run();
        }
        return false;
    }
}
