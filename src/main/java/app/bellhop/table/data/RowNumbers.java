package app.bellhop.table.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which rows, in which order: some of them, or the first so many as they came, which takes no memory.
 *
 * @param index not to be changed any more; null for all as they came
 */
public record RowNumbers(int @Nullable [] index, int size) {

    /** Rows in an order of their own; the array is not copied. */
    public static RowNumbers of(int... rows) {
        return new RowNumbers(rows, rows.length);
    }

    /** The first so many as they came. */
    public static RowNumbers first(int rows) {
        return new RowNumbers(null, rows);
    }

    /** The same rows as they came: their cells are read faster so. */
    RowNumbers ascending() {
        if (index == null) {
            return this;
        }
        int[] sorted = index.clone();
        Arrays.parallelSort(sorted);
        return of(sorted);
    }

    public int at(int place) {
        return index == null ? place : index[place];
    }
}
