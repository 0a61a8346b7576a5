package app.bellhop.bench;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/** Asks the FX thread for an answer all the time, and remembers how long it took at most. */
final class Heartbeat implements AutoCloseable {

    private static final long BEAT_MILLIS = 2;

    private final ScheduledFuture<?> heart;
    private final AtomicLong longest = new AtomicLong();

    Heartbeat(ScheduledExecutorService timer) {
        heart = timer.scheduleAtFixedRate(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        long sent = System.nanoTime();
        Platform.runLater(() -> longest.accumulateAndGet(System.nanoTime() - sent, Math::max));
    }

    /** How long the FX thread took at most to answer since the last call, in milliseconds. */
    long longestStall() {
        return longest.getAndSet(0) / 1_000_000;
    }

    @Override
    public void close() {
        heart.cancel(true);
    }
}
