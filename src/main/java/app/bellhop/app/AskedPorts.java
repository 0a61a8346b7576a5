package app.bellhop.app;

import app.bellhop.cloud.CallsAround;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.cloud.StoppableFuture;
import app.bellhop.cloud.change.Change;
import app.bellhop.cloud.change.ChangeApproval;
import app.bellhop.cloud.change.Changes;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ports of a connection that asks before every change: what {@link Changes} waits for the answer, all else goes through. */
final class AskedPorts implements CallsAround {

    private final ChangeApproval approval;
    private final Executor background;

    /** @param background begins what was allowed */
    AskedPorts(ChangeApproval approval, Executor background) {
        this.approval = approval;
        this.background = background;
    }

    @Override
    public @Nullable Object call(Method method, Object @Nullable [] arguments, Supplier<@Nullable Object> send) {
        Changes changes = method.getAnnotation(Changes.class);
        return changes == null
                ? send.get()
                : asked(ChangeTargets.change(changes.value(), Objects.requireNonNull(arguments)), () ->
                        (CompletableFuture<?>) Objects.requireNonNull(send.get()));
    }

    /**
     * A change that is not allowed ends as one that was cancelled, with nothing sent. Unlike a chain of {@code Futures}, a
     * cancelled one ends when the request has: the queue waits for that.
     */
    private CompletableFuture<Object> asked(Change change, Supplier<CompletableFuture<?>> send) {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicReference<CompletableFuture<?>> running = new AtomicReference<>();
        CompletableFuture<Object> ours = new StoppableFuture<>(() -> {
            stopped.set(true);
            Objects.requireNonNull(running.get()).cancel(true);
        });
        CompletableFuture<Boolean> answer = approval.ask(change);
        running.set(answer);
        answer.whenCompleteAsync(
                (allowed, e) -> {
                    if (e != null || !allowed || stopped.get()) {
                        ours.completeExceptionally(notSent(change, e));
                    } else {
                        begin(send, running, stopped, ours);
                    }
                },
                background);
        return ours;
    }

    private static CloudException notSent(Change change, @Nullable Throwable e) {
        return e != null && CloudException.of(e).kind() != ErrorKind.CANCELLED
                ? CloudException.of(e)
                : CloudException.because(
                        ErrorKind.CANCELLED, change.kind().name(), change.place(), ServiceProblem.NOT_SENT);
    }

    private static void begin(
            Supplier<CompletableFuture<?>> send,
            AtomicReference<CompletableFuture<?>> running,
            AtomicBoolean stopped,
            CompletableFuture<Object> ours) {
        try {
            CompletableFuture<?> request = send.get();
            running.set(request);
            if (stopped.get()) {
                request.cancel(true);
            }
            request.whenComplete((value, failure) -> {
                if (failure == null) {
                    ours.complete(value);
                } else {
                    ours.completeExceptionally(CloudException.of(failure));
                }
            });
        } catch (RuntimeException failure) {
            ours.completeExceptionally(CloudException.of(failure));
        }
    }
}
