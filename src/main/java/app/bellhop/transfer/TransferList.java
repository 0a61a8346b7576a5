package app.bellhop.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The transfers that are listed, and what has changed about them. Guarded by the queue's lock. */
final class TransferList {

    private final Map<String, Transfer> byId = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();

    void add(Transfer transfer) {
        byId.put(transfer.job.id(), transfer);
        changed(transfer);
    }

    void changed(Transfer transfer) {
        changed.add(transfer.job.id());
    }

    void remove(String id) {
        if (byId.remove(id) != null) {
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

    /** What has changed since the last call. */
    TransferQueue.Changes drain(long nanos) {
        List<TransferSnapshot> snapshots = new ArrayList<>();
        for (Transfer transfer : find(List.copyOf(changed))) {
            snapshots.add(transfer.snapshot(nanos));
        }
        TransferQueue.Changes changes = new TransferQueue.Changes(snapshots, Set.copyOf(removed));
        changed.clear();
        removed.clear();
        return changes;
    }
}
