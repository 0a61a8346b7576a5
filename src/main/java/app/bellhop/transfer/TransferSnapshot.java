package app.bellhop.transfer;

import app.bellhop.batch.SmoothedRate;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.transfer.job.TransferJob;
import org.jspecify.annotations.Nullable;

/**
 * The state of a transfer at one moment. Immutable.
 *
 * @param bytes transferred so far
 * @param kept those of them that an earlier attempt has transferred
 * @param total bytes to transfer; 0 if not known
 * @param rate bytes per second
 * @param failure why it failed, is paused or is waiting; else null
 * @param notice what the user should know although it is no failure; else null
 * @param retrySeconds until the next attempt, if it is waiting for that; -1 if it is waiting for the network, or not at all
 * @param attempt the number of the next attempt, if it is waiting for that
 */
public record TransferSnapshot(
        TransferJob job,
        TransferState state,
        long bytes,
        long kept,
        long total,
        double rate,
        @Nullable CloudException failure,
        @Nullable Reason notice,
        long retrySeconds,
        int attempt) {

    /** How many attempts there are before a transfer fails for a transient reason. */
    public static final int ATTEMPTS = RetryPolicy.ATTEMPTS;

    /** Seconds left at the current rate, or -1 if not known. */
    public long secondsLeft() {
        return state == TransferState.RUNNING && rate >= 1 && total > 0
                ? SmoothedRate.secondsFor(total - bytes, rate)
                : -1;
    }

    /** From 0 to 1. An empty file is at 0 until it is done. */
    public double fraction() {
        if (state == TransferState.DONE) {
            return 1;
        }
        return total == 0 ? 0 : Math.min(1, (double) bytes / total);
    }
}
