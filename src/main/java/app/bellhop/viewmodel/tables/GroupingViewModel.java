package app.bellhop.viewmodel.tables;

import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.Grouping;
import app.bellhop.table.data.Grouping.Figure;
import app.bellhop.table.data.TableExtract;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.tables.source.DerivedRows;
import app.bellhop.viewmodel.tables.source.RowSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Groups the visible rows by some columns and sums up others, in the background, as a table of its own; and charts the largest
 * groups. FX thread.
 */
public final class GroupingViewModel {

    /**
     * A finished grouping.
     *
     * @param rows that are grouped
     * @param keys the names of the columns that make the groups
     * @param names of the columns that are summed up
     */
    private record Grouped(
            DataTable table, TableExtract rows, Grouping grouping, List<String> keys, List<String> names) {}

    /** Between what is said. */
    private static final String PARTS = " \u00b7 ";

    private final UiContext context;
    private final Supplier<Optional<TableExtract>> extract;
    private final ColumnList columns;
    private final PictureSaving pictures;
    private final Consumer<RowSource> opening;
    private final IndexedRows rows = new IndexedRows();
    private final RowQuery query;
    private final GroupChart chart;
    private final ObservableList<ColumnModel> shownColumns = FXCollections.observableArrayList();
    private final ObjectProperty<Figure> figure = new SimpleObjectProperty<>(Figure.COUNT);
    private final StatusLine status = new StatusLine(Texts.get("grouping.choose"));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Grouped grouped;

    /** Which rows are shown, and which ones the groups are of. */
    private String selection = "";

    private String groupedSelection = "";
    private String counted = "";

    /** The number of the latest grouping; earlier ones stop. */
    private volatile int latest;

    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    /**
     * @param columns of the table, which say what to group by and what to sum up
     * @param opening opens a table window
     */
    GroupingViewModel(
            UiContext context,
            Supplier<Optional<TableExtract>> extract,
            ColumnList columns,
            PictureSaving pictures,
            Consumer<RowSource> opening) {
        this.context = context;
        this.extract = extract;
        this.columns = columns;
        this.pictures = pictures;
        this.opening = opening;
        this.query = new RowQuery(context, rows, () -> {}, status::set);
        this.chart = new GroupChart(context, status::set);
        figure.addListener((o, before, now) -> drawChart());
    }

    /** The numbers of the groups in {@link #columns}' table, the largest first unless they are sorted. */
    public IndexedRows rows() {
        return rows;
    }

    /** The columns that make the groups, the count, and the figures. */
    public ObservableList<ColumnModel> columns() {
        return shownColumns;
    }

    public RowQuery query() {
        return query;
    }

    /** The cell of a group; figures with six decimals at most. */
    public String cell(int row, ColumnModel column) {
        Grouped now = grouped;
        if (now == null) {
            return "";
        }
        String text = now.table().cell(row, column.index());
        boolean number = now.grouping().figure(column.index()) != null
                && now.table().type(column.index()).number();
        return number && !text.isEmpty() ? text(new BigDecimal(text)) : text;
    }

    /** Whether a column has figures, and not what makes the groups. */
    public boolean figures(ColumnModel column) {
        Grouped now = grouped;
        return now != null && now.grouping().figure(column.index()) != null;
    }

    public ObjectProperty<Figure> figure() {
        return figure;
    }

    public GroupChart chart() {
        return chart;
    }

    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty failed() {
        return status.failed();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** The names of the columns to group by, or to sum up; empty if none are chosen. */
    public String chosen(boolean by) {
        return columns.chosen(by ? ColumnModel::grouped : ColumnModel::summed).stream()
                .map(column -> column.name().get())
                .collect(Collectors.joining(", "));
    }

    Command command() {
        return Command.of(CommandIds.OPEN_GROUPS)
                .icon("fth-external-link")
                .enabledWhen(Bindings.isNotEmpty(rows))
                .does(this::open);
    }

    public void run() {
        Optional<TableExtract> shown = extract.get();
        List<ColumnModel> by = columns.chosen(ColumnModel::grouped);
        List<ColumnModel> of = columns.chosen(ColumnModel::summed);
        if (by.isEmpty() || shown.isEmpty()) {
            status.set(Texts.get(by.isEmpty() ? "grouping.choose" : "grouping.noRows"));
            return;
        }
        TableExtract all = shown.get();
        DataTable into = new DataTable(context.memory());
        Grouped now = new Grouped(into, all, grouping(by, of), names(by), names(of));
        List<String> names = names(now, true);
        String selected = selection;
        int turn = ++latest;
        busy.set(true);
        status.set(Texts.get("grouping.running"));
        CompletableFuture<Grouping.Result> result = context.inBackground(
                () -> now.grouping().fill(into, names, all.table(), all.rows(), () -> latest != turn));
        running = result;
        context.ended(result, (found, e) -> {
            if (turn != latest || e != null) {
                into.release();
            }
            if (turn == latest) {
                busy.set(false);
                if (e == null) {
                    show(now);
                    groupedSelection = selected;
                    counted = Stream.concat(
                                    Stream.of(Texts.get("grouping.count", found.groups())), said(found, now).stream())
                            .collect(Collectors.joining(PARTS));
                    count();
                } else {
                    status.fail(e);
                }
            }
        });
    }

    /** Says so if the groups are of other rows than those that are shown now. */
    void selected(String rows) {
        if (!rows.equals(selection)) {
            selection = rows;
            count();
        }
    }

    private void count() {
        if (grouped != null && !busy.get()) {
            status.set(selection.equals(groupedSelection) ? counted : Texts.get("grouping.outdated", counted));
        }
    }

    private static Grouping grouping(List<ColumnModel> by, List<ColumnModel> of) {
        return new Grouping(
                by.stream().map(ColumnModel::index).toList(),
                of.stream().map(ColumnModel::index).toList());
    }

    private static List<String> names(List<ColumnModel> columns) {
        return columns.stream().map(ColumnModel::toString).toList();
    }

    /** @param full whether figures have the name of their column, too, if there is only one */
    private static List<String> names(Grouped of, boolean full) {
        List<String> names = new ArrayList<>(of.keys());
        names.add(Texts.of(Figure.COUNT));
        for (String column : of.names()) {
            for (int i = 1; i <= Grouping.FIGURES; i++) {
                String each = Texts.of(Figure.values()[i]);
                names.add(full || of.names().size() > 1 ? Texts.get("grouping.figureOf", each, column) : each);
            }
        }
        return TableExtract.distinct(names);
    }

    private void show(Grouped now) {
        release();
        grouped = now;
        List<String> names = names(now, false);
        List<ColumnModel> models = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            models.add(new ColumnModel(i, names.get(i), true));
        }
        shownColumns.setAll(models);
        query.of(now.table());
        drawChart();
    }

    /** What is missing, of how many rows figures are if not of all, and what they mix. */
    private static List<String> said(Grouping.Result found, Grouped of) {
        List<String> parts = new ArrayList<>();
        if (found.leftOut() > 0) {
            parts.add(Texts.get("grouping.cut", found.leftOut()));
        }
        if (!found.medians()) {
            parts.add(Texts.get("grouping.noMedians"));
        }
        for (int i = 0; i < of.names().size(); i++) {
            long values = found.values().get(i);
            String name = of.names().get(i);
            if (values < found.rows()) {
                boolean dates =
                        !of.rows().table().format(of.grouping().of().get(i)).sums();
                String numbers = Texts.get(
                        dates ? "grouping.dates" : "grouping.numbers",
                        Formats.count(values),
                        Formats.count(found.rows()));
                parts.add(of.names().size() == 1 ? numbers : name + ": " + numbers);
            }
            if (!found.mixed().get(i).isEmpty()) {
                parts.add(Texts.get("grouping.mixed", name, found.mixed().get(i)));
            }
        }
        return parts;
    }

    private void drawChart() {
        Grouped now = grouped;
        if (now != null) {
            chart.draw(now.table(), now.grouping(), now.names(), figure.get());
        }
    }

    /** Opens the groups that are shown as a table of their own, to filter, save and publish. */
    private void open() {
        Grouped now = grouped;
        if (now == null) {
            return;
        }
        List<String> names = names(now, true);
        AtomicReference<String> said = new AtomicReference<>("");
        opening.accept(new DerivedRows(
                context.background(),
                Texts.get("grouping.name", String.join(", ", now.keys())),
                said::get,
                (into, stopped) -> {
                    Grouping.Result found = now.grouping()
                            .fill(into, names, now.rows().table(), now.rows().rows(), stopped);
                    said.set(String.join(PARTS, said(found, now)));
                    return found.leftOut() == 0;
                }));
    }

    /** Clears the groups for a new table. */
    void reset() {
        close();
        shownColumns.clear();
        rows.all(0);
        chart.clear();
        status.set(Texts.get("grouping.choose"));
    }

    /** The running grouping; completed if there is none. */
    CompletableFuture<?> running() {
        return running;
    }

    /** Stops making groups; those that are shown stay. */
    void stop() {
        if (busy.get()) {
            latest++;
            busy.set(false);
            status.set(Texts.get("table.stopped"));
        }
    }

    private void release() {
        if (grouped != null) {
            grouped.table().release();
            grouped = null;
        }
    }

    void close() {
        stop();
        query.close();
        release();
    }

    /**
     * Saves the chart as a picture.
     *
     * @param png renders the chart, on the FX thread
     */
    public void saveChart(Supplier<byte[]> png) {
        if (!chart.bars().isEmpty()) {
            pictures.ask(png);
        }
    }

    /** Formats a value with all integer digits and at most six decimals. */
    static String text(BigDecimal figure) {
        BigDecimal shown = figure.scale() > 6 ? figure.setScale(6, RoundingMode.HALF_UP) : figure;
        return shown.stripTrailingZeros().toPlainString();
    }
}
