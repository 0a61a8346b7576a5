package app.bellhop.transfer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells whether Bellhop keeps most of the machine's processors busy: then more at once only keeps the window waiting. */
public final class Processors implements BooleanSupplier {

    private static final double BUSY = 0.6;
    private static final long STALE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final LongSupplier nanos;
    private final Supplier<Duration> used;
    private long measured;
    private long usedNanos;
    private boolean busy;

    /**
     * @param nanos a clock as {@link System#nanoTime}
     */
    public Processors(LongSupplier nanos) {
        this(nanos, () -> ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    /**
     * @param used the time of processors that this process has taken; zero where the system does not tell: never busy then
     */
    Processors(LongSupplier nanos, Supplier<Duration> used) {
        this.nanos = nanos;
        this.used = used;
        measured = nanos.getAsLong();
        usedNanos = used.get().toNanos();
    }

    /** Since it was last measured, a quarter of a second ago at least. */
    @Override
    public synchronized boolean getAsBoolean() {
        long now = nanos.getAsLong();
        long elapsed = now - measured;
        if (elapsed >= STALE_NANOS) {
            long usedNow = used.get().toNanos();
            busy = usedNow - usedNanos > BUSY * elapsed * Runtime.getRuntime().availableProcessors();
            measured = now;
            usedNanos = usedNow;
        }
        return busy;
    }
}
