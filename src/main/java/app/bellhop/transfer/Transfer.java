package app.bellhop.transfer;

import app.bellhop.batch.SmoothedRate;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.transfer.job.TransferJob;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The changing state of one job. Guarded by the queue's lock. */
final class Transfer {

    /** Longer ago, someone else may well have written there, and many servers ignore If-None-Match. */
    static final long FOUND_FREE_NANOS = TimeUnit.MINUTES.toNanos(1);

    TransferJob job;
    final Set<TransferBatch> batches;

    /** What was sent or received, also in earlier attempts, if they are resumed. */
    long bytes;

    /** Those of them that an earlier attempt has moved. */
    private long kept;

    /** Of what is transferred, as far as known; as {@link TransferJob#size} at first. */
    long size;

    /** Read without the lock by what stops early. */
    volatile TransferState state;

    @Nullable
    CloudException failure;

    /** What the user should know although it is no failure; null if there is nothing. */
    @Nullable
    Reason notice;

    /** Whether it occupies one of the slots; {@link #request} may not be there yet, or be ended already. */
    boolean active;

    @Nullable
    CompletableFuture<?> request;

    /** How often it has run in a row without getting further. */
    int attempts;

    /** {@link Outage#heard} when it began. */
    long heardBefore;

    /** Until when it counts that its target was found not to exist; null if that is long ago. */
    private @Nullable Long foundFreeUntil;

    private long furthest;
    private long furthestBefore;
    private long retryNanos;
    private @Nullable SmoothedRate rate;
    private double bytesPerSecond;

    Transfer(TransferJob job, TransferState state, Collection<TransferBatch> batches) {
        this.job = job;
        this.size = job.size();
        this.state = state;
        this.batches = new LinkedHashSet<>(batches);
    }

    /** What becomes of its target has just been decided. */
    void foundFree(long nanos) {
        foundFreeUntil = nanos + FOUND_FREE_NANOS;
    }

    /** Something else may have been written there since. */
    void foundFreeLongAgo() {
        foundFreeUntil = null;
    }

    /** What is to be run: where its target was looked up long ago, that is looked up again first. */
    TransferJob runnable(long nanos) {
        boolean known = foundFreeUntil != null && foundFreeUntil - nanos > 0;
        boolean ifAbsent = UploadCondition.IF_ABSENT.equals(job.handling().condition());
        return ifAbsent && !known && (job.upload() || job.streamed()) ? job.under(null) : job;
    }

    void begin(long nanos) {
        state = job.tree() ? TransferState.PREPARING : TransferState.RUNNING;
        active = true;
        failure = null;
        attempts++;
        furthestBefore = furthest;
        rate = new SmoothedRate(nanos, bytes - kept);
        bytesPerSecond = 0;
    }

    /** Another job takes its place: decided, or what is left to do. */
    void become(TransferJob other) {
        TransferJob before = job;
        batches.forEach(batch -> batch.changed(before, other));
        job = other;
        size = other.size();
    }

    /** It is to run some time after it was confirmed; what was meant for another server, at the one that is there now. */
    void later() {
        TransferJob later = failure != null && RetryPolicy.otherServer(failure) ? job.fromAnywhere() : job.later();
        if (!later.equals(job)) {
            become(later);
        }
    }

    boolean running() {
        return state == TransferState.RUNNING || state == TransferState.PREPARING;
    }

    boolean reached(long now) {
        return reached(now, kept);
    }

    /** So many bytes were sent or received, some by an earlier attempt. Answers with whether it is further than ever. */
    boolean reached(long now, long ofEarlier) {
        bytes = now;
        kept = ofEarlier;
        boolean further = now > furthest;
        furthest = Math.max(furthest, now);
        return further;
    }

    /** An attempt that got further than those before does not count, unless it was given up because it hardly did. */
    void attempted() {
        if (furthest > furthestBefore && (failure == null || !RetryPolicy.trickles(failure))) {
            attempts = 1;
        }
    }

    /** Whether the server may do all the same what has just been cancelled: it has all that it needs for that. */
    boolean maybeDone() {
        boolean asked = !job.direction().local() && !job.streamed();
        return state == TransferState.CANCELLED
                && job.direction().writes()
                && !job.tree()
                && (asked || furthest >= size);
    }

    /** Whether something is different now at the server, or may be; of a delete, part of it may be gone. */
    boolean hasChanged() {
        return state == TransferState.DONE || maybeDone() || job.direction().deletes();
    }

    void waitUntil(long nanos) {
        state = TransferState.WAITING;
        retryNanos = nanos;
    }

    /** Until the network, or a connection, is there. */
    void waitUntilThere() {
        state = TransferState.WAITING;
        retryNanos = 0;
        attempts--;
    }

    /** Whether it waits until the connection that it is copied from is open. */
    boolean waitsForConnection() {
        return state == TransferState.WAITING && failure != null && RetryPolicy.connectionClosed(failure);
    }

    /** Whether it waits until a server can be reached. */
    boolean waitsForNetwork() {
        return state == TransferState.WAITING && !timed() && !waitsForConnection();
    }

    /** Whether it waits for a moment, not for the network. */
    boolean timed() {
        return state == TransferState.WAITING && retryNanos != 0;
    }

    /** Whether the user can have it run again. */
    boolean retryable() {
        return state == TransferState.FAILED || state == TransferState.CANCELLED || state == TransferState.PAUSED;
    }

    /** The state at this moment; the rate is smoothed over the calls. */
    TransferSnapshot snapshot(long nanos) {
        if (state == TransferState.RUNNING) {
            bytesPerSecond = Objects.requireNonNull(rate).sample(bytes - kept, nanos);
        }
        long left = TimeUnit.NANOSECONDS.toSeconds(retryNanos - nanos + 999_999_999);
        long retrySeconds = timed() ? Math.max(0, left) : -1;
        return new TransferSnapshot(
                job, state, bytes, kept, size, bytesPerSecond, failure, notice, retrySeconds, attempts + 1);
    }
}
