package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.transfer.job.SqliteJournal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Takes transfers that are done out of the journal, and writes down why others have failed. Those that end while one
 * transaction is written share the next. Any thread.
 */
final class FinishedJobs {

    private final SqliteJournal journal;
    private final Executor io;
    private final Consumer<Transfer> removed;
    private final Queue<Transfer> pending = new ConcurrentLinkedQueue<>();
    private final Map<Transfer, CloudException> failed = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** @param removed runs when the journal no longer holds a transfer, or could not be written */
    FinishedJobs(SqliteJournal journal, Executor io, Consumer<Transfer> removed) {
        this.journal = journal;
        this.io = io;
        this.removed = removed;
    }

    /** Answers with whether it is reported later: one that is done. */
    boolean add(Transfer transfer) {
        boolean done = transfer.state == TransferState.DONE;
        CloudException why = transfer.failure; // It may be retried at any moment.
        if (done) {
            pending.add(transfer);
        } else if (transfer.state != TransferState.FAILED || why == null) {
            return false;
        } else {
            failed.put(transfer, why);
        }
        if (scheduled.compareAndSet(false, true)) {
            io.execute(this::write);
        }
        return done;
    }

    /** Writes what is pending, and waits for what is being written. */
    void write() {
        List<Transfer> done = new ArrayList<>();
        try {
            synchronized (this) {
                scheduled.set(false);
                for (Transfer next = pending.poll(); next != null; next = pending.poll()) {
                    done.add(next);
                }
                if (!done.isEmpty()) {
                    journal.remove(
                            done.stream().map(transfer -> transfer.job.id()).toList());
                }
                writeFailed();
            }
        } finally {
            done.forEach(removed);
        }
    }

    /** Those that are retried already are no failures any more. */
    private void writeFailed() {
        Map<String, CloudException> why = new HashMap<>();
        synchronized (journal) {
            for (Transfer transfer : List.copyOf(failed.keySet())) {
                CloudException failure = failed.remove(transfer);
                if (transfer.state == TransferState.FAILED && failure != null) {
                    why.put(transfer.job.id(), failure);
                }
            }
            if (!why.isEmpty()) {
                journal.fail(why);
            }
        }
    }
}
