package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ObjectEntry;
import app.bellhop.cloud.S3Location;
import app.bellhop.table.data.ColumnFilter;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.Memory;
import app.bellhop.table.data.TableReader;
import app.bellhop.table.report.TableExtract;
import app.bellhop.transfer.Selected;
import app.bellhop.viewmodel.Command;
import app.bellhop.viewmodel.ErrorTexts;
import app.bellhop.viewmodel.Form;
import app.bellhop.viewmodel.Formats;
import app.bellhop.viewmodel.LatestRequest;
import app.bellhop.viewmodel.ScreenModel;
import app.bellhop.viewmodel.Session;
import app.bellhop.viewmodel.Texts;
import app.bellhop.viewmodel.Workbench;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Objects and prefixes as one table: its first rows show at once, the rest on the ticker's clock; filtered, sorted and
 * grouped in the background. FX thread.
 */
public final class DataTableViewModel implements ScreenModel {

    /** A table shows so many columns unasked; the others can be switched on. */
    private static final int SHOWN_COLUMNS = 100;

    /** A cell shows so many characters: somebody's cell has ten million. */
    private static final int SHOWN_CHARACTERS = 1000;

    private static final int SHOWN_PROBLEMS = 1000;

    private final Session session;
    private final Workbench bench;
    private final S3Location place;
    private final List<ObjectEntry> selection;
    private final RowQuery query;
    private final GroupingViewModel grouping;
    private final TableSaving saving;
    private final TableReading reading;
    private final LatestRequest request;
    private final IndexedRows rows = new IndexedRows();
    private final ObservableList<ColumnModel> columns = FXCollections.observableArrayList();
    private final ObservableList<ColumnModel> columnsView = FXCollections.unmodifiableObservableList(columns);
    private final ObservableList<DataTable.Problem> problems = FXCollections.observableArrayList();
    private final ObservableList<DataTable.Problem> problemsView = FXCollections.unmodifiableObservableList(problems);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final Runnable look = this::look;
    private DataTable table = new DataTable(0);
    private TableReader reader;

    /** Why it is not all of the table; empty when it is. */
    private String cut = "";

    /**
     * @param place where the entries are
     * @param selection objects and prefixes
     */
    public DataTableViewModel(Session session, Workbench bench, S3Location place, List<ObjectEntry> selection) {
        this.session = session;
        this.bench = bench;
        this.place = place;
        this.selection = List.copyOf(selection);
        this.request = new LatestRequest(bench.ui());
        this.query = new RowQuery(bench, rows, this::counted);
        this.grouping = new GroupingViewModel(bench, () -> extract(false), new PictureSaving(session, bench, notice));
        this.saving = new TableSaving(session, bench, place, this::extract, notice);
        this.reading = new TableReading(bench, this::read);
        bench.ticker().add(look);
        read();
    }

    @Override
    public String title() {
        String what = selection.size() == 1 ? selection.get(0).key() : Texts.get("table.many", selection.size());
        return Texts.get("table.title", "s3://" + place.bucket() + "/" + what);
    }

    /** The numbers of the rows that are shown. */
    public IndexedRows rows() {
        return rows;
    }

    /** The columns; the object's key first. */
    public ObservableList<ColumnModel> columns() {
        return columnsView;
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

    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                new Command("stopReading", Texts.get("work.stop"), "fth-square", "", loading, this::stop),
                new Command("readOptions", Texts.get("table.options"), "fth-sliders", "", reading::ask)));
        commands.addAll(saving.commands(loading.not().and(Bindings.isNotEmpty(rows))));
        return commands;
    }

    private void read() {
        stop();
        loading.set(true);
        table = new DataTable(Memory.budget());
        cut = "";
        columns.setAll(new ColumnModel(DataTable.SOURCE, Texts.get("table.source"), false));
        problems.clear();
        query.of(table);
        progress.set(-1);
        status.set(Texts.get("table.listing"));
        TableReader into =
                new TableReader(session.s3().content(), place.bucket(), reading.options(), table, bench.background());
        reader = into;
        CompletableFuture<Void> listed = Selected.objects(session.s3().objects(), place.bucket(), selection, entry -> {
            if (reading.wants(place, entry, selection.contains(entry))) {
                into.add(entry);
            }
        });
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
        cut = cancelled ? Texts.get("table.wasStopped") : "";
        ended();
        if (!cancelled) {
            status.set(ErrorTexts.sentence(e));
        }
    }

    private void ended() {
        if (reader.full()) {
            cut = Texts.get("table.wasFull");
            notice.set(Texts.get(
                    "table.full", Formats.bytes(Memory.budget()), Formats.count(table.rows()), reader.objects()));
        }
        progress.set(1);
        takeColumns();
        loading.set(false);
        problems.setAll(table.problems().stream().limit(SHOWN_PROBLEMS).toList());
        query.grown(true);
        counted();
    }

    /** Takes in what has come. Called by the ticker. */
    private void look() {
        if (!loading.get() || reader.found() == 0) {
            return;
        }
        takeColumns();
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

    private void takeColumns() {
        List<String> names = table.columns();
        int known = columns.size() - 1;
        if (names.size() > known) {
            List<ColumnModel> more = new ArrayList<>();
            for (int i = known; i < names.size(); i++) {
                more.add(new ColumnModel(i, names.get(i), i < SHOWN_COLUMNS));
            }
            columns.addAll(more);
        }
    }

    private void counted() {
        if (loading.get()) {
            return;
        }
        if (reader.complete() && reader.found() == 0) {
            status.set(reading.nothing());
            return;
        }
        long shown = columns.stream()
                .filter(column -> column.index() >= 0 && column.visible().get())
                .count();
        List<String> parts = new ArrayList<>();
        parts.add(
                rows.size() == table.rows()
                        ? Texts.get("table.count", Formats.count(rows.size()), columns.size() - 1, reader.objects())
                        : Texts.get("table.countFiltered", Formats.count(rows.size()), Formats.count(table.rows())));
        parts.add(cut);
        parts.add(
                shown < columns.size() - 1
                        ? Texts.get("table.columnsShown", Formats.count(shown), Formats.count(columns.size() - 1))
                        : "");
        parts.add(table.problemCount() == 0 ? "" : Texts.get("table.problems", table.problemCount()));
        status.set(parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · ")));
    }

    /** What is shown, as it stands: the rows in their order, the columns that are visible. */
    private Optional<TableExtract> extract(boolean hiddenToo) {
        List<TableExtract.Column> shown = columns.stream()
                .filter(column -> column.visible().get() || hiddenToo && column.index() != DataTable.SOURCE)
                .map(column ->
                        new TableExtract.Column(column.index(), column.name().get()))
                .toList();
        return rows.isEmpty() || shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableExtract(table, rows.numbers(), shown));
    }

    /** Those of the columns that are shown, in another order: as they stand on the screen. */
    public void order(List<ColumnModel> shown) {
        Set<ColumnModel> these = new HashSet<>(shown);
        Iterator<ColumnModel> next = shown.iterator();
        List<ColumnModel> now = columns.stream()
                .map(column -> these.contains(column) ? next.next() : column)
                .toList();
        if (!now.equals(columns)) {
            columns.setAll(now);
        }
    }

    /** Asks which of the columns that are hidden shall be shown. */
    public void showColumn() {
        Map<String, ColumnModel> hidden = new LinkedHashMap<>();
        columns.stream()
                .filter(column -> !column.visible().get())
                .forEach(c -> hidden.put(c.name().get(), c));
        Form form = new Form(
                Texts.get("table.moreColumns"),
                Texts.get("table.moreColumnsText"),
                List.of(),
                List.of(new Form.Field(
                        Form.ONLY,
                        Texts.get("table.columnName"),
                        Form.Kind.EDITABLE_CHOICE,
                        "",
                        List.copyOf(hidden.keySet()))),
                Texts.get("table.showColumn"),
                false,
                typed -> hidden.containsKey(typed.get(Form.ONLY)) ? "" : Texts.get("table.noColumn"));
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(
                        typed -> hidden.get(typed.get(Form.ONLY)).visible().set(true)));
    }

    /** Asks for another name: what is saved has it, the objects keep theirs. */
    public void rename(ColumnModel column) {
        Form form = Form.oneText(
                Texts.get("table.rename"),
                "",
                Texts.get("table.columnName"),
                column.name().get(),
                Texts.get("table.renameOk"),
                name -> name.isBlank() ? Texts.get("table.noName") : "");
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(
                        typed -> column.name().set(typed.get(Form.ONLY).strip())));
    }

    /** Lets rows through by one column. */
    public void filter(ColumnModel column, ColumnFilter.Condition condition, String value) {
        query.add(column, condition, value);
    }

    private void stop() {
        if (reader != null) {
            reader.stop();
        }
    }

    @Override
    public void close() {
        stop();
        request.drop();
        query.close();
        saving.close();
        bench.ticker().remove(look);
    }
}
