package app.bellhop.aws.client;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Begins requests so that they can be stopped already while their credentials are looked for, which may take long. */
final class Interruptible {

    private Interruptible() {}

    /**
     * Begins a request on this thread.
     *
     * @param ours stops it when it is cancelled: the thread is interrupted as long as the request has not begun
     * @throws CancellationException if it is stopped before it has begun
     */
    static <T> CompletableFuture<T> begin(Supplier<CompletableFuture<T>> request, CompletableFuture<?> ours) {
        FutureTask<CompletableFuture<T>> beginning = new FutureTask<>(() -> {
            CompletableFuture<T> theirs = request.get();
            ours.whenComplete((value, e) -> {
                if (ours.isCancelled()) {
                    theirs.cancel(true);
                }
            });
            return theirs;
        });
        ours.whenComplete((value, e) -> {
            if (ours.isCancelled()) {
                beginning.cancel(true);
            }
        });
        beginning.run();
        if (beginning.isCancelled()) {
            Thread.interrupted(); // Meant for the request, not for what this thread does next.
        }
        try {
            return beginning.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
