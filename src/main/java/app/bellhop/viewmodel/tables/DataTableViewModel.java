package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.TableExtract;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.pages.PageUpload;
import app.bellhop.viewmodel.pages.TargetWriter;
import app.bellhop.viewmodel.tables.source.DialectText;
import app.bellhop.viewmodel.tables.source.RowSource;
import app.bellhop.viewmodel.tables.source.TableReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
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

    private final UiContext context;
    private final RowSource source;
    private final OpenTables open;
    private final RowQuery query;
    private final GroupingViewModel grouping;
    private final Outcome outcome;
    private final TableSaving saving;
    private final RowActions actions;
    private final ProfilesViewModel profiles;
    private final Joining joining;
    private final GoToRow goToRow;
    private final Continuing continuing;
    private final LatestRequest request;
    private final IndexedRows rows = new IndexedRows();
    private final ColumnList columns;
    private final ObservableList<DataTable.Problem> problems = FXCollections.observableArrayList();
    private final ObservableList<DataTable.Problem> problemsView = FXCollections.unmodifiableObservableList(problems);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptyText = new ReadOnlyStringWrapper("");
    private final StatusLine notice = new StatusLine("");
    private final ReadOnlyStringWrapper dialect = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper headerSwitch = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final BooleanProperty interrupted = new SimpleBooleanProperty();
    private final Runnable refresh = this::refresh;
    private DataTable table;

    /** Why the table is incomplete; empty if it is complete. */
    private String cut = "";

    /**
     * @param place where the table is saved at first
     * @param writer saves the table
     * @param open the tables that are open
     */
    DataTableViewModel(
            Session session,
            UiContext context,
            S3Location place,
            RowSource source,
            TargetWriter writer,
            OpenTables open) {
        this.context = context;
        this.source = source;
        this.open = open;
        this.request = new LatestRequest(context.ui());
        this.columns = new ColumnList(context);
        this.query = new RowQuery(context, rows, this::counted, notice::set);
        this.outcome = new Outcome(context, notice);
        this.grouping = new GroupingViewModel(
                context,
                this::shown,
                columns,
                new PictureSaving(context, writer, outcome),
                groups -> open.open(place, groups));
        this.actions = new RowActions(
                context, () -> table, () -> extract(false), query, session.s3().content(), place.bucket(), outcome);
        this.profiles = new ProfilesViewModel(context, () -> extract(false));
        this.joining = new Joining(context, place, open, this, outcome);
        this.goToRow = new GoToRow(context.dialogs(), rows);
        this.saving = new TableSaving(
                context, place, this::extract, () -> cut, outcome, writer, new PageUpload(session, context, writer));
        this.continuing = new Continuing(context, session, place.bucket(), () -> table, outcome, open);
        source.reading().ifPresent(reading -> reading.onChange(this::read));
        columns.choices().addListener((o, before, now) -> counted());
        context.ticker().add(refresh);
        read();
    }

    @Override
    public String title() {
        return Texts.get("table.title", name());
    }

    String name() {
        return source.name();
    }

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

    public ProfilesViewModel profiles() {
        return profiles;
    }

    public RowActions actions() {
        return actions;
    }

    /** Changes when columns are shown or hidden, or chosen for groups. */
    public ReadOnlyIntegerProperty columnChoices() {
        return columns.choices();
    }

    /** Chooses many columns, or none of them, for something. */
    public void choose(List<ColumnModel> these, Function<ColumnModel, BooleanProperty> what, boolean chosen) {
        columns.choose(these, what, chosen);
    }

    public FormatChoice format(ColumnModel column) {
        return FormatChoice.of(table.chosenFormat(column.index()));
    }

    /** Reads a column in another way: filters, order and figures change with it. */
    public void read(ColumnModel column, FormatChoice choice) {
        table.chooseFormat(column.index(), choice.format());
        profiles.reset();
        query.refresh();
    }

    /** The place of a row to scroll to; -1 for none. */
    public ReadOnlyIntegerProperty target() {
        return goToRow.target();
    }

    /** The number of rows, or the progress while reading. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Why no row is shown; empty if that isn't known. */
    public ReadOnlyStringProperty emptyText() {
        return emptyText.getReadOnlyProperty();
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
        source.reading()
                .filter(reading -> saving.idle())
                .ifPresent(reading -> table.first().headerRows().ifPresent(reading::switchHeader));
    }

    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty failed() {
        return notice.failed();
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

    public boolean number(ColumnModel column) {
        return table.type(column.index()).number();
    }

    /** Whether something is running that can be stopped. */
    public ObservableBooleanValue stoppable() {
        return loading.or(saving.busy()).or(joining.busy()).or(grouping.busy()).or(profiles.busy());
    }

    public List<Command> commands() {
        ReadOnlyBooleanWrapper ofObjects =
                new ReadOnlyBooleanWrapper(source.reading().isPresent());
        List<Command> commands = new ArrayList<>(List.of(Command.of(CommandIds.STOP_READING)
                .icon("fth-square")
                .enabledWhen(stoppable())
                .does(this::stop)));
        // A save keeps the old table in memory, and there may be no room for two.
        BooleanExpression idle = saving.busy().not();
        commands.addAll(TableReading.commands(source.reading(), () -> table.first(), idle, interrupted, problems));
        BooleanExpression whole = loading.not().and(query.settled()).and(Bindings.isNotEmpty(rows));
        commands.addAll(List.of(joining.command(whole), grouping.command(), goToRow.command()));
        commands.addAll(continuing.commands(loading.not().and(ofObjects).and(Bindings.isNotEmpty(rows))));
        commands.addAll(saving.commands(whole));
        return commands;
    }

    private void read() {
        stop();
        release();
        loading.set(true);
        table = new DataTable(context.memory(), context.background());
        cut = "";
        interrupted.set(false);
        notice.set("");
        emptyText.set("");
        columns.reset();
        grouping.reset();
        profiles.reset();
        problems.clear();
        query.of(table);
        progress.set(-1);
        CompletableFuture<Void> filled = source.fill(table);
        status.set(source.progressText(table));
        request.ask(filled, done -> ended(), this::failed);
    }

    private void failed(CloudException e) {
        interrupted.set(true);
        cut = e.kind() == ErrorKind.CANCELLED ? Texts.get("table.wasStopped") : ErrorTexts.sentence(e);
        ended();
    }

    private void ended() {
        cut = cut.isEmpty() ? source.cut() : cut;
        notice.set(source.notice(table));
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
        if (!loading.get()) {
            return;
        }
        showDialect();
        columns.add(table.columns());
        query.grown(false);
        progress.set(source.progress());
        status.set(source.progressText(table));
    }

    private void showDialect() {
        dialect.set(DialectText.of(table.first()));
        headerSwitch.set(DialectText.headerSwitch(table.first()));
    }

    private void counted() {
        if (loading.get()) {
            return;
        }
        emptyText.set(table.rows() > 0 ? Texts.get("table.noMatch") : source.nothing(table));
        grouping.selected(query.selection());
        long shown = columns.shown();
        List<String> parts = new ArrayList<>();
        String pending = Texts.get(query.computing() ? "table.computing" : "table.notComputed");
        parts.add(query.settled().get() ? "" : pending);
        parts.add(
                rows.size() == table.rows()
                        ? source.counted(rows.size(), columns.count())
                        : Texts.get("table.countFiltered", Formats.count(rows.size()), Formats.count(table.rows())));
        parts.add(cut);
        parts.add(
                shown < columns.count()
                        ? Texts.get("table.columnsShown", Formats.count(shown), Formats.count(columns.count()))
                        : "");
        parts.add(table.problemCount() == 0 ? "" : Texts.get("table.problems", table.problemCount()));
        status.set(parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · ")));
    }

    /** The rows in display order, and the visible columns; empty as long as rows are read or filtered. */
    Optional<TableExtract> shown() {
        return loading.get() || !query.settled().get() ? Optional.empty() : extract(false);
    }

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

    private void stop() {
        source.stop();
        saving.stop();
        joining.stop();
        grouping.stop();
        profiles.stop();
    }

    /** Frees the table's memory once no save, query or grouping uses it. */
    private void release() {
        DataTable before = table;
        if (before != null) {
            CompletableFuture.allOf(saving.running(), query.running(), grouping.running(), profiles.running())
                    .whenComplete((done, e) -> before.release());
        }
    }

    @Override
    public void close() {
        source.stop();
        open.closed(this);
        request.drop();
        query.close();
        grouping.close();
        profiles.stop();
        joining.stop();
        outcome.close();
        context.ticker().remove(refresh);
        release();
    }
}
