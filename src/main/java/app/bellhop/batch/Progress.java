package app.bellhop.batch;

/**
 * How far something is at one moment. Immutable.
 *
 * @param done how much is done, in whatever is counted: objects, requests or bytes; failures included
 * @param total how much there is to do, or -1 where that isn't known
 * @param bytes the size of what is done
 * @param failures how much of it failed
 * @param rate how much is done per second, smoothed
 * @param secondsLeft until the end at that rate, or -1 where that isn't known
 */
public record Progress(long done, long total, long bytes, long failures, double rate, long secondsLeft) {

    /** Nothing is known: something runs. */
    public static final Progress UNKNOWN = new Progress(0, -1, 0, 0, 0, -1);

    /** From 0 to 1, or -1 where the total isn't known. */
    public double fraction() {
        if (total < 0) {
            return -1;
        }
        return total == 0 ? 1 : Math.min(1, (double) done / total);
    }
}
