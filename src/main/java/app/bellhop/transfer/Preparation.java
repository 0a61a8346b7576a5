package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ProblemCode;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.local.LocalProblem;
import app.bellhop.transfer.plan.BatchChoices;
import app.bellhop.transfer.plan.Candidate;
import app.bellhop.transfer.plan.Decisions;
import app.bellhop.transfer.plan.UserRules;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Transfers on their way into the queue: what becomes of each is decided first. They occupy no slot. */
final class Preparation implements Decisions.Outcome {

    /** What has happened to a target since it was looked at. */
    private static final Set<ProblemCode> FASTER =
            Set.of(UploadProblem.EXISTS, UploadProblem.CHANGED, LocalProblem.CHANGED);

    private final TransferList transfers;
    private final TransferScheduler scheduler;
    private final BatchTracker batches;
    private final SqliteJournal journal;
    private final Consumer<Transfer> whenEnded;
    private final Decisions decisions;
    private final Executor io;

    /** By the batch's ID. */
    private final Map<String, BatchChoices> choices = new ConcurrentHashMap<>();

    /** @param whenEnded runs for transfers that end without having run */
    Preparation(
            ObjectStore store,
            OpenConnections connections,
            Executor io,
            Supplier<UserRules> rules,
            TransferList transfers,
            TransferScheduler scheduler,
            BatchTracker batches,
            SqliteJournal journal,
            Consumer<Transfer> whenEnded) {
        this.transfers = transfers;
        this.scheduler = scheduler;
        this.batches = batches;
        this.journal = journal;
        this.whenEnded = whenEnded;
        this.io = io;
        this.decisions = new Decisions(store, connections, io, rules, this);
    }

    /** Lists transfers as being prepared. Call with the lock, then {@link #decide} without. */
    void list(List<Candidate> candidates, Collection<TransferBatch> known) {
        candidates.forEach(candidate -> prepare(new Transfer(candidate.job(), TransferState.PREPARING, known)));
    }

    /** The same for transfers that are listed already. */
    void listAgain(List<Transfer> again) {
        again.forEach(transfer -> {
            choices(transfer.job).forget();
            prepare(transfer);
        });
    }

    private void prepare(Transfer transfer) {
        transfer.state = TransferState.PREPARING;
        transfer.failure = null;
        batches.started(transfer);
        transfers.add(transfer);
    }

    void decide(List<Candidate> candidates) {
        if (!candidates.isEmpty()) {
            decisions.decide(candidates, choices(candidates.get(0).job()));
        }
    }

    void decideAgain(List<Transfer> again) {
        again.stream()
                .map(transfer -> new Candidate(transfer.job, null))
                .collect(Collectors.groupingBy(
                        candidate -> candidate.job().batch(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(batch ->
                        decisions.decideAgain(batch, choices(batch.get(0).job())));
    }

    private BatchChoices choices(TransferJob job) {
        return choices.computeIfAbsent(job.batch(), batch -> choices(batch, null));
    }

    private BatchChoices choices(String batch, @Nullable IfExists standard) {
        return new BatchChoices(standard, choice -> io.execute(() -> journal.choose(batch, choice)));
    }

    /** Says what to do about the conflicts of a batch, before any is decided. */
    void choose(String batch, IfExists ifExists) {
        choices.put(batch, choices(batch, ifExists));
    }

    /** Writes down what was chosen for a batch whose jobs are in the journal. */
    void remember(String batch) {
        BatchChoices chosen = choices.get(batch);
        if (chosen != null && chosen.standard() != null) {
            journal.choose(batch, chosen.standard());
        }
    }

    /** Whether another client or program was faster than a transfer that has just failed; then it is decided about again. */
    boolean lost(Transfer transfer) {
        boolean lost = transfer.state == TransferState.FAILED
                && transfer.failure != null
                && transfer.failure.failure().detail() instanceof Reason reason
                && FASTER.contains(reason.code());
        if (lost) {
            TransferJob job;
            synchronized (transfers) {
                TransferJob undecided = transfer.job.under(null);
                transfer.become(undecided);
                transfer.state = TransferState.PREPARING;
                transfers.changed(transfer);
                job = transfer.job;
            }
            decisions.lost(job, choices(job));
        }
        return lost;
    }

    @Override
    public void send(List<TransferJob> decided) {
        List<TransferJob> wanted = decided.stream().filter(this::isUndecided).toList();
        CloudException failure = null;
        try {
            // Where nothing was found, the same is decided again after a restart.
            journal.add(wanted.stream().filter(this::chosen).toList());
        } catch (RuntimeException e) {
            failure = CloudException.of(e);
        }
        for (TransferJob job : wanted) {
            if (failure == null) {
                enqueue(job);
            } else {
                end(job, TransferState.FAILED, failure, null);
            }
        }
        scheduler.startNext();
    }

    private boolean chosen(TransferJob job) {
        synchronized (transfers) {
            Transfer listed = undecided(job);
            // After a restart, what stands at the target is most likely the copy.
            boolean copy = !job.direction().local();
            boolean renamed = listed != null && !job.under(null).equals(listed.job);
            return copy
                    || renamed
                    || !UploadCondition.IF_ABSENT.equals(job.handling().condition());
        }
    }

    private void enqueue(TransferJob job) {
        synchronized (transfers) {
            Transfer transfer = undecided(job);
            if (transfer != null) {
                transfer.become(job);
                scheduler.enqueueDecided(transfer);
            }
        }
    }

    @Override
    public void waiting(TransferJob job) {
        synchronized (transfers) {
            Transfer transfer = undecided(job);
            if (transfer != null) {
                transfer.state = TransferState.ASKING;
                transfers.changed(transfer);
            }
        }
    }

    @Override
    public void unreadable(TransferJob job, CloudException why) {
        if (!RetryPolicy.connectionClosed(why)) {
            end(job, TransferState.FAILED, why, null);
            return;
        }
        synchronized (transfers) {
            Transfer transfer = undecided(job);
            if (transfer != null) {
                transfer.failure = why;
                transfer.waitUntilThere();
                transfers.changed(transfer);
            }
        }
    }

    @Override
    public boolean isUndecided(TransferJob job) {
        synchronized (transfers) {
            return undecided(job) != null;
        }
    }

    /** Null if it was paused or cancelled meanwhile. */
    private @Nullable Transfer undecided(TransferJob job) {
        return transfers.find(List.of(job.id())).stream()
                .filter(transfer -> !transfer.active)
                .filter(transfer -> transfer.state == TransferState.PREPARING || transfer.state == TransferState.ASKING)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void skip(TransferJob job, CloudException why) {
        Transfer skipped;
        synchronized (journal) { // Else it may be retried before it is removed.
            skipped = ended(job, TransferState.CANCELLED, why, null);
            if (skipped != null) {
                journal.remove(List.of(job.id()));
            }
        }
        if (skipped != null) {
            whenEnded.accept(skipped);
        }
    }

    @Override
    public void same(TransferJob job, @Nullable Reason notice) {
        end(job, TransferState.DONE, null, notice);
    }

    private void end(TransferJob job, TransferState state, @Nullable CloudException why, @Nullable Reason notice) {
        Transfer transfer = ended(job, state, why, notice);
        if (transfer != null) {
            whenEnded.accept(transfer);
        }
    }

    /** Null if it is no longer to be decided about. */
    private @Nullable Transfer ended(
            TransferJob job, TransferState state, @Nullable CloudException why, @Nullable Reason notice) {
        synchronized (transfers) {
            Transfer transfer = undecided(job);
            if (transfer != null) {
                transfer.state = state;
                transfer.failure = why;
                if (notice != null) {
                    transfer.notice = notice;
                }
                transfers.changed(transfer);
            }
            return transfer;
        }
    }
}
