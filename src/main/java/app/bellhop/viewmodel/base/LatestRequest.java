package app.bellhop.viewmodel.base;

import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** One request at a time: a new one cancels the one before, whose answer is dropped. FX thread. */
public final class LatestRequest {

    /** Faster answers would only flicker. */
    private static final long SLOW_MILLIS = 1_000;

    private final Executor ui;
    private final Scheduler later;
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper();
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    public LatestRequest(Executor ui) {
        this(ui, (millis, task) -> {});
    }

    /** For requests whose {@link #slow} is shown. */
    public LatestRequest(UiContext context) {
        this(context.ui(), context.later());
    }

    private LatestRequest(Executor ui, Scheduler later) {
        this.ui = ui;
        this.later = later;
    }

    /** Whether the request has been waiting for a second for its answer. */
    public ReadOnlyBooleanProperty slow() {
        return slow.getReadOnlyProperty();
    }

    /** Takes over a request; {@code next} or {@code failed} runs on the FX thread, unless another one follows first. */
    public <T> void ask(CompletableFuture<T> request, Consumer<T> next, Consumer<CloudException> failed) {
        drop();
        running = request;
        later.after(
                SLOW_MILLIS, () -> ui.execute(() -> slow.set(slow.get() || running == request && !request.isDone())));
        request.whenCompleteAsync(
                (value, e) -> {
                    if (running != request) {
                        return;
                    }
                    slow.set(false);
                    if (e == null) {
                        next.accept(value);
                    } else {
                        failed.accept(CloudException.of(e));
                    }
                },
                ui);
    }

    public void drop() {
        slow.set(false);
        CompletableFuture<?> before = running;
        running = CompletableFuture.completedFuture(null);
        before.cancel(true);
    }
}
