package app.bellhop.batch;

import app.bellhop.cloud.s3.Throttle;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A limit of bytes per second that can be changed at any time. Any thread. */
public final class Bandwidth implements Throttle {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int PIECES_PER_SECOND = 16;

    private static final int LEAST = 256;

    private final LongSupplier perSecond;
    private final LongSupplier nanos;

    /** When all that was taken will have passed. */
    private long free;

    /**
     * @param perSecond the limit at this moment, in bytes; 0 for none
     * @param nanos a clock as {@link System#nanoTime}
     */
    public Bandwidth(LongSupplier perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.free = nanos.getAsLong();
    }

    @Override
    public boolean limits() {
        return perSecond.getAsLong() > 0;
    }

    /** Fewer where the limit is low: many requests share it, and a server gives up one of which nothing comes for long. */
    @Override
    public int piece() {
        int most = Throttle.super.piece();
        long limit = perSecond.getAsLong();
        return limit <= 0 ? most : (int) Math.max(LEAST, Math.min(most, limit / PIECES_PER_SECOND));
    }

    @Override
    public synchronized long take(int bytes) {
        long now = nanos.getAsLong();
        long limit = perSecond.getAsLong();
        if (limit <= 0) {
            free = now;
            return 0;
        }
        free = Math.max(now, free) + Math.round(bytes * NANOS / limit);
        return free - now;
    }
}
