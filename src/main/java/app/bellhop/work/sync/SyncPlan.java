package app.bellhop.work.sync;

import java.util.List;
import java.util.Set;

/** What a sync would do: every name on either side, in the order of names. Immutable. */
public record SyncPlan(SyncOptions options, List<SyncItem> items) {

    private static final Set<SyncState> TRANSFERRED = Set.of(SyncState.NEW, SyncState.CHANGED);

    public SyncPlan {
        items = List.copyOf(items);
    }

    /** What is uploaded or downloaded. */
    public List<SyncItem> transfers() {
        return items.stream().filter(item -> TRANSFERRED.contains(item.state())).toList();
    }

    /** What is deleted at the target: nothing unless the options say so. */
    public List<SyncItem> deletes() {
        return options.delete()
                ? items.stream()
                        .filter(item -> item.state() == SyncState.ONLY_THERE)
                        .toList()
                : List.of();
    }

    public long count(SyncState state) {
        return items.stream().filter(item -> item.state() == state).count();
    }

    /** The sum of bytes. */
    public static long bytes(List<SyncItem> items) {
        return items.stream().mapToLong(SyncItem::bytes).sum();
    }
}
