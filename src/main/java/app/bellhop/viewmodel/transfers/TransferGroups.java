package app.bellhop.viewmodel.transfers;

import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import app.bellhop.viewmodel.rows.SwappedList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javafx.collections.ObservableList;

/** All that is listed, by what was submitted together, and its rows: what is not finished first, then the newest. FX thread. */
final class TransferGroups {

    private final LongSupplier nanos;
    private final Map<String, TransferGroup> groups = new LinkedHashMap<>();
    private final Map<String, TransferGroup> byFile = new LinkedHashMap<>();
    private final SwappedList<TransferRow> rows = new SwappedList<>();
    private final TransferTally tally;
    private List<TransferGroup> shownOrder = List.of();

    /** @param nanos a clock as {@link System#nanoTime} */
    TransferGroups(LongSupplier nanos) {
        this.nanos = nanos;
        tally = new TransferTally(nanos.getAsLong());
    }

    ObservableList<TransferRow> rows() {
        return rows.view();
    }

    /** Of all that is listed. */
    TransferTally tally() {
        return tally;
    }

    Collection<TransferGroup> all() {
        return groups.values();
    }

    void show(TransferQueue.Changes changes) {
        boolean others = false;
        for (TransferSnapshot snapshot : changes.changed()) {
            TransferGroup group = groups.computeIfAbsent(
                    snapshot.job().batch(), batch -> new TransferGroup(snapshot.job(), nanos.getAsLong()));
            byFile.put(snapshot.job().id(), group);
            others |= group.update(snapshot, tally);
        }
        for (String id : changes.removed()) {
            TransferGroup group = byFile.remove(id);
            if (group != null) {
                others |= group.remove(id, tally);
                if (group.files().isEmpty()) {
                    groups.remove(group.id());
                }
            }
        }
        long now = nanos.getAsLong();
        groups.values().forEach(group -> group.refresh(now));
        tally.sample(now);
        if (others || !order().equals(shownOrder)) {
            showRows();
        }
    }

    void toggle(TransferRow row) {
        if (row.content() instanceof TransferGroup group) {
            group.toggle();
            showRows();
        }
    }

    private void showRows() {
        shownOrder = order();
        List<TransferRow> shown = new ArrayList<>();
        shownOrder.forEach(group -> group.addTo(shown));
        rows.swap(shown);
    }

    private List<TransferGroup> order() {
        List<TransferGroup> order = new ArrayList<>(groups.values());
        Collections.reverse(order);
        order.sort(Comparator.comparing(group -> group.tally().unfinished() == 0));
        return order;
    }

    /** The listed transfers in such a state. */
    List<String> ids(Predicate<TransferState> wanted) {
        return ids(byFile.keySet(), wanted);
    }

    /** Those of these transfers that are in such a state. */
    List<String> ids(Collection<String> of, Predicate<TransferState> wanted) {
        return of.stream()
                .filter(id -> byFile.containsKey(id)
                        && wanted.test(byFile.get(id).file(id).state()))
                .toList();
    }
}
