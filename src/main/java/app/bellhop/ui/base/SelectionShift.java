package app.bellhop.ui.base;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** Computes the indices of selected rows after their list has changed. */
final class SelectionShift<S> {

    private final List<S> lost = new ArrayList<>();
    private BitSet rows;
    private int last;
    private @Nullable S lastLost;
    private List<? extends S> replaced = List.of();
    private int changes;

    /** @param last the index of the most recently selected row, or -1 */
    SelectionShift(BitSet rows, int last) {
        this.rows = rows;
        this.last = last;
    }

    /** The indices of the rows that are still listed. */
    BitSet rows() {
        return rows;
    }

    /** The new index of the most recently selected row, or -1 if it is no longer listed. */
    int last() {
        return last;
    }

    /** The selected rows that are no longer listed. */
    List<S> lost() {
        return lost;
    }

    /** The most recently selected row if it is no longer listed, else null. */
    @Nullable
    S lastLost() {
        return lastLost;
    }

    /** All rows that were there, if all were replaced at once; else none. */
    List<? extends S> replaced() {
        return changes == 1 ? replaced : List.of();
    }

    void apply(ListChangeListener.Change<? extends S> change) {
        changes++;
        if (change.wasPermutated()) {
            permute(change);
        } else if (!change.wasUpdated()) {
            replace(change.getFrom(), change.getRemoved(), change.getAddedSize());
        }
    }

    private void permute(ListChangeListener.Change<? extends S> change) {
        BitSet moved = new BitSet();
        rows.stream().forEach(row -> moved.set(moved(row, change)));
        rows = moved;
        last = moved(last, change);
    }

    private static int moved(int row, ListChangeListener.Change<?> change) {
        return row < change.getFrom() || row >= change.getTo() ? row : change.getPermutation(row);
    }

    private void replace(int from, List<? extends S> removed, int added) {
        int end = from + removed.size();
        replaced = from == 0 && rows.length() <= end ? removed : List.of();
        BitSet moved = new BitSet();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (row < from) {
                moved.set(row);
            } else if (row < end) {
                lost.add(removed.get(row - from));
            } else {
                moved.set(row - removed.size() + added);
            }
        }
        rows = moved;
        if (last >= end) {
            last += added - removed.size();
        } else if (last >= from) {
            lastLost = removed.get(last - from);
            last = -1;
        }
    }
}
