package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.transfer.job.TransferJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Transfers that can be waited for together: all that came of one submission, including the files found in its folders.
 * A transfer that is retried stays in its batch. Thread-safe.
 */
public final class TransferBatch {

    private final String id;

    /** When it was submitted, before anything was looked up for it; null for one of an earlier run. */
    private final @Nullable Long begun;

    private final Map<TransferJob, TransferState> states = new LinkedHashMap<>();
    private final Map<TransferJob, CloudException> failures = new HashMap<>();
    private final Map<TransferJob, Reason> notices = new HashMap<>();
    private int unfinished;
    private int excluded;

    /** What {@link #result()} answers with; once it is complete, {@link #afterRetry} takes its place at the next start. */
    private CompletableFuture<BatchResult> result = new CompletableFuture<>();

    private @Nullable CompletableFuture<BatchResult> afterRetry;

    TransferBatch(long nanos) {
        this(UUID.randomUUID().toString(), nanos);
    }

    /** One of an earlier run. */
    TransferBatch(String id) {
        this(id, null);
    }

    private TransferBatch(String id, @Nullable Long begun) {
        this.id = id;
        this.begun = begun;
    }

    /** Whether it was submitted only then: what had been written until then could be seen. */
    boolean begunAfter(long nanos) {
        return begun != null && begun - nanos > 0;
    }

    public String id() {
        return id;
    }

    /**
     * Completes when every transfer has ended, successfully or not; never on the FX thread. Fails if the submission could
     * not be turned into transfers; is cancelled if the queue is closed first. A retry begins a new result.
     */
    public synchronized CompletableFuture<BatchResult> result() {
        return result.copy();
    }

    /** A transfer is queued, for the first time or again. */
    synchronized void started(TransferJob job) {
        if (afterRetry != null) {
            result = afterRetry;
            afterRetry = null;
        }
        failures.remove(job);
        TransferState before = states.put(job, TransferState.QUEUED);
        if (before == null || before.finished()) {
            unfinished++;
        }
    }

    /**
     * A transfer is done, has failed or was cancelled.
     *
     * @param failure why it failed; else null
     * @param notice what the user should know although it is no failure; else null
     */
    synchronized void ended(
            TransferJob job, TransferState state, @Nullable CloudException failure, @Nullable Reason notice) {
        forget(job);
        states.put(job, state);
        if (state == TransferState.FAILED && failure != null) {
            failures.put(job, failure);
        }
        if (state == TransferState.DONE && notice != null) {
            notices.put(job, notice);
        }
    }

    /** A folder or prefix is replaced by what was found in it. */
    synchronized void forget(TransferJob job) {
        TransferState before = states.remove(job);
        if (before != null && !before.finished()) {
            unfinished--;
        }
    }

    /** Something was decided about a transfer that has not ended. */
    synchronized void changed(TransferJob before, TransferJob now) {
        TransferState state = states.remove(before);
        if (state != null) {
            states.put(now, state);
        }
    }

    /** Files and folders were left out by name. */
    synchronized void exclude(int count) {
        excluded += count;
    }

    /** How many files and folders were left out by name so far. */
    public synchronized int excluded() {
        return excluded;
    }

    /** Whether no transfer of it is left to end. */
    synchronized boolean idle() {
        return unfinished == 0;
    }

    /** Completes the result if every transfer has ended. Runs whatever waits for it, so the caller must hold no lock. */
    void completeIfEnded() {
        CompletableFuture<BatchResult> complete;
        BatchResult ended;
        synchronized (this) {
            if (unfinished > 0 || afterRetry != null) {
                return;
            }
            afterRetry = new CompletableFuture<>();
            complete = result;
            ended = new BatchResult(
                    jobs(TransferState.DONE),
                    jobs(TransferState.FAILED),
                    jobs(TransferState.CANCELLED),
                    Map.copyOf(failures),
                    Map.copyOf(notices),
                    afterRetry.copy());
        }
        complete.complete(ended);
    }

    private List<TransferJob> jobs(TransferState state) {
        List<TransferJob> jobs = new ArrayList<>();
        states.forEach((job, now) -> {
            if (now == state) {
                jobs.add(job);
            }
        });
        return List.copyOf(jobs);
    }

    /** The submission could not be turned into transfers. */
    void fail(Throwable e) {
        latest().completeExceptionally(e);
    }

    /** Nothing is transferred any more. */
    void cancel() {
        latest().cancel(false);
    }

    private synchronized CompletableFuture<BatchResult> latest() {
        return result;
    }
}
