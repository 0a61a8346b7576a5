package app.bellhop.viewmodel.tables;

import app.bellhop.table.data.RowNumbers;
import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * The numbers of the rows that are shown: all of them as they came, or those of an index that was computed elsewhere, swapped
 * in with one change. A million rows take four megabytes, or nothing. FX thread only.
 */
public final class IndexedRows extends ObservableListBase<Integer> {

    private RowNumbers rows = RowNumbers.first(0);

    @Override
    public Integer get(int place) {
        return rows.at(place);
    }

    @Override
    public int size() {
        return rows.size();
    }

    /** Shows the first so many rows as they came. */
    void all(int count) {
        int before = size();
        if (rows.index() != null || count < before) {
            swap(RowNumbers.first(count));
        } else if (count > before) {
            rows = RowNumbers.first(count);
            beginChange();
            nextAdd(before, count);
            endChange();
        }
    }

    /** Shows these from now on; the array is not copied and must not be changed any more. */
    void these(int[] numbers) {
        swap(RowNumbers.of(numbers));
    }

    private void swap(RowNumbers now) {
        List<Integer> old = view(rows);
        rows = now;
        beginChange();
        nextReplace(0, now.size(), old);
        endChange();
    }

    private static List<Integer> view(RowNumbers numbers) {
        return new AbstractList<>() {
            @Override
            public Integer get(int place) {
                return numbers.at(place);
            }

            @Override
            public int size() {
                return numbers.size();
            }
        };
    }

    /** Which rows these are now; what is shown later changes nothing in it. */
    RowNumbers numbers() {
        return rows;
    }
}
