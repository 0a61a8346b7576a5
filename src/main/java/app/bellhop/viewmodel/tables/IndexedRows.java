package app.bellhop.viewmodel.tables;

import app.bellhop.table.data.RowNumbers;
import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * The numbers of the visible rows: either all rows in reading order, or a precomputed index, replaced in a single change.
 * An index takes 4 MB per million rows; all rows take nothing. FX thread only.
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

    /** Shows the first rows in reading order. */
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

    /** Shows these rows. The array is not copied and must not be changed afterwards. */
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

    /** A snapshot of the current rows; later changes don't affect it. */
    RowNumbers numbers() {
        return rows;
    }
}
