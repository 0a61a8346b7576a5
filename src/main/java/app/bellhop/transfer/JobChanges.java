package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.TreePlanner;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Puts other jobs in the place of one that is listed, here and in the journal. */
final class JobChanges {

    private final TransferList transfers;
    private final SqliteJournal journal;
    private final Preparation preparation;

    JobChanges(TransferList transfers, SqliteJournal journal, Preparation preparation) {
        this.transfers = transfers;
        this.journal = journal;
        this.preparation = preparation;
    }

    /** Lists a job that cannot begin. Call with the lock. */
    void listFailed(TransferJob job, CloudException failure, Collection<TransferBatch> batches) {
        Transfer failed = new Transfer(job, TransferState.FAILED, batches);
        failed.failure = failure;
        batches.forEach(batch -> batch.ended(job, TransferState.FAILED, failure, null));
        transfers.add(failed);
    }

    /** A retry does what is left to do, and nothing again. */
    void replace(Transfer transfer, TransferJob left) {
        synchronized (transfers) {
            if (transfer.state == TransferState.CANCELLED) {
                return;
            }
            transfer.become(left);
            transfer.bytes = 0;
            transfers.changed(transfer);
        }
        journal.add(List.of(left));
        synchronized (transfers) {
            if (transfer.state != TransferState.CANCELLED) {
                return;
            }
        }
        journal.remove(List.of(left.id())); // Cancelled while the journal was written.
    }

    void planned(Transfer tree, TreePlanner.Plan plan) {
        List<TransferJob> jobs = Stream.concat(plan.jobs().stream(), plan.unreadable().keySet().stream())
                .toList();
        synchronized (transfers) {
            if (tree.state != TransferState.PREPARING) {
                return;
            }
        }
        journal.replace(tree.job, jobs);
        boolean listed = false;
        synchronized (transfers) {
            if (tree.state == TransferState.PREPARING) {
                preparation.list(plan.candidates(), tree.batches);
                plan.unreadable().forEach((job, failure) -> listFailed(job, failure, tree.batches));
                tree.batches.forEach(batch -> {
                    batch.exclude(plan.excluded());
                    batch.forget(tree.job);
                });
                transfers.remove(tree);
                listed = true;
            }
        }
        if (listed) {
            preparation.decide(plan.candidates());
            return;
        }
        // Stopped while the journal was written.
        if (tree.state != TransferState.CANCELLED) {
            journal.add(List.of(tree.job));
        }
        journal.remove(jobs.stream().map(TransferJob::id).toList());
    }
}
