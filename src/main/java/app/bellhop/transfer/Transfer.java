package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The changing state of one job. Guarded by the queue's lock, except {@link #bytes}, which SDK threads write. */
final class Transfer {

    /** The weight of the latest measurement in the smoothed rate. */
    private static final double SMOOTHING = 0.3;

    /** A transient failure is retried after these delays, then reported. */
    private static final int[] RETRY_DELAY_SECONDS = {1, 4};

    final TransferJob job;
    final Set<TransferBatch> batches;
    volatile long bytes;
    volatile TransferState state;
    int attempt;
    CloudException failure;

    /** Whether it occupies one of the slots; {@link #request} may not be there yet, or be ended already. */
    boolean active;

    CompletableFuture<?> request;

    private double rate;
    private long measuredBytes;
    private long measuredAt;

    Transfer(TransferJob job, TransferState state, Collection<TransferBatch> batches) {
        this.job = job;
        this.state = state;
        this.batches = new LinkedHashSet<>(batches);
    }

    void begin(long nanos) {
        state = job.tree() ? TransferState.PREPARING : TransferState.RUNNING;
        active = true;
        failure = null;
        attempt++;
        bytes = 0;
        rate = 0;
        measuredBytes = 0;
        measuredAt = nanos;
    }

    /** The request has ended, with a failure or null: what is transient is retried a few times. */
    void end(CloudException e) {
        failure = e;
        if (e == null) {
            state = TransferState.DONE;
        } else if (isTransient(e) && attempt <= RETRY_DELAY_SECONDS.length) {
            state = TransferState.WAITING;
        } else {
            state = e.kind() == ErrorKind.CANCELLED ? TransferState.CANCELLED : TransferState.FAILED;
        }
    }

    private static boolean isTransient(CloudException e) {
        return e.kind() == ErrorKind.NETWORK || e.kind() == ErrorKind.THROTTLED;
    }

    /** How long a transfer that is {@link TransferState#WAITING} waits before the next attempt. */
    int retryDelaySeconds() {
        return RETRY_DELAY_SECONDS[attempt - 1];
    }

    /** Whether the user can have it run again. */
    boolean retryable() {
        return !active
                && (state == TransferState.FAILED || state == TransferState.CANCELLED || state == TransferState.PAUSED);
    }

    /** The state at this moment; the rate is smoothed over the calls. */
    TransferSnapshot snapshot(long nanos) {
        long now = bytes;
        double seconds = (nanos - measuredAt) / 1e9;
        if (state == TransferState.RUNNING && seconds > 0.05) {
            double latest = Math.max(0, now - measuredBytes) / seconds;
            rate = rate == 0 ? latest : rate * (1 - SMOOTHING) + latest * SMOOTHING;
            measuredBytes = now;
            measuredAt = nanos;
        }
        return new TransferSnapshot(job, state, now, job.size(), rate, failure);
    }
}
