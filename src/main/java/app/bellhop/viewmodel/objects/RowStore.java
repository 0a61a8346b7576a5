package app.bellhop.viewmodel.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Rows as they come in, from any thread; only added to. */
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

    /** What passes the filter, in order. Takes its time: not for the FX thread. */
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
