package app.bellhop.viewmodel.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Collects rows from any thread; rows are never removed. */
public final class RowStore<T> {

    private final List<List<T>> pages = new ArrayList<>();
    private int size;

    public synchronized void add(List<T> page) {
        pages.add(List.copyOf(page));
        size += page.size();
    }

    public synchronized int size() {
        return size;
    }

    /** All rows so far, as they arrived. */
    public Stream<T> rows() {
        List<List<T>> seen;
        synchronized (this) {
            seen = List.copyOf(pages);
        }
        return seen.stream().flatMap(List::stream);
    }

    /** The rows that pass the filter, sorted. Slow: do not call on the FX thread. */
    T[] view(Predicate<T> filter, Comparator<T> order, IntFunction<T[]> array) {
        T[] rows = rows().filter(filter).toArray(array);
        Arrays.sort(rows, order);
        return rows;
    }
}
