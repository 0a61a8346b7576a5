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
 * Objects and prefixes as one table: its first rows show at once, the rest on the ticker's clock; filtered, sorted and
 * grouped in the background. FX thread.
 */
public final class DataTableViewModel implements ScreenModel {

    /** A cell shows so many characters: somebody's cell has ten million. */
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
    private final TableReading reading;
    private final LatestRequest request;
    private final IndexedRows rows = new IndexedRows();
    private final ColumnList columns;
    private final ObservableList<DataTable.Problem> problems = FXCollections.observableArrayList();
    private final ObservableList<DataTable.Problem> problemsView = FXCollections.unmodifiableObservableList(problems);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final Runnable look = this::look;
    private DataTable table;
    private TableReader reader;

    /** Why it is not all of the table; empty when it is. */
    private String cut = "";

    /**
     * @param place where the entries are
     * @param selection objects and prefixes
     * @param writer saves what is shown
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
        this.saving = new TableSaving(
                context, place, this::extract, () -> cut, outcome, writer, new PageUpload(session, context, writer));
        this.reading = new TableReading(context, this::read);
        context.ticker().add(look);
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

    /** The numbers of the rows that are shown. */
    public IndexedRows rows() {
        return rows;
    }

    /** The columns; the object's key first. */
    public ObservableList<ColumnModel> columns() {
        return columns.view();
    }

    /** Rows and objects that are not as they should be; the first of them. */
    public ObservableList<DataTable.Problem> problems() {
        return problemsView;
    }

    public RowQuery query() {
        return query;
    }

    public GroupingViewModel grouping() {
        return grouping;
    }

    /** What is shown, counted; while it is read, how far it is. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** What was just done. */
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /** 0 to 1, or -1 where the end is not known. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** The text of a cell, cut where it is longer than anybody reads. */
    public String cell(int row, ColumnModel column) {
        String text = table.cell(row, column.index());
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
    }

    /** Whether a column's cells are numbers. */
    public boolean number(ColumnModel column) {
        return table.type(column.index()).number();
    }

    /** Whether something is read or saved that can be stopped. */
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
                        .does( // What is being saved is held until it is: two such tables may be too much.
                                reading::ask)));
        commands.addAll(saving.commands(loading.not().and(query.settled()).and(Bindings.isNotEmpty(rows))));
        return commands;
    }

    private void read() {
        stop();
        release();
        loading.set(true);
        table = new DataTable(context.memory());
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
        // In the background, as a selection may have a million entries.
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
        // Stopped, or full: nobody needs to know what else there is.
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
        columns.take(table.columns());
        loading.set(false);
        problems.setAll(table.problems().stream().limit(SHOWN_PROBLEMS).toList());
        query.grown(true);
        counted();
    }

    /** Takes in what has come. Called by the ticker. */
    private void look() {
        saving.look();
        if (!loading.get() || reader.found() == 0) {
            return;
        }
        columns.take(table.columns());
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

    /** What is shown, as it stands: the rows in their order, the columns that are visible. */
    private Optional<TableExtract> extract(boolean hiddenToo) {
        List<TableExtract.Column> shown = columns.extract(hiddenToo);
        return rows.isEmpty() || shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableExtract(table, rows.numbers(), shown));
    }

    /** Those of the columns that are shown, in another order: as they stand on the screen. */
    public void order(List<ColumnModel> shown) {
        columns.order(shown);
    }

    /** Asks for another name: what is saved has it, the objects keep theirs. */
    public void rename(ColumnModel column) {
        columns.askName(column);
    }

    /** Lets rows through by one column. */
    public void filter(ColumnModel column, ColumnFilter.Condition condition, String value) {
        query.add(column, condition, value);
    }

    private void stop() {
        if (reader != null) {
            reader.stop();
        }
        saving.stop();
    }

    /** What is still looked at is held until that ends. */
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
        context.ticker().remove(look);
        release();
    }
}
