package app.bellhop.viewmodel.rows;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A list for large tables. Rows are computed off the FX thread and swapped in with a single change: sorting or
 * filtering a million rows with JavaFX's SortedList takes minutes. FX thread.
 */
public final class RowList<T> extends ViewList<T> {

    private T[] rows;
    private Comparator<? super T> order = (a, b) -> 0;

    @SuppressWarnings("unchecked")
    public RowList() {
        rows = (T[]) new Object[0];
    }

    /** The index of the row that sorts equal to this one, by binary search; -1 if there is none. */
    public int find(T row) {
        int index = Arrays.binarySearch(rows, row, order);
        return index < 0 ? -1 : index;
    }

    /**
     * Replaces all rows. When the old ones stay in front, the table keeps what it has drawn.
     *
     * @param newRows used without copying; must not be changed afterwards
     * @param newOrder the order they are sorted in
     */
    public void replace(T[] newRows, Comparator<? super T> newOrder) {
        List<T> old = Arrays.asList(rows);
        int same = same(newRows);
        rows = newRows;
        order = newOrder;
        if (same < old.size() || old.isEmpty()) {
            replaceWith(Arrays.asList(newRows), old);
        } else {
            growTo(Arrays.asList(newRows));
        }
    }

    /** The rows as they are now: never changes. */
    public List<T> snapshot() {
        return Collections.unmodifiableList(Arrays.asList(rows));
    }

    /** How many rows stay where they are. */
    private int same(T[] newRows) {
        int most = Math.min(rows.length, newRows.length);
        int same = 0;
        while (same < most && rows[same] == newRows[same]) {
            same++;
        }
        return same;
    }

    /** Draws the same rows once more. */
    void redraw() {
        replaceWith(Arrays.asList(rows), Arrays.asList(rows));
    }
}
