package app.bellhop.viewmodel.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Collects rows from any thread; rows are never removed. */
final class RowStore<T> {

    private final List<List<T>> pages = new ArrayList<>();
    private int size;

    synchronized void add(List<T> page) {
        pages.add(List.copyOf(page));
        size += page.size();
    }

    synchronized int size() {
        return size;
    }

    /** The rows that pass the filter, sorted. Slow: do not call on the FX thread. */
    T[] view(Predicate<T> filter, Comparator<T> order, IntFunction<T[]> array) {
        List<List<T>> seen;
        synchronized (this) {
            seen = List.copyOf(pages);
        }
        T[] rows = seen.stream().flatMap(List::stream).filter(filter).toArray(array);
        Arrays.sort(rows, order);
        return rows;
    }
}
