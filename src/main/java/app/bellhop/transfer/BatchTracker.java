package app.bellhop.transfer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps batches up to date with their transfers. Guarded by the queue's lock. */
final class BatchTracker {

    /** Batches that every transfer joins when it is queued. */
    private final Set<TransferBatch> collecting = new HashSet<>();

    /** Has a batch take in what is not finished among these transfers, and all that are queued until it is idle. */
    void collect(TransferBatch batch, Collection<Transfer> listed) {
        collecting.add(batch);
        for (Transfer transfer : listed) {
            if (transfer.active || !transfer.state.finished() && transfer.state != TransferState.PAUSED) {
                transfer.batches.add(batch);
                batch.started(transfer.job);
            }
        }
    }

    /** A transfer is queued, for the first time or again. */
    void started(Transfer transfer) {
        transfer.batches.addAll(collecting);
        transfer.batches.forEach(batch -> batch.started(transfer.job));
    }

    /** Notes the end of a transfer, if it has ended; answers with the batches that may be complete now. */
    List<TransferBatch> ended(Transfer transfer) {
        if (transfer.active || !transfer.state.finished()) {
            return List.of();
        }
        boolean expanded = transfer.job.tree() && transfer.state == TransferState.DONE;
        for (TransferBatch batch : transfer.batches) {
            if (!expanded) {
                batch.ended(transfer.job, transfer.state, transfer.failure, transfer.notice);
            }
            if (batch.idle()) {
                collecting.remove(batch);
            }
        }
        return List.copyOf(transfer.batches);
    }

    /** Every batch of these transfers, and those that wait for the first. */
    Set<TransferBatch> all(Collection<Transfer> listed) {
        Set<TransferBatch> all = new HashSet<>(collecting);
        listed.forEach(transfer -> all.addAll(transfer.batches));
        return all;
    }
}
