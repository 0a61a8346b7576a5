package app.bellhop.batch;

import java.util.concurrent.TimeUnit;

/**
 * Keeps requests to a rate that the service accepts: so many a second at most, and fewer for a while after it throttled
 * one. Any thread.
 */
public final class RateLimiter {

    /** How often a throttled request is retried. */
    static final int MAX_RETRIES = 8;

    private static final long MAX_INTERVAL_MILLIS = 4_000;
    private static final long MIN_THROTTLED_INTERVAL_MILLIS = 50;
    private static final long MIN_BACK_OFF_MILLIS = 500;
    private static final long MAX_BACK_OFF_MILLIS = 30_000;

    private final Scheduler scheduler;
    private final long minInterval;
    private long interval;
    private long next;

    /** @param perSecond requests a second at most; 0 for no limit */
    public RateLimiter(int perSecond, Scheduler scheduler) {
        this.scheduler = scheduler;
        this.minInterval = perSecond == 0 ? 0 : Math.max(1, 1000 / perSecond);
        this.interval = minInterval;
        this.next = millis() - interval;
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(scheduler.nanoTime());
    }

    /** Starts a request as soon as the rate allows. */
    void start(Runnable request) {
        scheduler.after(reserve(), request);
    }

    /** Takes the next place in the queue: how long it waits, in milliseconds. */
    private synchronized long reserve() {
        if (interval == 0) {
            return 0;
        }
        long now = millis();
        next = Math.max(now, next + interval);
        return next - now;
    }

    /** The service throttled a request: half the rate from now on. */
    synchronized void throttled() {
        interval = Math.min(MAX_INTERVAL_MILLIS, Math.max(MIN_THROTTLED_INTERVAL_MILLIS, interval * 2));
    }

    /** The service accepted a request: a little faster again, up to the full rate. */
    synchronized void accepted() {
        interval = Math.max(minInterval, interval - Math.max(1, interval / 20));
    }

    /** Waits before a throttled request is retried: longer each time. */
    void backOff(int retries, Runnable request) {
        scheduler.after(Math.min(MAX_BACK_OFF_MILLIS, MIN_BACK_OFF_MILLIS << Math.min(retries, 6)), request);
    }
}
