package app.bellhop.transfer;

import app.bellhop.transfer.job.SqliteJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Takes transfers that are done out of the journal. Those that end while one transaction is written share the next. Any
 * thread.
 */
final class FinishedJobs {

    private final SqliteJournal journal;
    private final Executor io;
    private final Consumer<Transfer> removed;
    private final Queue<Transfer> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** @param removed runs when the journal no longer holds a transfer, or could not be written */
    FinishedJobs(SqliteJournal journal, Executor io, Consumer<Transfer> removed) {
        this.journal = journal;
        this.io = io;
        this.removed = removed;
    }

    void add(Transfer transfer) {
        pending.add(transfer);
        if (scheduled.compareAndSet(false, true)) {
            io.execute(this::write);
        }
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
            }
        } finally {
            done.forEach(removed);
        }
    }
}
