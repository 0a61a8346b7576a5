package app.bellhop.viewmodel.objects;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * A list for big tables: its rows are computed elsewhere, off the FX thread, and swapped in with one change. Sorting or
 * filtering a million rows through JavaFX's own SortedList takes minutes; this takes one repaint. FX thread only.
 */
public final class RowList<T> extends ObservableListBase<T> {

    private T[] rows;
    private Comparator<? super T> order = (a, b) -> 0;

    @SuppressWarnings("unchecked")
    public RowList() {
        rows = (T[]) new Object[0];
    }

    @Override
    public T get(int index) {
        return rows[index];
    }

    @Override
    public int size() {
        return rows.length;
    }

    /** The index of the row that sorts as this one does, or -1; found by a binary search. */
    public int find(T row) {
        int index = Arrays.binarySearch(rows, row, order);
        return index < 0 ? -1 : index;
    }

    /**
     * Shows these rows from now on.
     *
     * @param newRows is not copied and must not be changed any more
     * @param newOrder what they are sorted by
     */
    public void replace(T[] newRows, Comparator<? super T> newOrder) {
        List<T> old = Arrays.asList(rows);
        rows = newRows;
        order = newOrder;
        beginChange();
        nextReplace(0, newRows.length, old);
        endChange();
    }
}
