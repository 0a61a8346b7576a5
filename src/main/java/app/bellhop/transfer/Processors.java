package app.bellhop.transfer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Tells whether the machine's processors have no time left: then more at once only keeps the window waiting. */
public final class Processors implements BooleanSupplier {

    private static final double BUSY = 0.85;
    private static final long STALE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final LongSupplier nanos;
    private long measured;
    private boolean busy;

    /**
     * @param nanos a clock as {@link System#nanoTime}
     */
    public Processors(LongSupplier nanos) {
        this.nanos = nanos;
        measured = nanos.getAsLong();
        system.getCpuLoad(); // The first answer is for the time since the start of the machine.
    }

    /** Since it was last measured, a quarter of a second ago at least. Negative where the system does not tell: not busy. */
    @Override
    public synchronized boolean getAsBoolean() {
        long now = nanos.getAsLong();
        if (now - measured >= STALE_NANOS) {
            measured = now;
            busy = system.getCpuLoad() > BUSY;
        }
        return busy;
    }
}
