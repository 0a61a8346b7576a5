package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The one request whose answer still matters: asking again, or for something else, stops it. FX thread. */
public final class LatestRequest {

    private final Executor ui;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    public LatestRequest(Executor ui) {
        this.ui = ui;
    }

    /** Asks; {@code next} or {@code failed} runs on the FX thread, unless something else was asked meanwhile. */
    public <T> void ask(CompletableFuture<T> request, Consumer<T> next, Consumer<CloudException> failed) {
        drop();
        running = request;
        request.whenCompleteAsync(
                (value, e) -> {
                    if (running != request) {
                        return;
                    }
                    if (e == null) {
                        next.accept(value);
                    } else {
                        failed.accept(CloudException.of(e));
                    }
                },
                ui);
    }

    /** Asks nothing any more. */
    public void drop() {
        CompletableFuture<?> before = running;
        running = CompletableFuture.completedFuture(null);
        before.cancel(true);
    }
}
