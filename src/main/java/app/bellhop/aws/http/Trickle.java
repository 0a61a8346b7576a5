package app.bellhop.aws.http;

import java.time.Duration;

/**
 * Tells a body that comes too slowly from one that comes: some servers and proxies keep a connection alive with a byte now and
 * then, which no timeout between two bytes notices. One for each body; used by one thread at a time.
 */
public final class Trickle {

    /** The fewest bytes that have to come in the period. */
    static final int LEAST_BYTES = 1000;

    private final long periodNanos;
    private long nanos;
    private long bytes;

    /** @param period so long may less than {@value #LEAST_BYTES} bytes take */
    public Trickle(Duration period) {
        this.periodNanos = period.toNanos();
    }

    /**
     * Counts what has come.
     *
     * @param waited nanoseconds for it; those that the reader was busy with something else don't count
     * @return whether it comes too slowly
     */
    public boolean tooSlow(int count, long waited) {
        bytes += count;
        nanos += waited;
        if (bytes >= LEAST_BYTES) {
            bytes = 0;
            nanos = 0;
        }
        return nanos > periodNanos;
    }
}
