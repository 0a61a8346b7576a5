package app.bellhop.viewmodel.tables;

import app.bellhop.batch.SelectionExpander;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.data.ColumnFilter;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.TableReader;
import app.bellhop.table.report.TableExtract;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.pages.PageUpload;
import app.bellhop.viewmodel.pages.TargetWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Shows objects and prefixes as one table. The first rows show at once, the rest at each tick. Filters, sorts and groups
 * in the background. FX thread.
 */
public final class DataTableViewModel implements ScreenModel {

    /** Cells are cut at this many characters: one may have millions. */
    private static final int SHOWN_CHARACTERS = 1000;

    private static final int SHOWN_PROBLEMS = 1000;

    private final Session session;
    private final UiContext context;
    private final S3Location place;
    private final List<ObjectEntry> selection;
    private final RowQuery query;
    private final GroupingViewModel grouping;
    private final Outcome outcome;
    private final TableSaving saving;
    private final RowCopying copying;
    private final TableReading reading;
    private final Continuing continuing;
    private final LatestRequest request;
    private final IndexedRows rows = new IndexedRows();
    private final ColumnList columns;
    private final ObservableList<DataTable.Problem> problems = FXCollections.observableArrayList();
    private final ObservableList<DataTable.Problem> problemsView = FXCollections.unmodifiableObservableList(problems);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper dialect = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper headerSwitch = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final Runnable refresh = this::refresh;
    private DataTable table;
    private TableReader reader;

    /** Why the table is incomplete; empty if it is complete. */
    private String cut = "";

    /**
     * @param place the location of the entries
     * @param selection the objects and prefixes to read
     * @param writer saves the table
     */
    DataTableViewModel(
            Session session, UiContext context, S3Location place, List<ObjectEntry> selection, TargetWriter writer) {
        this.session = session;
        this.context = context;
        this.place = place;
        this.selection = List.copyOf(selection);
        this.request = new LatestRequest(context.ui());
        this.columns = new ColumnList(context);
        this.query = new RowQuery(context, rows, this::counted, notice::set);
        this.outcome = new Outcome(context, notice);
        this.grouping =
                new GroupingViewModel(context, () -> extract(false), new PictureSaving(context, writer, outcome));
        this.copying = new RowCopying(context, () -> extract(false), outcome);
        this.saving = new TableSaving(
                context, place, this::extract, () -> cut, outcome, writer, new PageUpload(session, context, writer));
        this.continuing = new Continuing(context, session.connection(), place.bucket(), () -> table, outcome);
        this.reading = new TableReading(context, this::read);
        context.ticker().add(refresh);
        read();
    }

    @Override
    public String title() {
        return selection.size() == 1
                ? Texts.get(
                        "table.title",
                        new S3Location(place.bucket(), selection.get(0).key()).uri())
                : Texts.get("table.many", selection.size(), place.uri());
    }

    /** The numbers of the visible rows. */
    public IndexedRows rows() {
        return rows;
    }

    /** The columns, starting with the object key. */
    public ObservableList<ColumnModel> columns() {
        return columns.view();
    }

    /** The first rows and objects with problems. */
    public ObservableList<DataTable.Problem> problems() {
        return problemsView;
    }

    public RowQuery query() {
        return query;
    }

    public GroupingViewModel grouping() {
        return grouping;
    }

    /** The number of rows, or the progress while reading. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** How the first object is read: its encoding, delimiter and the like; empty if it isn't read yet. */
    public ReadOnlyStringProperty dialect() {
        return dialect.getReadOnlyProperty();
    }

    /** What {@link #switchHeader} does; empty if there is nothing to do. */
    public ReadOnlyStringProperty headerSwitch() {
        return headerSwitch.getReadOnlyProperty();
    }

    /** Reads again with the first line as a header instead of a row, or the other way round. */
    public void switchHeader() {
        table.dialect().ifPresent(reading::switchHeader);
    }

    /** The result of the last action. */
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /** 0 to 1, or -1 if the total is unknown. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** The text of a cell, cut if it is very long. */
    public String cell(int row, ColumnModel column) {
        String text = table.cell(row, column.index());
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
    }

    /** Whether a column is numeric. */
    public boolean number(ColumnModel column) {
        return table.type(column.index()).number();
    }

    /** Whether a read or save is running that can be stopped. */
    public ObservableBooleanValue stoppable() {
        return loading.or(saving.busy());
    }

    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                Command.of(CommandIds.STOP_READING)
                        .icon("fth-square")
                        .enabledWhen(stoppable())
                        .does(this::stop),
                Command.of(CommandIds.READ_OPTIONS)
                        .icon("fth-sliders")
                        .enabledWhen(saving.busy().not())
                        .does( // A save keeps the old table in memory, and there may be no room for two.
                                () -> reading.ask(table.sheets()))));
        commands.addAll(continuing.commands(loading.not().and(Bindings.isNotEmpty(rows))));
        commands.addAll(saving.commands(loading.not().and(query.settled()).and(Bindings.isNotEmpty(rows))));
        return commands;
    }

    private void read() {
        stop();
        release();
        loading.set(true);
        table = new DataTable(context.memory(), context.background());
        cut = "";
        notice.set("");
        columns.reset();
        grouping.reset();
        problems.clear();
        query.of(table);
        progress.set(-1);
        status.set(Texts.get("table.listing"));
        TableReader into =
                new TableReader(session.s3().content(), place.bucket(), reading.options(), table, context.background());
        reader = into;
        Predicate<ObjectEntry> wanted = reading.filter(place, selection);
        // In the background, because a selection can have a million entries.
        CompletableFuture<Void> listed = Futures.then(
                CompletableFuture.supplyAsync(
                        () -> SelectionExpander.objects(session.s3().objects(), place.bucket(), selection, entry -> {
                            if (wanted.test(entry)) {
                                into.add(entry);
                            }
                        }),
                        context.background()),
                listing -> listing);
        listed.whenComplete((ok, e) -> {
            if (e == null) {
                into.end();
            } else {
                into.fail(e);
            }
        });
        // Stops listing when the reader was stopped or is full.
        into.done().whenComplete((ok, e) -> listed.cancel(true));
        request.ask(into.done(), done -> ended(), this::failed);
    }

    private void failed(CloudException e) {
        boolean cancelled = e.kind() == ErrorKind.CANCELLED;
        cut = cancelled ? Texts.get("table.wasStopped") : ErrorTexts.sentence(e);
        ended();
    }

    private void ended() {
        if (reader.full()) {
            cut = Texts.get("table.wasFull");
            notice.set(Texts.get(
                    "table.full",
                    Formats.bytes(context.memory().tables()),
                    Formats.count(table.rows()),
                    reader.objects()));
        }
        if (cut.isEmpty() && table.leftOut() > 0) {
            cut = Texts.get("table.leftOut", table.leftOut());
        }
        progress.set(1);
        showDialect();
        columns.add(table.columns());
        loading.set(false);
        problems.setAll(table.problems().stream().limit(SHOWN_PROBLEMS).toList());
        query.grown(true);
        counted();
    }

    /** Shows the rows read since the last tick. Called by the ticker. */
    private void refresh() {
        saving.showProgress();
        if (!loading.get() || reader.found() == 0) {
            return;
        }
        showDialect();
        columns.add(table.columns());
        query.grown(false);
        long total = reader.foundBytes();
        progress.set(!reader.complete() || total == 0 ? -1 : Math.min(1, (double) reader.bytes() / total));
        status.set(Texts.get(
                "table.reading",
                Formats.count(table.rows()),
                reader.objects(),
                reader.found(),
                Formats.bytes(reader.bytes()),
                Formats.bytes(total)));
    }

    private void showDialect() {
        dialect.set(DialectText.of(table));
        headerSwitch.set(table.dialect()
                .map(found -> Texts.get(found.headerRows() == 0 ? "dialect.useHeader" : "dialect.useRow"))
                .orElse(""));
    }

    private void counted() {
        if (loading.get()) {
            return;
        }
        if (reader.complete() && reader.found() == 0) {
            status.set(reading.nothing());
            return;
        }
        long shown = columns.shown();
        List<String> parts = new ArrayList<>();
        if (!query.settled().get()) {
            parts.add(Texts.get(query.computing() ? "table.computing" : "table.notComputed"));
        }
        parts.add(
                rows.size() == table.rows()
                        ? Texts.get("table.count", Formats.count(rows.size()), columns.count(), reader.objects())
                        : Texts.get("table.countFiltered", Formats.count(rows.size()), Formats.count(table.rows())));
        parts.add(cut);
        parts.add(
                shown < columns.count()
                        ? Texts.get("table.columnsShown", Formats.count(shown), Formats.count(columns.count()))
                        : "");
        parts.add(table.problemCount() == 0 ? "" : Texts.get("table.problems", table.problemCount()));
        status.set(parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · ")));
    }

    /** The table as shown: the rows in display order, and the visible columns. */
    private Optional<TableExtract> extract(boolean hiddenToo) {
        List<TableExtract.Column> shown = columns.extract(hiddenToo);
        return rows.isEmpty() || shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableExtract(table, rows.numbers(), shown));
    }

    /** Reorders the visible columns to match the screen. */
    public void order(List<ColumnModel> shown) {
        columns.order(shown);
    }

    /** Asks for a new name, used on the screen and in saved files; the objects aren't changed. */
    public void rename(ColumnModel column) {
        columns.askName(column);
    }

    /** Copies the visible columns of rows with their names, as spreadsheets take them. */
    public void copy(List<Integer> rowNumbers) {
        copying.copy(rowNumbers, TableFormat.TSV);
    }

    /** Copies the visible columns of rows as lines of JSON. */
    public void copyAsJson(List<Integer> rowNumbers) {
        copying.copy(rowNumbers, TableFormat.NDJSON);
    }

    /** Shows only rows with the same value in a column. */
    public void filterByValue(ColumnModel column, int row) {
        String value = table.cell(row, column.index());
        filter(
                column,
                value.isBlank() ? ColumnFilter.Condition.EMPTY : ColumnFilter.Condition.EQUALS,
                value.isBlank() ? "" : value);
    }

    /** Adds a filter on a column. */
    public void filter(ColumnModel column, ColumnFilter.Condition condition, String value) {
        query.add(column, condition, value);
    }

    private void stop() {
        if (reader != null) {
            reader.stop();
        }
        saving.stop();
    }

    /** Frees the table's memory once no save, query or grouping uses it. */
    private void release() {
        DataTable before = table;
        if (before != null) {
            CompletableFuture.allOf(saving.running(), query.running(), grouping.running())
                    .whenComplete((done, e) -> before.release());
        }
    }

    @Override
    public void close() {
        reader.stop();
        request.drop();
        query.close();
        grouping.close();
        outcome.close();
        context.ticker().remove(refresh);
        release();
    }
}
