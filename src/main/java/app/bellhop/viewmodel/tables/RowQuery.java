package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.data.ColumnFilter;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.TableQuery;
import app.bellhop.viewmodel.Texts;
import app.bellhop.viewmodel.Workbench;
import java.util.concurrent.CompletableFuture;
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

    private final Workbench bench;
    private final IndexedRows rows;
    private final Runnable changed;
    private final ObservableList<Shown> filters = FXCollections.observableArrayList();
    private final ObservableList<Shown> filtersView = FXCollections.unmodifiableObservableList(filters);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper computing = new ReadOnlyBooleanWrapper();
    private DataTable table;
    private int sort = -1;
    private boolean ascending = true;

    /** What is wanted now; what is computed for an earlier wish is not shown. */
    private volatile int wanted;

    private boolean again;

    /** The wish that failed: it is not tried, and told, again with each growth. */
    private int refused = -1;

    /** Of how many rows it was computed last. */
    private int computedOf;

    RowQuery(Workbench bench, IndexedRows rows, Runnable changed) {
        this.bench = bench;
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

    public ReadOnlyBooleanProperty computing() {
        return computing.getReadOnlyProperty();
    }

    /** Another table: without filters. */
    void of(DataTable newTable) {
        table = newTable;
        computedOf = 0;
        filters.clear();
        sort = -1;
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
        sort = column == null ? -1 : column.index();
        ascending = up;
        wish();
    }

    /**
     * Rows have come. While more are coming, a filter is computed anew only when there is half as much again: computed with
     * every tick, a long table would be gone through a hundred times.
     */
    void grown(boolean last) {
        if (plain()) {
            rows.all(table.rows());
            changed.run();
        } else if (last || refused != wanted && table.rows() > computedOf + computedOf / 2) {
            again = true;
            compute();
        }
    }

    private boolean plain() {
        return filters.isEmpty() && search.get().isBlank() && sort < 0;
    }

    private void wish() {
        wanted++;
        if (table == null) {
            return;
        }
        if (plain()) {
            again = false;
            rows.all(table.rows());
            changed.run();
        } else {
            again = true;
            compute();
        }
    }

    private void compute() {
        if (computing.get() || !again) {
            return;
        }
        again = false;
        computing.set(true);
        int turn = wanted;
        computedOf = table.rows();
        DataTable of = table;
        TableQuery query = new TableQuery(
                filters.stream().map(Shown::filter).toList(), search.get().strip(), sort, ascending);
        CompletableFuture.supplyAsync(() -> query.run(of, () -> wanted != turn), bench.background())
                .whenCompleteAsync(
                        (found, e) -> {
                            computing.set(false);
                            refused = e == null ? refused : turn;
                            if (e != null && e.getCause() instanceof OutOfMemoryError) {
                                bench.errors().show(Texts.get("table.memory"));
                            } else if (e != null) {
                                bench.errors().show(CloudException.of(e), null);
                            } else if (turn == wanted && of == table) {
                                rows.these(found);
                                changed.run();
                            }
                            compute();
                        },
                        bench.ui());
    }

    void close() {
        wanted++;
        again = false;
        table = null;
    }
}
