package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One request at a time: a new one cancels the one before, whose answer is dropped. FX thread. */
public final class LatestRequest {

    private final Executor ui;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    public LatestRequest(Executor ui) {
        this.ui = ui;
    }

    /** Takes over a request; {@code next} or {@code failed} runs on the FX thread, unless another one follows first. */
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

    /** Cancels the request. */
    public void drop() {
        CompletableFuture<?> before = running;
        running = CompletableFuture.completedFuture(null);
        before.cancel(true);
    }
}
