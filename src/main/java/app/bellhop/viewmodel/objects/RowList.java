package app.bellhop.viewmodel.objects;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * A list for large tables. Rows are computed off the FX thread and swapped in with a single change: sorting or
 * filtering a million rows with JavaFX's SortedList takes minutes. FX thread.
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

    /** The index of the row that sorts equal to this one, by binary search; -1 if there is none. */
    public int find(T row) {
        int index = Arrays.binarySearch(rows, row, order);
        return index < 0 ? -1 : index;
    }

    /**
     * Replaces all rows.
     *
     * @param newRows used without copying; must not be changed afterwards
     * @param newOrder the order they are sorted in
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
