package app.bellhop.batch;

/**
 * Keeps requests to a rate that the service bears: so many a second at the most, fewer for a while after it said that it
 * was too many. Any thread.
 */
public final class RateLimiter {

    private static final long SLOWEST_MILLIS = 4_000;

    private static final int TRIES = 8;

    private final Scheduler delay;
    private final int tries;
    private final long quickest;
    private long interval;
    private long next;

    /** @param perSecond requests a second at the most; 0 for as fast as they come */
    public RateLimiter(int perSecond, Scheduler delay) {
        this(perSecond, delay, TRIES);
    }

    private RateLimiter(int perSecond, Scheduler delay, int tries) {
        this.delay = delay;
        this.tries = tries;
        this.quickest = perSecond == 0 ? 0 : Math.max(1, 1000 / perSecond);
        this.interval = quickest;
    }

    /** No waiting, and so no trying again. */
    public static RateLimiter unlimited() {
        return new RateLimiter(0, (millis, work) -> work.run(), 0);
    }

    /** How often what was throttled is tried again. */
    int tries() {
        return tries;
    }

    /** Starts something when its turn comes. */
    void start(Runnable work) {
        delay.after(turn(System.nanoTime() / 1_000_000), work);
    }

    /** How long the next one waits, in milliseconds. */
    private synchronized long turn(long now) {
        if (interval == 0) {
            return 0;
        }
        next = Math.max(now, next + interval);
        return next - now;
    }

    /** The service was asked too often: half the rate. */
    synchronized void throttled() {
        interval = Math.min(SLOWEST_MILLIS, Math.max(50, interval * 2));
    }

    /** The service bears it: a little quicker again, up to where it began. */
    synchronized void borne() {
        interval = Math.max(quickest, interval - interval / 20);
    }

    /** Waits out what a throttled request has to wait before it is tried again. */
    void backOff(int attempt, Runnable work) {
        delay.after(Math.min(30_000, 500L << Math.min(attempt, 6)), work);
    }
}
