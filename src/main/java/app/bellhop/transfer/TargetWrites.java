package app.bellhop.transfer;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.S3Location;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has transfers write to one object one after the other, and look whether it is there where another one has just been: many
 * servers ignore If-None-Match, and two of them may have found nothing. Any thread.
 */
final class TargetWrites {

    private final LongSupplier nanos;
    private final Map<S3Location, Write> last = new HashMap<>();

    /** To be forgotten when no transfer counts on what it found before them. */
    private final Queue<Write> ended = new ArrayDeque<>();

    TargetWrites(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private static final class Write {
        private final String job;
        private final S3Location target;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private long ended;

        Write(String job, S3Location target) {
            this.job = job;
            this.target = target;
        }
    }

    /** Begins work, when it is its turn. */
    CompletableFuture<?> begin(Transfer transfer, Supplier<CompletableFuture<?>> work) {
        if (!transfer.job.direction().writes() || transfer.job.tree()) {
            return work.get();
        }
        Write write = new Write(transfer.job.id(), transfer.job.target());
        Write before = put(write);
        if (before != null && !before.job.equals(write.job) && !seen(before, transfer)) {
            transfer.foundFreeLongAgo();
        }
        CompletableFuture<Void> turn = before == null ? CompletableFuture.completedFuture(null) : before.done;
        CompletableFuture<?> begun;
        try {
            // A copy, as whoever gives up waiting must not end the other's turn.
            begun = turn.isDone() ? work.get() : Futures.then(turn.copy(), done -> Futures.map(work.get(), of -> done));
        } catch (RuntimeException e) {
            begun = CompletableFuture.failedFuture(e);
        }
        // Who has given up waiting lets nobody pass.
        begun.whenComplete((done, e) -> turn.thenRun(() -> end(write)));
        return begun;
    }

    /** Whether it had ended before anything was looked up for a transfer. */
    private static boolean seen(Write before, Transfer transfer) {
        return before.done.isDone() && transfer.batches.stream().allMatch(batch -> batch.begunAfter(before.ended));
    }

    private synchronized @Nullable Write put(Write write) {
        for (Write old = ended.peek();
                old != null && nanos.getAsLong() - old.ended > Transfer.FOUND_FREE_NANOS;
                old = ended.peek()) {
            last.remove(old.target, old);
            ended.remove();
        }
        return last.put(write.target, write);
    }

    private void end(Write write) {
        synchronized (this) {
            write.ended = nanos.getAsLong();
            ended.add(write);
        }
        write.done.complete(null);
    }
}
