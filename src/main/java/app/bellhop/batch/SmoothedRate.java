package app.bellhop.batch;

/** How much is done per second, smoothed over a few seconds. Not thread-safe. */
public final class SmoothedRate {

    /** Steady enough to read, and soon true after a change. */
    private static final double SMOOTHING_SECONDS = 3;

    /** Samples closer together say nothing about the rate. */
    private static final double MIN_SAMPLE_SECONDS = 0.05;

    private double perSecond;
    private long sampledDone;
    private long sampledAt;

    /** @param nanos the present time, as {@link System#nanoTime} */
    public SmoothedRate(long nanos) {
        this(nanos, 0);
    }

    /**
     * @param nanos the present time
     * @param done how much is done already
     */
    public SmoothedRate(long nanos, long done) {
        sampledAt = nanos;
        sampledDone = done;
    }

    /**
     * Takes a sample, and answers with the rate.
     *
     * @param done how much is done in all
     * @param nanos the present time
     */
    public double sample(long done, long nanos) {
        double seconds = (nanos - sampledAt) / 1e9;
        if (seconds > MIN_SAMPLE_SECONDS) {
            double latest = Math.max(0, done - sampledDone) / seconds;
            double weight = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
            perSecond = perSecond == 0 ? latest : perSecond + weight * (latest - perSecond);
            sampledDone = done;
            sampledAt = nanos;
        }
        return perSecond;
    }

    /** How many seconds so much more takes at a rate, or -1 where that isn't known. */
    public static long secondsFor(long more, double perSecond) {
        return perSecond > 0 ? Math.round(Math.max(0, more) / perSecond) : -1;
    }
}
