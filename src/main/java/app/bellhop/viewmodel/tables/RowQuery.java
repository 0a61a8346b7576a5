package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.table.data.Collation;
import app.bellhop.table.data.ColumnFilter;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.TableQuery;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Filters and sorts a table's rows in the background, one query at a time. FX thread. */
public final class RowQuery {

    /** Of a value, which may have millions. */
    private static final int SHOWN_CHARACTERS = 60;

    public record Shown(ColumnFilter filter, String text) {}

    private final UiContext context;
    private final IndexedRows rows;
    private final Runnable changed;
    private final Consumer<String> failed;
    private final ObservableList<Shown> filters = FXCollections.observableArrayList();
    private final ObservableList<Shown> filtersView = FXCollections.unmodifiableObservableList(filters);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Collation> collation = new SimpleObjectProperty<>(Collation.CHARACTERS);
    private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper(true);
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private boolean computing;
    private @Nullable DataTable table;
    private int sort = TableQuery.AS_READ;
    private boolean ascending = true;

    /** The number of the latest request; results of earlier ones are discarded. */
    private volatile int latest;

    private boolean stale;

    /** The request that failed; it isn't retried or reported again when rows are added. */
    private int failedRequest = -1;

    private int queriedRows;

    /**
     * @param changed called when the rows change or are about to
     * @param failed receives the reason when a query fails
     */
    RowQuery(UiContext context, IndexedRows rows, Runnable changed, Consumer<String> failed) {
        this.failed = failed;
        this.context = context;
        this.rows = rows;
        this.changed = changed;
        search.addListener((o, before, now) -> request());
        collation.addListener((o, before, now) -> request());
    }

    /** The filters; rows must match all of them. */
    public ObservableList<Shown> filters() {
        return filtersView;
    }

    /** Text that one of a row's cells must contain. */
    public StringProperty search() {
        return search;
    }

    /** How texts are sorted. */
    public ObjectProperty<Collation> collation() {
        return collation;
    }

    /** Filters and sorts again: a column is read in another way. */
    void refresh() {
        request();
    }

    /** Whether the visible rows match the filters; false while a query runs and after it failed. */
    public ReadOnlyBooleanProperty settled() {
        return settled.getReadOnlyProperty();
    }

    boolean computing() {
        return computing;
    }

    /** Starts with a new table, without filters. */
    void of(DataTable newTable) {
        table = newTable;
        rows.all(0); // Their numbers would be those of other rows.
        queriedRows = 0;
        filters.clear();
        sort = TableQuery.AS_READ;
        request();
    }

    public void add(ColumnModel column, Condition condition, String value) {
        filters.add(new Shown(
                new ColumnFilter(column.index(), condition, value),
                column.name().get() + " " + Texts.of(condition) + (value.isEmpty() ? "" : " " + shown(value))));
        request();
    }

    /** What is odd about a filter before it is added; empty if nothing is. */
    public String hint(@Nullable ColumnModel column, Condition condition, String value) {
        if (table == null || column == null || value.isEmpty()) {
            return "";
        }
        return new ColumnFilter(column.index(), condition, value).unlike(table)
                ? Texts.get(
                        "table.unlikeValue",
                        shown(value),
                        Texts.of(table.format(column.index()).type()))
                : "";
    }

    private static String shown(String value) {
        return value.length() > SHOWN_CHARACTERS ? value.substring(0, SHOWN_CHARACTERS) + "…" : value;
    }

    public void remove(Shown filter) {
        filters.remove(filter);
        request();
    }

    /** Sorts by a column; null for reading order. */
    public void sort(@Nullable ColumnModel column, boolean up) {
        sort = column == null ? TableQuery.AS_READ : column.index();
        ascending = up;
        request();
    }

    /**
     * Called when rows were added. Until the last ones, waits for the table to grow by half before querying again: a query
     * per tick would scan a long table a hundred times.
     */
    void grown(boolean last) {
        if (table == null) {
            return;
        }
        if (plain()) {
            all(table);
        } else if (last || failedRequest != latest && table.rows() > queriedRows + queriedRows / 2) {
            settled.set(false);
            stale = true;
            compute();
        }
    }

    private void all(DataTable of) {
        stale = false;
        settled.set(true);
        rows.all(of.rows());
        changed.run();
    }

    /** Which rows are shown, whatever their order. */
    String selection() {
        return filters.stream()
                .map(Shown::text)
                .collect(Collectors.joining("\n", "", "\n" + search.get().strip()));
    }

    private boolean plain() {
        return filters.isEmpty() && search.get().isBlank() && sort == TableQuery.AS_READ;
    }

    private void request() {
        latest++;
        if (table == null) {
            return;
        }
        if (plain()) {
            all(table);
        } else {
            settled.set(false);
            stale = true;
            compute();
            changed.run();
        }
    }

    private void compute() {
        DataTable of = table;
        if (computing || !stale || of == null) {
            return;
        }
        stale = false;
        computing = true;
        int turn = latest;
        queriedRows = of.rows();
        TableQuery query = new TableQuery(
                filters.stream().map(Shown::filter).toList(), search.get().strip(), sort, ascending, collation.get());
        CompletableFuture<int[]> answer = context.inBackground(() -> query.run(of, () -> latest != turn));
        running = answer;
        context.ended(answer, (found, e) -> {
            computing = false;
            accept(turn, of, found, e);
            compute();
            changed.run();
        });
    }

    private void accept(int turn, DataTable of, int[] found, @Nullable CloudException e) {
        if (turn != latest || of != table) {
            return; // A newer request has replaced this one.
        }
        if (e == null) {
            rows.these(found);
            settled.set(!stale);
        } else {
            failedRequest = turn;
            failed.accept(ErrorTexts.sentence(e));
        }
    }

    /** The running query; completed if there is none. */
    CompletableFuture<?> running() {
        return running;
    }

    void close() {
        latest++;
        stale = false;
        table = null;
    }
}
