package app.bellhop.aws.s3.upload;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Sends the parts of an upload, several at a time. The first failure stops the others, as does cancelling. Thread-safe. */
final class PartPump {

    private final Deque<Integer> waiting;
    private final int inFlight;
    private final IntFunction<CompletableFuture<Void>> send;
    private final Set<CompletableFuture<Void>> running = new HashSet<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int active;

    /**
     * @param numbers of the parts
     * @param send begins to send a part
     */
    PartPump(Collection<Integer> numbers, int inFlight, IntFunction<CompletableFuture<Void>> send) {
        this.waiting = new ArrayDeque<>(numbers);
        this.inFlight = inFlight;
        this.send = send;
    }

    /** Ends when all parts are there, or after the first failure. */
    CompletableFuture<Void> run() {
        done.whenComplete((nothing, e) -> stop());
        next();
        return done;
    }

    private void stop() {
        Set<CompletableFuture<Void>> open;
        synchronized (this) {
            waiting.clear();
            open = Set.copyOf(running);
        }
        open.forEach(part -> part.cancel(true));
    }

    /** A loop, not a recursion, however quickly parts end. */
    private void next() {
        for (Integer number = take(); number != null; number = take()) {
            CompletableFuture<Void> part = send.apply(number);
            synchronized (this) {
                running.add(part);
            }
            if (done.isDone()) {
                part.cancel(true);
            }
            part.whenComplete((nothing, e) -> ended(part, e));
        }
        boolean all;
        synchronized (this) {
            all = active == 0 && waiting.isEmpty();
        }
        if (all) {
            done.complete(null);
        }
    }

    private synchronized @Nullable Integer take() {
        if (active == inFlight || waiting.isEmpty()) {
            return null;
        }
        active++;
        return waiting.poll();
    }

    private void ended(CompletableFuture<Void> part, Throwable e) {
        if (e != null) {
            done.completeExceptionally(e); // Before it counts as ended: another part may be the last.
        }
        synchronized (this) {
            running.remove(part);
            active--;
        }
        if (e == null) {
            next();
        }
    }
}
