package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import java.util.concurrent.CompletableFuture;

/** One job's changing state. Guarded by the queue's lock, but for {@link #bytes}, which SDK threads write. */
final class Transfer {

    private static final double NEW_SHARE = 0.3;

    final TransferJob job;
    volatile long bytes;
    TransferState state;
    int attempt;
    CloudException failure;
    CompletableFuture<?> running;

    private double rate;
    private long measuredBytes;
    private long measuredAt;

    Transfer(TransferJob job, TransferState state) {
        this.job = job;
        this.state = state;
    }

    void begin(long nanos) {
        state = TransferState.RUNNING;
        failure = null;
        attempt++;
        bytes = 0;
        rate = 0;
        measuredBytes = 0;
        measuredAt = nanos;
    }

    /** The present moment; the rate is smoothed over the moments asked for. */
    TransferSnapshot snapshot(long nanos) {
        long now = bytes;
        double seconds = (nanos - measuredAt) / 1e9;
        if (state == TransferState.RUNNING && seconds > 0.05) {
            double latest = Math.max(0, now - measuredBytes) / seconds;
            rate = rate == 0 ? latest : rate * (1 - NEW_SHARE) + latest * NEW_SHARE;
            measuredBytes = now;
            measuredAt = nanos;
        }
        return new TransferSnapshot(job, state, now, job.size(), rate, failure);
    }
}
