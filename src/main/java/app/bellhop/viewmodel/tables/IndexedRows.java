package app.bellhop.viewmodel.tables;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * The numbers of the rows that are shown: all of them as they came, or those of an index that was computed elsewhere, swapped
 * in with one change. A million rows take four megabytes, or nothing. FX thread only.
 */
public final class IndexedRows extends ObservableListBase<Integer> {

    private int[] index;
    private int size;

    @Override
    public Integer get(int place) {
        return index == null ? place : index[place];
    }

    @Override
    public int size() {
        return size;
    }

    /** Shows the first so many rows as they came. */
    void all(int rows) {
        if (index != null || rows < size) {
            swap(null, rows);
        } else if (rows > size) {
            int before = size;
            size = rows;
            beginChange();
            nextAdd(before, rows);
            endChange();
        }
    }

    /** Shows these from now on; the array is not copied and must not be changed any more. */
    void these(int[] rows) {
        swap(rows, rows.length);
    }

    private void swap(int[] newIndex, int newSize) {
        List<Integer> old = view(index, size);
        index = newIndex;
        size = newSize;
        beginChange();
        nextReplace(0, newSize, old);
        endChange();
    }

    private static List<Integer> view(int[] index, int size) {
        return new AbstractList<>() {
            @Override
            public Integer get(int place) {
                return index == null ? place : index[place];
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** The numbers, in order; not to be changed. */
    int[] numbers() {
        return index == null ? java.util.stream.IntStream.range(0, size).toArray() : index;
    }
}
