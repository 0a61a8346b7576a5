package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.local.LocalFiles;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs transfers, a few at a time. Methods return at once and may be called on any thread; every job is in the journal
 * before its first byte is sent. Changes are collected until they are {@linkplain #drain drained}, so that a flood of
 * progress reports costs observers nothing.
 */
public final class TransferQueue implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TransferQueue.class.getName());

    private static final int MAX_CONCURRENT = 4;

    private final TransferJournal journal;
    private final Executor io;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanos;
    private final Places places;
    private final TreePlanner planner;
    private final TransferRunner runner;

    private final TransferList transfers = new TransferList();
    private final Deque<Transfer> queued = new ArrayDeque<>();

    private final BatchTracker batches = new BatchTracker();
    private int active;
    private boolean closed;

    /**
     * @param io for the disk: files and journal
     * @param timer for delayed retries
     * @param nanos a clock as {@link System#nanoTime}
     * @param places announces where something was uploaded
     */
    public TransferQueue(
            ObjectStore store,
            TransferJournal journal,
            Executor io,
            ScheduledExecutorService timer,
            LongSupplier nanos,
            Places places) {
        this.places = places;
        this.journal = journal;
        this.io = io;
        this.timer = timer;
        this.nanos = nanos;
        this.planner = new TreePlanner(store, io);
        this.runner = new TransferRunner(store, io);
    }

    /** What has changed since the last call: new states, and the ids of transfers that are no longer listed. */
    public record Changes(List<TransferSnapshot> changed, Set<String> removed) {}

    public synchronized Changes drain() {
        return transfers.drain(nanos.getAsLong());
    }

    /** Brings back, paused, what an earlier run did not finish. */
    public CompletableFuture<Void> restore() {
        return CompletableFuture.supplyAsync(journal::unfinished, io).thenAccept(jobs -> {
            List<TransferBatch> batch = List.of(new TransferBatch());
            synchronized (this) {
                jobs.forEach(job -> transfers.add(new Transfer(job, TransferState.PAUSED, batch)));
            }
        });
    }

    /** Uploads files and folders into a prefix. */
    public TransferBatch upload(List<Path> paths, S3Location prefix) {
        return upload(Map.of(prefix, paths));
    }

    /** Uploads files and folders into several prefixes: all of them are queued before the first is sent. */
    public TransferBatch upload(Map<S3Location, List<Path>> byPrefix) {
        return submit(() -> byPrefix.entrySet().stream()
                .flatMap(e -> TransferJobs.uploads(e.getValue(), e.getKey()).stream())
                .toList());
    }

    /** Downloads objects and prefixes, as listed below {@code parent}, into a folder. */
    public TransferBatch download(List<ObjectEntry> entries, S3Location parent, Path folder) {
        return submit(() -> TransferJobs.downloads(entries, parent, folder));
    }

    private TransferBatch submit(Supplier<List<TransferJob>> jobs) {
        TransferBatch batch = new TransferBatch();
        inBackground(() -> {
            try {
                submit(jobs.get(), batch);
            } catch (RuntimeException e) {
                batch.fail(e);
                throw e;
            }
        });
        return batch;
    }

    private void submit(List<TransferJob> jobs, TransferBatch batch) {
        CloudException failure = null;
        try {
            journal.add(jobs);
        } catch (RuntimeException e) {
            failure = CloudException.of(e); // Nothing is sent that is not in the journal.
        }
        boolean tooLate;
        synchronized (this) {
            tooLate = closed;
            for (TransferJob job : jobs) {
                if (failure == null) {
                    enqueue(new Transfer(job, TransferState.QUEUED, List.of(batch)));
                } else {
                    listFailed(job, failure, List.of(batch));
                }
            }
        }
        if (tooLate) {
            batch.cancel();
        }
        startNext();
        batch.completeIfEnded();
    }

    /**
     * A batch of all transfers that are not finished now, and of all that are queued until every one of them has ended. Its
     * result waits for the next transfer if there is none now.
     */
    public synchronized TransferBatch collectUntilIdle() {
        return batches.collect(transfers.all());
    }

    /** Runs something that blocks; a failure is logged at least. */
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
        transfer.state = TransferState.QUEUED;
        batches.started(transfer);
        transfers.add(transfer);
        queued.add(transfer);
    }

    private void listFailed(TransferJob job, CloudException failure, Collection<TransferBatch> batches) {
        Transfer failed = new Transfer(job, TransferState.FAILED, batches);
        failed.failure = failure;
        batches.forEach(batch -> batch.ended(job, TransferState.FAILED));
        transfers.add(failed);
    }

    /** Starts as many as there are free slots. */
    private void startNext() {
        List<Transfer> next = new ArrayList<>();
        synchronized (this) {
            while (!closed && active < MAX_CONCURRENT && !queued.isEmpty()) {
                Transfer transfer = queued.poll();
                if (transfer.state == TransferState.QUEUED) {
                    transfer.begin(nanos.getAsLong());
                    active++;
                    transfers.changed(transfer);
                    next.add(transfer);
                }
            }
        }
        next.forEach(transfer -> inBackground(() -> run(transfer)));
    }

    private void run(Transfer transfer) {
        TransferJob job = transfer.job;
        CompletableFuture<?> request;
        try {
            request = job.tree()
                    ? planner.plan(job, () -> transfer.state != TransferState.PREPARING)
                            .thenAccept(plan -> planned(transfer, plan))
                    : runner.run(job, bytes -> progressed(transfer, bytes));
        } catch (RuntimeException e) {
            request = CompletableFuture.failedFuture(e);
        }
        boolean stopped;
        synchronized (this) {
            transfer.request = request;
            stopped = transfer.state.finished() || closed;
        }
        if (stopped) {
            request.cancel(true);
        }
        request.whenComplete((done, e) -> ended(transfer, e));
    }

    private void progressed(Transfer transfer, long bytes) {
        transfer.bytes = bytes;
        synchronized (this) {
            transfers.changed(transfer);
        }
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
                List<String> ids = plan.jobs().stream().map(TransferJob::id).toList();
                inBackground(() -> journal.remove(ids));
                return;
            }
            plan.jobs().forEach(job -> enqueue(new Transfer(job, TransferState.QUEUED, tree.batches)));
            plan.unreadable().forEach((job, failure) -> listFailed(job, failure, tree.batches));
            tree.batches.forEach(batch -> batch.forget(tree.job));
            transfers.remove(tree.job.id());
        }
    }

    private void ended(Transfer transfer, Throwable thrown) {
        TransferJob job = transfer.job;
        boolean done;
        synchronized (this) {
            if (!transfer.state.finished() && !closed) {
                transfer.end(thrown == null ? null : CloudException.of(thrown));
            }
            done = transfer.state == TransferState.DONE;
        }
        try {
            if (done) {
                journal.remove(List.of(job.id()));
            }
        } finally {
            List<TransferBatch> ended = free(transfer);
            if (done && job.direction() == TransferJob.Direction.UPLOAD) {
                places.changing(job.tree() ? job.target() : job.target().parent());
            }
            if (ended.stream().anyMatch(TransferBatch::idle)) {
                places.flush();
            }
            startNext();
            ended.forEach(TransferBatch::completeIfEnded);
        }
    }

    /** A transfer needs its slot no longer; answers with the batches that may be complete now. */
    private synchronized List<TransferBatch> free(Transfer transfer) {
        active--;
        transfer.active = false;
        transfer.request = null;
        transfers.changed(transfer);
        if (transfer.state == TransferState.WAITING) {
            timer.schedule(() -> retryWaiting(transfer), transfer.retryDelaySeconds(), TimeUnit.SECONDS);
        }
        return batches.ended(transfer);
    }

    private void retryWaiting(Transfer transfer) {
        synchronized (this) {
            if (transfer.state == TransferState.WAITING) {
                enqueue(transfer);
            }
        }
        startNext();
    }

    /** Runs failed, cancelled or paused transfers again, from the beginning. */
    public void retry(List<String> ids) {
        inBackground(() -> {
            List<Transfer> again;
            synchronized (this) {
                again = transfers.find(ids).stream().filter(Transfer::retryable).toList();
            }
            journal.add(again.stream().map(transfer -> transfer.job).toList());
            synchronized (this) {
                again.stream().filter(Transfer::retryable).forEach(transfer -> {
                    transfer.attempt = 0;
                    enqueue(transfer);
                });
            }
            startNext();
        });
    }

    /** Stops transfers; anything already sent or written is deleted. */
    public void cancel(List<String> ids) {
        inBackground(() -> {
            List<Transfer> cancelled;
            List<CompletableFuture<?>> requests;
            List<Transfer> inactive;
            Set<TransferBatch> ended = new LinkedHashSet<>();
            synchronized (this) {
                cancelled = transfers.find(ids).stream()
                        .filter(transfer -> !transfer.state.finished())
                        .toList();
                requests = requests(cancelled);
                inactive =
                        cancelled.stream().filter(transfer -> !transfer.active).toList();
                for (Transfer transfer : cancelled) {
                    transfer.state = TransferState.CANCELLED;
                    transfers.changed(transfer);
                    ended.addAll(batches.ended(transfer));
                }
            }
            try {
                requests.forEach(request -> request.cancel(true));
                inactive.forEach(transfer -> discard(transfer.job)); // What an earlier run has left.
                journal.remove(ids(cancelled));
            } finally {
                ended.forEach(TransferBatch::completeIfEnded);
            }
        });
    }

    private static void discard(TransferJob job) {
        if (job.direction() == TransferJob.Direction.DOWNLOAD) {
            LocalFiles.discard(LocalFiles.part(job.file(), job.id()));
        }
    }

    private static List<CompletableFuture<?>> requests(Collection<Transfer> transfers) {
        return transfers.stream()
                .filter(transfer -> transfer.request != null)
                .<CompletableFuture<?>>map(transfer -> transfer.request)
                .toList();
    }

    private static List<String> ids(List<Transfer> transfers) {
        return transfers.stream().map(transfer -> transfer.job.id()).toList();
    }

    /** Removes done, failed and cancelled transfers from the list. */
    public void clearFinished() {
        inBackground(() -> {
            List<String> cleared;
            synchronized (this) {
                cleared = ids(transfers.all().stream()
                        .filter(transfer -> transfer.state.finished() && !transfer.active)
                        .toList());
                cleared.forEach(transfers::remove);
            }
            journal.remove(cleared);
        });
    }

    /** Stops everything at once; unfinished transfers stay in the journal. */
    @Override
    public void close() {
        List<CompletableFuture<?>> requests;
        Set<TransferBatch> open;
        synchronized (this) {
            closed = true;
            requests = requests(transfers.all());
            open = batches.all(transfers.all());
        }
        requests.forEach(request -> request.cancel(true));
        open.forEach(TransferBatch::cancel);
        journal.close();
    }
}
