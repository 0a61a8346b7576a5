package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries jobs, a few at a time. Commands return at once, from any thread; everything is in the journal before the first
 * byte is sent. What changed is gathered until somebody {@linkplain #drain drains} it, so a flood of progress costs its
 * watchers nothing.
 */
public final class TransferQueue implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TransferQueue.class.getName());

    /** How many run at a time. */
    private static final int SLOTS = 4;

    /** A passing failure is tried again after these seconds, then left to the user. */
    private static final int[] RETRY_AFTER_SECONDS = {1, 4};

    private final ObjectStore store;
    private final TransferJournal journal;
    private final Executor io;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanos;
    private final TreePlanner planner;

    private final Map<String, Transfer> transfers = new LinkedHashMap<>();
    private final Deque<Transfer> waiting = new ArrayDeque<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private int running;
    private boolean closed;

    /**
     * @param io for the disk: files and journal
     * @param timer for trying again later
     * @param nanos a clock as {@link System#nanoTime}
     */
    public TransferQueue(
            ObjectStore store,
            TransferJournal journal,
            Executor io,
            ScheduledExecutorService timer,
            LongSupplier nanos) {
        this.store = store;
        this.journal = journal;
        this.io = io;
        this.timer = timer;
        this.nanos = nanos;
        this.planner = new TreePlanner(store, io);
    }

    /** What changed since the last time: new states, and the ids of transfers that are no longer shown. */
    public record Changes(List<TransferSnapshot> changed, Set<String> removed) {}

    public synchronized Changes drain() {
        long now = nanos.getAsLong();
        List<TransferSnapshot> snapshots = new ArrayList<>();
        for (String id : changed) {
            Transfer transfer = transfers.get(id);
            if (transfer != null) {
                snapshots.add(transfer.snapshot(now));
            }
        }
        Changes changes = new Changes(snapshots, Set.copyOf(removed));
        changed.clear();
        removed.clear();
        return changes;
    }

    /** Brings back, as paused, what an earlier run did not finish. */
    public CompletableFuture<Void> restore() {
        return CompletableFuture.supplyAsync(journal::unfinished, io).thenAccept(jobs -> {
            synchronized (this) {
                jobs.forEach(job -> show(new Transfer(job, TransferState.PAUSED)));
            }
        });
    }

    /** Uploads files and folders into a prefix. */
    public void upload(List<Path> paths, S3Location prefix) {
        upload(Map.of(prefix, paths));
    }

    /** Uploads files and folders into several prefixes: all of them are in the queue before the first is sent. */
    public void upload(Map<S3Location, List<Path>> byPrefix) {
        inBackground(() -> submit(byPrefix.entrySet().stream()
                .flatMap(e -> TransferJobs.uploads(e.getValue(), e.getKey()).stream())
                .toList()));
    }

    /** Downloads objects and prefixes, as listed below {@code parent}, into a folder. */
    public void download(List<ObjectEntry> entries, S3Location parent, Path folder) {
        inBackground(() -> submit(TransferJobs.downloads(entries, parent, folder)));
    }

    private void submit(List<TransferJob> jobs) {
        try {
            journal.add(jobs);
        } catch (RuntimeException e) {
            // Nothing is sent that is not in the journal; the user is told of each.
            synchronized (this) {
                jobs.forEach(job -> showFailed(job, CloudException.of(e)));
            }
            return;
        }
        synchronized (this) {
            jobs.forEach(job -> enqueue(new Transfer(job, TransferState.QUEUED)));
        }
        pump();
    }

    private static List<String> ids(List<TransferJob> jobs) {
        return jobs.stream().map(TransferJob::id).toList();
    }

    /** Runs something on the disk's thread; what goes wrong there is at least in the log. */
    private void inBackground(Runnable work) {
        io.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "The transfer queue failed", e);
            }
        });
    }

    private void enqueue(Transfer transfer) {
        show(transfer);
        waiting.add(transfer);
    }

    private void show(Transfer transfer) {
        transfers.put(transfer.job.id(), transfer);
        changed.add(transfer.job.id());
    }

    /** Starts what there is room for. */
    private void pump() {
        List<Transfer> next = new ArrayList<>();
        synchronized (this) {
            while (!closed && running < SLOTS && !waiting.isEmpty()) {
                Transfer transfer = waiting.poll();
                if (transfer.state == TransferState.QUEUED) {
                    transfer.begin(nanos.getAsLong());
                    if (transfer.job.tree()) {
                        transfer.state = TransferState.PREPARING;
                    }
                    running++;
                    changed.add(transfer.job.id());
                    next.add(transfer);
                }
            }
        }
        next.forEach(transfer -> inBackground(() -> run(transfer)));
    }

    private void run(Transfer transfer) {
        TransferJob job = transfer.job;
        CompletableFuture<?> work;
        try {
            if (job.tree()) {
                work = planner.plan(job, () -> transfer.state != TransferState.PREPARING)
                        .thenAccept(plan -> planned(transfer, plan));
            } else if (job.direction() == TransferJob.Direction.UPLOAD) {
                work = store.upload(job.file(), job.target(), bytes -> progressed(transfer, bytes));
            } else {
                work = download(transfer);
            }
        } catch (RuntimeException e) {
            work = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<?> started = work;
        synchronized (this) {
            transfer.running = started;
            if (transfer.state.finished() || closed) {
                started.cancel(true);
            }
        }
        started.whenComplete((done, e) -> ended(transfer, e));
    }

    private CompletableFuture<Void> download(Transfer transfer) {
        TransferJob job = transfer.job;
        Path part = LocalFiles.prepareBeside(job.file(), job.id());
        CompletableFuture<Void> request = store.download(job.target(), part, bytes -> progressed(transfer, bytes));
        CompletableFuture<Void> whole = new CompletableFuture<>();
        request.whenCompleteAsync(
                (done, e) -> {
                    try {
                        if (e == null) {
                            LocalFiles.moveIntoPlace(part, job.file());
                            whole.complete(null);
                        } else {
                            LocalFiles.discard(part);
                            whole.completeExceptionally(e);
                        }
                    } catch (RuntimeException local) {
                        whole.completeExceptionally(local);
                    }
                },
                io);
        whole.whenComplete((done, e) -> {
            if (whole.isCancelled()) {
                request.cancel(true);
            }
        });
        return whole;
    }

    private void progressed(Transfer transfer, long bytes) {
        transfer.bytes = bytes;
        synchronized (this) {
            changed.add(transfer.job.id());
        }
    }

    private void showFailed(TransferJob job, CloudException failure) {
        Transfer failed = new Transfer(job, TransferState.FAILED);
        failed.failure = failure;
        show(failed);
    }

    private void planned(Transfer tree, TreePlanner.Plan plan) {

        synchronized (this) {
            if (tree.state != TransferState.PREPARING) {
                return;
            }
        }
        journal.replace(tree.job, plan.jobs());
        synchronized (this) {
            if (tree.state != TransferState.PREPARING) {
                // Cancelled while the journal was written.
                inBackground(() -> journal.remove(ids(plan.jobs())));
                return;
            }
            plan.jobs().forEach(job -> enqueue(new Transfer(job, TransferState.QUEUED)));
            plan.unreadable().forEach(this::showFailed);
            if (transfers.remove(tree.job.id()) != null) {
                removed.add(tree.job.id());
            }
        }
    }

    private void ended(Transfer transfer, Throwable thrown) {
        CloudException failure = thrown == null ? null : CloudException.of(thrown);
        boolean forget = false;
        synchronized (this) {
            running--;
            transfer.running = null;
            changed.add(transfer.job.id());
            if (transfer.state.finished() || closed) {
                // Cancelled meanwhile, or left for the next start.
            } else if (failure == null) {
                transfer.state = TransferState.DONE;
                forget = true;
            } else if (passing(failure) && transfer.attempt <= RETRY_AFTER_SECONDS.length) {
                transfer.state = TransferState.WAITING;
                transfer.failure = failure;
                timer.schedule(
                        () -> again(transfer.job.id(), TransferState.WAITING),
                        RETRY_AFTER_SECONDS[transfer.attempt - 1],
                        TimeUnit.SECONDS);
            } else {
                transfer.state = failure.kind() == ErrorKind.CANCELLED ? TransferState.CANCELLED : TransferState.FAILED;
                transfer.failure = failure;
            }
        }
        try {
            if (forget) {
                journal.remove(List.of(transfer.job.id()));
            }
        } finally {
            pump();
        }
    }

    private static boolean passing(CloudException failure) {
        return failure.kind() == ErrorKind.NETWORK || failure.kind() == ErrorKind.THROTTLED;
    }

    private void again(String id, TransferState from) {
        synchronized (this) {
            Transfer transfer = transfers.get(id);
            if (transfer == null || transfer.state != from) {
                return;
            }
            transfer.state = TransferState.QUEUED;
            enqueue(transfer);
        }
        pump();
    }

    /** Runs failed, cancelled or paused transfers once more, from the beginning. */
    public void retry(List<String> ids) {
        inBackground(() -> {
            List<TransferJob> jobs = new ArrayList<>();
            synchronized (this) {
                for (String id : ids) {
                    Transfer transfer = transfers.get(id);
                    if (transfer != null
                            && (transfer.state.finished() || transfer.state == TransferState.PAUSED)
                            && transfer.state != TransferState.DONE
                            && transfer.running == null) {
                        transfer.attempt = 0;
                        jobs.add(transfer.job);
                    }
                }
            }
            journal.add(jobs);
            for (TransferJob job : jobs) {
                for (TransferState from :
                        List.of(TransferState.FAILED, TransferState.CANCELLED, TransferState.PAUSED)) {
                    again(job.id(), from);
                }
            }
        });
    }

    /** Stops transfers; what they had sent or written goes away again. */
    public void cancel(List<String> ids) {
        inBackground(() -> {
            List<CompletableFuture<?>> stopped = new ArrayList<>();
            List<String> forgotten = new ArrayList<>();
            synchronized (this) {
                for (String id : ids) {
                    Transfer transfer = transfers.get(id);
                    if (transfer != null && !transfer.state.finished()) {
                        transfer.state = TransferState.CANCELLED;
                        changed.add(id);
                        forgotten.add(id);
                        if (transfer.running != null) {
                            stopped.add(transfer.running);
                        } else if (transfer.job.direction() == TransferJob.Direction.DOWNLOAD) {
                            LocalFiles.discard(LocalFiles.part(transfer.job.file(), id));
                        }
                    }
                }
            }
            stopped.forEach(future -> future.cancel(true));
            journal.remove(forgotten);
        });
    }

    /** Takes done, failed and cancelled transfers off the list. */
    public void clearFinished() {
        inBackground(() -> {
            List<String> cleared;
            synchronized (this) {
                cleared = transfers.values().stream()
                        .filter(t -> t.state.finished() && t.running == null)
                        .map(t -> t.job.id())
                        .toList();
                cleared.forEach(transfers::remove);
                removed.addAll(cleared);
            }
            journal.remove(cleared);
        });
    }

    /** Stops everything at once; what is unfinished stays in the journal. */
    @Override
    public void close() {
        List<CompletableFuture<?>> stopped;
        synchronized (this) {
            closed = true;
            stopped = transfers.values().stream()
                    .filter(t -> t.running != null)
                    .<CompletableFuture<?>>map(t -> t.running)
                    .toList();
        }
        stopped.forEach(future -> future.cancel(true));
        journal.close();
    }
}
