package app.bellhop.viewmodel.tables;

import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.TableExtract;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The columns of a table, in display order; some may be hidden or renamed. FX thread. */
final class ColumnList {

    /** Columns beyond this number are hidden at first. */
    private static final int MAX_SHOWN_INITIALLY = 100;

    private final UiContext context;

    /** Also fires when a column is renamed, so that every list of columns shows the new name. */
    private final ObservableList<ColumnModel> columns =
            FXCollections.observableArrayList(column -> new Observable[] {column.name()});

    private final ObservableList<ColumnModel> view = FXCollections.unmodifiableObservableList(columns);

    private final ReadOnlyIntegerWrapper choices = new ReadOnlyIntegerWrapper();
    private boolean choosing;

    ColumnList(UiContext context) {
        this.context = context;
    }

    ObservableList<ColumnModel> view() {
        return view;
    }

    /** Changes when columns are chosen or not chosen any more: to be shown, to group by, or to be summed up. */
    ReadOnlyIntegerProperty choices() {
        return choices.getReadOnlyProperty();
    }

    /** Chooses many columns, or none of them, in a single change. */
    void choose(List<ColumnModel> these, Function<ColumnModel, BooleanProperty> what, boolean chosen) {
        choosing = true;
        these.forEach(column -> what.apply(column).set(chosen));
        choosing = false;
        chosen();
    }

    private void chosen() {
        if (!choosing) {
            choices.set(choices.get() + 1);
        }
    }

    private ColumnModel column(int index, String name, boolean visible) {
        ColumnModel column = new ColumnModel(index, name, visible);
        for (BooleanProperty choice : List.of(column.visible(), column.grouped(), column.summed())) {
            choice.addListener((o, before, now) -> chosen());
        }
        return column;
    }

    /** Starts a new table, with only the object key column. */
    void reset() {
        columns.setAll(column(DataTable.SOURCE, Texts.get("table.source"), false));
    }

    /** Those that are chosen for something, in display order. */
    List<ColumnModel> chosen(Function<ColumnModel, BooleanProperty> what) {
        return columns.stream().filter(column -> what.apply(column).get()).toList();
    }

    /** Adds columns found since the last call. */
    void add(List<String> names) {
        int known = count();
        if (names.size() > known) {
            List<ColumnModel> more = new ArrayList<>();
            for (int i = known; i < names.size(); i++) {
                more.add(column(i, names.get(i), i < MAX_SHOWN_INITIALLY));
            }
            columns.addAll(more);
        }
    }

    /** The number of columns, without the object key. */
    int count() {
        return columns.size() - 1;
    }

    /** The number of visible columns, without the object key. */
    long shown() {
        return columns.stream()
                .filter(column ->
                        column.index() != DataTable.SOURCE && column.visible().get())
                .count();
    }

    /**
     * The columns to save, with unique names, because JSON fields must be unique.
     *
     * @param hiddenToo whether to include hidden columns; the object key is included only if visible
     */
    List<TableExtract.Column> extract(boolean hiddenToo) {
        List<ColumnModel> these = columns.stream()
                .filter(column -> column.visible().get() || hiddenToo && column.index() != DataTable.SOURCE)
                .toList();
        List<String> names = TableExtract.distinct(
                these.stream().map(column -> column.name().get()).toList());
        return IntStream.range(0, these.size())
                .mapToObj(i -> new TableExtract.Column(these.get(i).index(), names.get(i)))
                .toList();
    }

    /** Reorders the visible columns to match the screen. */
    void order(List<ColumnModel> shown) {
        Set<ColumnModel> these = new HashSet<>(shown);
        Iterator<ColumnModel> next = shown.iterator();
        List<ColumnModel> now = columns.stream()
                .map(column -> these.contains(column) ? next.next() : column)
                .toList();
        if (!now.equals(columns)) {
            columns.setAll(now);
        }
    }

    /** Asks for a new name, used on the screen and in saved files; the objects aren't changed. */
    void askName(ColumnModel column) {
        Field<String> name = Field.text(
                Field.ONLY, Texts.get("table.columnName"), column.name().get());
        Form form = Form.of(Texts.get("table.renameTitle"), "", Texts.get("table.renameOk"))
                .fields(name)
                .check(name, typed -> problem(column, typed.get(name).strip()));
        context.ask(form, typed -> column.name().set(typed.get(name).strip()));
    }

    private String problem(ColumnModel renamed, String name) {
        boolean taken = columns.stream()
                .anyMatch(column -> column != renamed && column.name().get().equals(name));
        return name.isEmpty() ? Texts.get("table.noName") : taken ? Texts.get("table.nameTaken", name) : "";
    }
}
