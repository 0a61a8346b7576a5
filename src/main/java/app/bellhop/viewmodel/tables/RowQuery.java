package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.data.ColumnFilter;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.TableQuery;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Filters and order of a table's rows: computed in the background, one computation at a time, swapped in. FX thread. */
public final class RowQuery {

    /** One filter as it is shown. */
    public record Shown(ColumnFilter filter, String text) {}

    private final UiContext context;
    private final IndexedRows rows;
    private final Runnable changed;
    private final Consumer<String> failed;
    private final ObservableList<Shown> filters = FXCollections.observableArrayList();
    private final ObservableList<Shown> filtersView = FXCollections.unmodifiableObservableList(filters);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper(true);
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private boolean computing;
    private DataTable table;
    private int sort = TableQuery.AS_READ;
    private boolean ascending = true;

    /** What is wanted now; what is computed for an earlier wish is not shown. */
    private volatile int wanted;

    private boolean again;

    /** The wish that failed: it is not tried, and told, again with each growth. */
    private int refused = -1;

    /** Of how many rows it was computed last. */
    private int computedOf;

    /**
     * @param changed told when the rows are others, or are going to be
     * @param failed told why they are not as they are wanted
     */
    RowQuery(UiContext context, IndexedRows rows, Runnable changed, Consumer<String> failed) {
        this.failed = failed;
        this.context = context;
        this.rows = rows;
        this.changed = changed;
        search.addListener((o, before, now) -> wish());
    }

    /** Each lets through less. */
    public ObservableList<Shown> filters() {
        return filtersView;
    }

    /** Shows only rows with this in one of their cells. */
    public StringProperty search() {
        return search;
    }

    /** Whether the rows that are shown are those that are wanted: not while they are computed, nor when that failed. */
    public ReadOnlyBooleanProperty settled() {
        return settled.getReadOnlyProperty();
    }

    /** Whether they are being computed. */
    boolean computing() {
        return computing;
    }

    /** Another table: without filters. */
    void of(DataTable newTable) {
        table = newTable;
        computedOf = 0;
        filters.clear();
        sort = TableQuery.AS_READ;
        wish();
    }

    void add(ColumnModel column, Condition condition, String value) {
        filters.add(new Shown(
                new ColumnFilter(column.index(), condition, value),
                column.name().get() + " " + Texts.of(condition) + (value.isEmpty() ? "" : " " + value)));
        wish();
    }

    public void remove(Shown filter) {
        filters.remove(filter);
        wish();
    }

    /** Orders by a column; null for the order the rows came in. */
    public void sort(ColumnModel column, boolean up) {
        sort = column == null ? TableQuery.AS_READ : column.index();
        ascending = up;
        wish();
    }

    /**
     * Rows have come. While more are coming, a filter is computed anew only when there is half as much again: computed with
     * every tick, a long table would be gone through a hundred times.
     */
    void grown(boolean last) {
        if (plain()) {
            all();
        } else if (last || refused != wanted && table.rows() > computedOf + computedOf / 2) {
            settled.set(false);
            again = true;
            compute();
        }
    }

    private void all() {
        again = false;
        settled.set(true);
        rows.all(table.rows());
        changed.run();
    }

    private boolean plain() {
        return filters.isEmpty() && search.get().isBlank() && sort == TableQuery.AS_READ;
    }

    private void wish() {
        wanted++;
        if (table == null) {
            return;
        }
        if (plain()) {
            all();
        } else {
            settled.set(false);
            again = true;
            compute();
            changed.run();
        }
    }

    private void compute() {
        if (computing || !again) {
            return;
        }
        again = false;
        computing = true;
        int turn = wanted;
        computedOf = table.rows();
        DataTable of = table;
        TableQuery query = new TableQuery(
                filters.stream().map(Shown::filter).toList(), search.get().strip(), sort, ascending);
        CompletableFuture<int[]> answer =
                CompletableFuture.supplyAsync(() -> query.run(of, () -> wanted != turn), context.background());
        running = answer;
        answer.whenCompleteAsync(
                (found, e) -> {
                    computing = false;
                    take(turn, of, found, e);
                    compute();
                    changed.run();
                },
                context.ui());
    }

    private void take(int turn, DataTable of, int[] found, Throwable e) {
        if (turn != wanted || of != table) {
            return; // Something else is wanted by now.
        }
        if (e == null) {
            rows.these(found);
            settled.set(!again);
        } else {
            refused = turn;
            failed.accept(ErrorTexts.sentence(CloudException.of(e)));
        }
    }

    /** What is being computed; ended when nothing is. */
    CompletableFuture<?> running() {
        return running;
    }

    void close() {
        wanted++;
        again = false;
        table = null;
    }
}
