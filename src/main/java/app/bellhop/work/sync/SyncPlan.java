package app.bellhop.work.sync;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a sync would do: every name on either side, in the order of names. There may be a million of them, so everything is
 * counted once, where the plan is made. Immutable.
 */
public final class SyncPlan {

    private static final Set<SyncState> TRANSFERRED = Set.of(SyncState.NEW, SyncState.CHANGED);

    private final SyncOptions options;
    private final List<SyncItem> items;
    private final List<SyncItem> different;
    private final List<SyncItem> transfers;
    private final List<SyncItem> deletes;
    private final Map<SyncState, Long> counts = new EnumMap<>(SyncState.class);
    private final long transferBytes;
    private final long deleteBytes;

    public SyncPlan(SyncOptions options, List<SyncItem> items) {
        this.options = options;
        this.items = List.copyOf(items);
        this.different = only(item -> item.state() != SyncState.SAME);
        this.transfers = only(item -> TRANSFERRED.contains(item.state()));
        this.deletes = options.delete() ? only(item -> item.state() == SyncState.ONLY_THERE) : List.of();
        this.items.forEach(item -> counts.merge(item.state(), 1L, Long::sum));
        this.transferBytes = bytes(transfers);
        this.deleteBytes = bytes(deletes);
    }

    private List<SyncItem> only(Predicate<SyncItem> which) {
        return items.stream().filter(which).toList();
    }

    private static long bytes(List<SyncItem> some) {
        return some.stream().mapToLong(SyncItem::bytes).sum();
    }

    public SyncOptions options() {
        return options;
    }

    public List<SyncItem> items() {
        return items;
    }

    /** All but those that are the same on both sides. */
    public List<SyncItem> different() {
        return different;
    }

    /** What is uploaded or downloaded. */
    public List<SyncItem> transfers() {
        return transfers;
    }

    /** What is deleted at the target: nothing unless the options say so. */
    public List<SyncItem> deletes() {
        return deletes;
    }

    /** The sum of what is transferred, in bytes. */
    public long transferBytes() {
        return transferBytes;
    }

    /** The sum of what is deleted, in bytes. */
    public long deleteBytes() {
        return deleteBytes;
    }

    public long count(SyncState state) {
        return counts.getOrDefault(state, 0L);
    }

    public boolean changesAnything() {
        return !transfers.isEmpty() || !deletes.isEmpty();
    }
}
