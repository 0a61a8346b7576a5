package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.ProgressSink;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.Candidate;
import app.bellhop.transfer.plan.TransferJobs;
import app.bellhop.transfer.plan.TreePlanner;
import app.bellhop.transfer.plan.UserRules;
import app.bellhop.transfer.run.TransferRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs transfers, a few at a time. Methods return at once and may be called on any thread; every job is in the journal
 * before its first byte is sent. Changes are collected until they are {@linkplain #drain drained}, so that a flood of
 * progress reports costs observers nothing.
 */
public final class TransferQueue implements AutoCloseable {

    private final SqliteJournal journal;
    private final Executor io;
    private final LongSupplier nanos;
    private final Places places;
    private final TreePlanner planner;
    private final TransferRunner runner;
    private final Leftovers leftovers;

    /** Its monitor is the queue's lock. */
    private final TransferList transfers = new TransferList();

    private final BatchTracker batches = new BatchTracker();
    private final TransferScheduler scheduler;
    private final Preparation preparation;
    private final TransferControl control;
    private volatile UserRules rules = UserRules.KEEP_BOTH;
    private final FinishedJobs finished;
    private final JobChanges changes;
    private final OpenConnections connections;

    /**
     * @param io for the disk: files and journal
     * @param timer for delayed retries
     * @param nanos a clock as {@link System#nanoTime}
     * @param places announces where something was uploaded
     */
    public TransferQueue(
            ObjectStore store,
            SqliteJournal journal,
            Executor io,
            ScheduledExecutorService timer,
            LongSupplier nanos,
            Places places) {
        this(store, OpenConnections.NONE, journal, io, timer, nanos, () -> false, places);
    }

    /** The same where other connections may be open to copy from, and where {@link Processors} may be busy. */
    public TransferQueue(
            ObjectStore store,
            OpenConnections connections,
            SqliteJournal journal,
            Executor io,
            ScheduledExecutorService timer,
            LongSupplier nanos,
            BooleanSupplier busy,
            Places places) {
        this.connections = connections;
        this.places = places;
        this.journal = journal;
        this.io = new LoggingExecutor(io);
        this.nanos = nanos;
        this.planner = new TreePlanner(store, connections, io, () -> rules);
        this.runner = new TransferRunner(store, connections, journal, io, () -> rules.keepsFileTimes());
        this.leftovers = new Leftovers(runner);
        this.finished = new FinishedJobs(journal, this.io, this::report);
        this.scheduler =
                new TransferScheduler(transfers, batches, this.io, timer, nanos, busy, this::begin, this::ended);
        this.preparation = new Preparation(
                store, connections, this.io, () -> rules, transfers, scheduler, batches, journal, this::settled);
        this.changes = new JobChanges(transfers, journal, preparation);
        this.control = new TransferControl(transfers, scheduler, batches, journal, leftovers, preparation, this.io);
    }

    /**
     * What has changed since the last call.
     *
     * @param changed new states
     * @param removed the ids of transfers that are no longer listed
     * @param signInNeeded why every transfer was paused: the credentials were refused; null if that has not happened
     */
    public record Changes(
            List<TransferSnapshot> changed,
            Set<String> removed,
            @Nullable CloudException signInNeeded) {}

    /** Whom to ask, and what to do unasked, about transfers that begin from now on. */
    public void follow(UserRules newRules) {
        rules = newRules;
    }

    /** Takes what has changed since the last call. Blocks for a moment: transfers that begin and end hold the queue's lock. */
    public Changes drain() {
        synchronized (transfers) {
            return transfers.drain(nanos.getAsLong(), scheduler.takeSignInNeeded());
        }
    }

    /**
     * Brings back, paused, what an earlier run did not finish; what had failed, or is for another server, comes back failed.
     *
     * @return what is paused
     */
    public CompletableFuture<List<TransferJob>> restore() {
        io.execute(leftovers::discardOrphans);
        return CompletableFuture.supplyAsync(() -> JobsOfEarlierRuns.restore(journal, preparation, transfers), io);
    }

    /** Uploads files and folders into a prefix. */
    public TransferBatch upload(List<Path> paths, S3Location prefix) {
        return upload(paths, prefix, UploadOptions.NONE, null);
    }

    /**
     * Uploads files and folders into a prefix, with options that apply to each file.
     *
     * @param ifExists what to do about existing objects; null for the user's rules
     */
    public TransferBatch upload(
            List<Path> paths, S3Location prefix, UploadOptions options, @Nullable IfExists ifExists) {
        return submit(batch(ifExists), () -> TransferJobs.uploads(paths, prefix, options));
    }

    /** Uploads files into several prefixes, over the objects that exist; all are queued before the first is sent. */
    public TransferBatch replace(Map<S3Location, List<Path>> byPrefix) {
        return submit(() -> byPrefix.entrySet().stream()
                .flatMap(
                        e -> TransferJobs.uploads(
                                e.getValue(), e.getKey(), UploadOptions.NONE.withFileTime(rules.keepsFileTimes()))
                                .stream())
                .map(file -> new Candidate(file.job().under(UploadCondition.ALWAYS), null))
                .toList());
    }

    /** Downloads objects and prefixes, as listed below {@code parent}, into a folder. */
    public TransferBatch download(List<ObjectEntry> entries, S3Location parent, Path folder) {
        return submit(() -> TransferJobs.downloads(entries, parent, folder));
    }

    public TransferBatch downloadAs(ObjectEntry entry, S3Location object, Path file) {
        return submit(() -> List.of(TransferJobs.download(entry, object, file)));
    }

    /**
     * Does jobs about which everything is decided.
     *
     * @param jobs asked for in the background
     */
    public TransferBatch transfer(Supplier<List<TransferJob>> jobs) {
        return transfer(jobs, null);
    }

    /** The same, with what to do about targets that have changed meanwhile; null for the user's rules. */
    public TransferBatch transfer(Supplier<List<TransferJob>> jobs, @Nullable IfExists ifExists) {
        return submit(
                batch(ifExists),
                () -> jobs.get().stream().map(job -> new Candidate(job, null)).toList());
    }

    private TransferBatch batch(@Nullable IfExists ifExists) {
        TransferBatch batch = new TransferBatch(nanos.getAsLong());
        if (ifExists != null) {
            preparation.choose(batch.id(), ifExists);
        }
        return batch;
    }

    private TransferBatch submit(Supplier<List<Candidate>> jobs) {
        return submit(new TransferBatch(nanos.getAsLong()), jobs);
    }

    private TransferBatch submit(TransferBatch batch, Supplier<List<Candidate>> jobs) {
        io.execute(() -> {
            try {
                submit(
                        jobs.get().stream()
                                .map(candidate -> candidate.in(batch.id()))
                                .toList(),
                        batch);
            } catch (RuntimeException e) {
                batch.fail(e);
                throw e;
            }
        });
        return batch;
    }

    private void submit(List<Candidate> candidates, TransferBatch batch) {
        List<TransferJob> jobs = candidates.stream().map(Candidate::job).toList();
        List<Candidate> undecided = candidates.stream()
                .filter(candidate -> !candidate.job().decided())
                .toList();
        CloudException failure = null;
        try {
            journal.add(jobs);
            preparation.remember(batch.id());
        } catch (RuntimeException e) {
            failure = CloudException.of(e); // Nothing is sent that is not in the journal.
        }
        boolean tooLate;
        synchronized (transfers) {
            tooLate = scheduler.closed();
            scheduler.hurry();
            if (failure == null) {
                jobs.stream()
                        .filter(TransferJob::decided)
                        .forEach(job -> scheduler.enqueue(new Transfer(job, TransferState.QUEUED, List.of(batch))));
                preparation.list(undecided, List.of(batch));
            } else {
                for (TransferJob job : jobs) {
                    changes.listFailed(job, failure, List.of(batch));
                }
            }
        }
        if (tooLate) {
            batch.cancel();
        } else if (failure == null) {
            preparation.decide(undecided);
        }
        scheduler.startNext();
        batch.completeIfEnded();
    }

    /**
     * A batch of all transfers that are not finished now, and of all that are queued until every one of them has ended. Its
     * result waits for the next transfer if there is none now.
     */
    public TransferBatch collectUntilIdle() {
        TransferBatch batch = new TransferBatch(nanos.getAsLong());
        io.execute(() -> {
            synchronized (transfers) {
                batches.collect(batch, transfers.all());
            }
        });
        return batch;
    }

    /** The objects that are being uploaded, or will be when transfers that are paused or failed are resumed. */
    public Set<S3Location> uploading() {
        synchronized (transfers) {
            return transfers.uploading();
        }
    }

    /** A connection has been opened: what waits for it to be copied from goes on. */
    public void opened(String connectionId) {
        control.opened(connectionId);
    }

    private CompletableFuture<?> begin(Transfer transfer, ProgressSink progress) {
        CompletableFuture<?> work = transfer.job.tree()
                ? planner.plan(transfer.job, () -> transfer.state != TransferState.PREPARING)
                        .thenAccept(plan -> changes.planned(transfer, plan))
                : leftovers.after(
                        transfer.job,
                        () -> runner.run(
                                transfer.runnable(nanos.getAsLong()),
                                progress,
                                left -> changes.replace(transfer, left)));
        return transfer.job.streamed() ? OpenConnections.naming(transfer.job, work) : work;
    }

    /** It ends without having run: whatever an earlier attempt has left is of no use, also if it is done. */
    private void settled(Transfer transfer) {
        if (transfer.state == TransferState.DONE) {
            leftovers.discard(transfer.job);
        }
        ended(transfer);
    }

    private void ended(Transfer transfer) {
        if (preparation.lost(transfer)) {
            return;
        }
        if (transfer.state == TransferState.CANCELLED) {
            leftovers.discard(transfer.job);
        }
        if (!finished.add(transfer)) {
            report(transfer);
        }
    }

    /** Tells those who wait for a transfer, or for what has changed, that it has ended. */
    private void report(Transfer transfer) {
        TransferJob job = transfer.job;
        List<TransferBatch> ended;
        synchronized (transfers) {
            ended = batches.ended(transfer);
        }
        if (transfer.hasChanged()) {
            job.changes().forEach(places::changing);
            connections.changed(job);
        }
        if (ended.stream().anyMatch(TransferBatch::idle)) {
            places.flush();
        }
        ended.forEach(TransferBatch::completeIfEnded);
    }

    /** What its connection is connected to; null if that is not known. */
    public @Nullable String server() {
        return journal.server();
    }

    /** How many large files are sent or received at once; small ones, several times as many. */
    public void setAtOnce(int limit) {
        io.execute(() -> scheduler.setLimit(limit));
    }

    /** Runs failed, cancelled or paused transfers again; what they have sent or received is not repeated where it was kept. */
    public void retry(List<String> ids) {
        control.retry(ids);
    }

    /** Goes on with what was paused because the credentials were refused. */
    public void signedIn() {
        io.execute(control::signedIn);
    }

    /** Stops transfers that are not finished, until they are retried. They keep what they have sent or received. */
    public void pause(List<String> ids) {
        control.pause(ids);
    }

    /** Changes the order of queued transfers: of large files, folders and deletes, and of small files among themselves. */
    public void move(List<String> ids, QueueMove where) {
        control.move(ids, where);
    }

    /** Stops transfers; anything already sent or received is deleted. */
    public void cancel(List<String> ids) {
        control.cancel(ids);
    }

    /** Stops all of them for good: nobody can resume them any more. Ends when what they have left is deleted. */
    public CompletableFuture<Void> discardAll() {
        return control.discardAll().thenCompose(done -> leftovers.gone());
    }

    /** Removes done, failed and cancelled transfers from the list. */
    public void clearFinished() {
        control.clearFinished(transfer -> true);
    }

    /** The same, of these only. */
    public void clearFinished(Set<String> ids) {
        control.clearFinished(transfer -> ids.contains(transfer.job.id()));
    }

    /**
     * Stops everything; unfinished transfers stay in the journal, with what they have sent or received.
     *
     * @return ends when every request has ended, what cancelled transfers left is deleted, and the journal is closed
     */
    public CompletableFuture<Void> stop() {
        CompletableFuture<Void> idle = scheduler.close();
        Set<TransferBatch> open;
        synchronized (transfers) {
            open = batches.all(transfers.all());
        }
        open.forEach(TransferBatch::cancel);
        return idle.thenCompose(done -> leftovers.gone())
                .thenRunAsync(finished::write, io)
                .thenRun(journal::close);
    }

    @Override
    public void close() {
        stop();
    }
}
