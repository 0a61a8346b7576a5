package app.bellhop.transfer;

import app.bellhop.batch.SmoothedRate;
import app.bellhop.cloud.CloudException;

/**
 * A transfer as it was at one moment. Immutable.
 *
 * @param bytes moved so far
 * @param total bytes to move, 0 where not known
 * @param rate bytes per second
 * @param failure why it failed or waits, else null
 */
public record TransferSnapshot(
        TransferJob job, TransferState state, long bytes, long total, double rate, CloudException failure) {

    /** Seconds until the end at the present rate, or -1 where that cannot be told. */
    public long secondsLeft() {
        return state == TransferState.RUNNING && rate >= 1 && total > 0
                ? SmoothedRate.secondsFor(total - bytes, rate)
                : -1;
    }

    /** From 0 to 1; of an empty file, 1 when it is done. */
    public double fraction() {
        if (state == TransferState.DONE) {
            return 1;
        }
        return total == 0 ? 0 : Math.min(1, (double) bytes / total);
    }
}
