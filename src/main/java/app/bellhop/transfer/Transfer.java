package app.bellhop.transfer;

import app.bellhop.batch.SmoothedRate;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The changing state of one job. Guarded by the queue's lock, except {@link #bytes}, which SDK threads write. */
final class Transfer {

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

    private SmoothedRate rate;
    private double bytesPerSecond;

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
        rate = new SmoothedRate(nanos);
        bytesPerSecond = 0;
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
        if (state == TransferState.RUNNING) {
            bytesPerSecond = rate.sample(now, nanos);
        }
        return new TransferSnapshot(job, state, now, job.size(), bytesPerSecond, failure);
    }
}
