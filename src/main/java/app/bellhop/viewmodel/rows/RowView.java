package app.bellhop.viewmodel.rows;

import app.bellhop.viewmodel.base.UiContext;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a large table shows of the rows that have arrived: filtered and sorted in the background, and swapped in with a single
 * change. The first page shows at once, later ones on a tick. FX thread.
 */
public final class RowView<T> {

    private final UiContext context;
    private final IntFunction<T[]> array;
    private final Runnable replaced;
    private final RowList<T> rows = new RowList<>();
    private RowStore<T> source = new RowStore<>();
    private Predicate<T> filter = row -> true;
    private Supplier<Comparator<T>> order;

    /** How many updates were requested, and how many are on screen; equal when up to date. */
    private int requested;

    private int displayed;
    private boolean computing;

    /** Set on other threads when rows arrive. */
    private volatile boolean arrived;

    /**
     * @param order the comparator for one sort; called in the background
     * @param replaced runs after rows were swapped
     */
    public RowView(UiContext context, IntFunction<T[]> array, Supplier<Comparator<T>> order, Runnable replaced) {
        this.context = context;
        this.array = array;
        this.order = order;
        this.replaced = replaced;
    }

    public RowList<T> rows() {
        return rows;
    }

    /** Whether no update is under way. */
    public boolean upToDate() {
        return displayed == requested;
    }

    /** Draws the same rows once more. */
    public void redraw() {
        rows.redraw();
    }

    /** Shows no rows any more, and from now on those of that store. */
    public void clear(RowStore<T> next) {
        source = next;
        requested++; // Drops what is being computed.
        displayed = requested;
        rows.replace(array.apply(0), order.get());
        replaced.run();
    }

    /** Shows the rows of that store once they are worked out; those before stay until then. */
    public void show(RowStore<T> next) {
        source = next;
        recompute();
    }

    public void filter(Predicate<T> passes) {
        filter = passes;
        recompute();
    }

    public void sort(Supplier<Comparator<T>> by) {
        order = by;
        recompute();
    }

    /** Adds a page to the store that is shown. Any thread. */
    public void add(RowStore<T> store, List<T> page) {
        boolean first = store.size() == 0;
        store.add(page);
        arrived = true;
        if (first) {
            context.ui().execute(this::refresh);
        }
    }

    /** Shows rows that arrived since the last call. Called by the ticker. */
    public void refresh() {
        if (arrived) {
            arrived = false;
            recompute();
        }
    }

    private void recompute() {
        requested++;
        computeNext();
    }

    /** Runs one computation at a time; requests made in between are merged into one. */
    private void computeNext() {
        if (computing || displayed == requested) {
            return;
        }
        computing = true;
        int computed = requested;
        RowStore<T> from = source;
        Predicate<T> passes = filter;
        Supplier<Comparator<T>> by = order;
        context.ended(
                context.inBackground(() -> {
                    Comparator<T> comparator = by.get();
                    return new Sorted<>(from.view(passes, comparator, array), comparator);
                }),
                (sorted, e) -> {
                    computing = false;
                    displayed = Math.max(displayed, computed);
                    if (e != null) {
                        context.errors().show(e, null);
                    } else if (from == source) {
                        swap(sorted);
                    }
                    computeNext();
                });
    }

    private void swap(Sorted<T> sorted) {
        rows.replace(sorted.rows(), sorted.order());
        replaced.run();
    }

    private record Sorted<T>(T[] rows, Comparator<T> order) {}

    public static <T> Supplier<Comparator<T>> asArrived() {
        return () -> (a, b) -> 0;
    }
}
