package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.TransferJob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The transfers that are listed, and what has changed about them. Its monitor is the queue's lock, which guards it. */
final class TransferList {

    private static final int MAX_DRAINED = 2_000;

    private final Map<String, Transfer> byId = new LinkedHashMap<>();
    private final Set<Transfer> changed = new LinkedHashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();

    /** Those that count the seconds to the next attempt. */
    private final Set<Transfer> counting = new LinkedHashSet<>();

    /** Those whose rate changes also while nothing comes. */
    private final Set<Transfer> running = new LinkedHashSet<>();

    void add(Transfer transfer) {
        byId.put(transfer.job.id(), transfer);
        changed(transfer);
    }

    void changed(Transfer transfer) {
        if (!byId.containsKey(transfer.job.id())) {
            return; // A folder's request ends after the folder was replaced by its files.
        }
        changed.add(transfer);
        if (transfer.timed()) {
            counting.add(transfer);
        } else {
            counting.remove(transfer);
        }
        if (transfer.state == TransferState.RUNNING) {
            running.add(transfer);
        } else {
            running.remove(transfer);
        }
    }

    /** How many wait for their next attempt. */
    int counting() {
        return counting.size();
    }

    void remove(Transfer transfer) {
        String id = transfer.job.id();
        if (byId.remove(id) != null) {
            changed.remove(transfer);
            counting.remove(transfer);
            running.remove(transfer);
            removed.add(id);
        }
    }

    Collection<Transfer> all() {
        return byId.values();
    }

    /** Those of these ids that are listed. */
    List<Transfer> find(List<String> ids) {
        return ids.stream().filter(byId::containsKey).map(byId::get).toList();
    }

    /** What has changed since the last call; of very many changes the first, so that whoever shows them is not held up. */
    TransferQueue.Changes drain(long nanos, @Nullable CloudException signInNeeded) {
        changed.addAll(counting);
        changed.addAll(running);
        List<TransferSnapshot> snapshots = new ArrayList<>();
        Iterator<Transfer> next = changed.iterator();
        while (next.hasNext() && snapshots.size() < MAX_DRAINED) {
            snapshots.add(next.next().snapshot(nanos));
            next.remove();
        }
        TransferQueue.Changes changes = new TransferQueue.Changes(snapshots, Set.copyOf(removed), signInNeeded);
        removed.clear();
        return changes;
    }

    /** The objects that are being uploaded, or will be when transfers that are paused or failed are resumed. */
    Set<S3Location> uploading() {
        return all().stream()
                .filter(transfer -> transfer.state != TransferState.DONE && transfer.state != TransferState.CANCELLED)
                .map(transfer -> transfer.job)
                .filter(job -> job.upload() || job.streamed())
                .map(TransferJob::target)
                .collect(Collectors.toSet());
    }
}
