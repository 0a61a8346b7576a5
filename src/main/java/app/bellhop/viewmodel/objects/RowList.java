package app.bellhop.viewmodel.objects;

import java.util.Arrays;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * A list for big tables: its rows are computed elsewhere, off the FX thread, and swapped in with one change. Sorting or
 * filtering a million rows through JavaFX's own SortedList takes minutes; this takes one repaint. FX thread only.
 */
public final class RowList<T> extends ObservableListBase<T> {

    private T[] rows;
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    @SuppressWarnings("unchecked")
    public RowList() {
        rows = (T[]) new Object[0];
    }

    /** What to do around a swap: the table's selection does not survive one by itself. */
    public void around(Runnable beforeSwap, Runnable afterSwap) {
        before = beforeSwap;
        after = afterSwap;
    }

    @Override
    public T get(int index) {
        return rows[index];
    }

    @Override
    public int size() {
        return rows.length;
    }

    /** Shows these rows from now on; the array is not copied and must not be changed any more. */
    public void replace(T[] newRows) {
        before.run();
        List<T> old = Arrays.asList(rows);
        rows = newRows;
        beginChange();
        nextReplace(0, newRows.length, old);
        endChange();
        after.run();
    }
}
