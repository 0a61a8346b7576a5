package app.bellhop.viewmodel.tables;

import app.bellhop.table.data.DataTable;
import app.bellhop.table.report.TableExtract;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The columns of a table as they are set out: in an order, some of them hidden, some renamed. FX thread. */
final class ColumnList {

    /** A table shows so many columns unasked; the others can be switched on. */
    private static final int SHOWN_UNASKED = 100;

    private final UiContext context;

    /** Tells of new names too: wherever columns are chosen from, they are called the same. */
    private final ObservableList<ColumnModel> columns =
            FXCollections.observableArrayList(column -> new Observable[] {column.name()});

    private final ObservableList<ColumnModel> view = FXCollections.unmodifiableObservableList(columns);

    ColumnList(UiContext context) {
        this.context = context;
    }

    ObservableList<ColumnModel> view() {
        return view;
    }

    /** Another table: nothing but the objects' keys yet. */
    void reset() {
        columns.setAll(new ColumnModel(DataTable.SOURCE, Texts.get("table.source"), false));
    }

    /** Those that have come. */
    void take(List<String> names) {
        int known = count();
        if (names.size() > known) {
            List<ColumnModel> more = new ArrayList<>();
            for (int i = known; i < names.size(); i++) {
                more.add(new ColumnModel(i, names.get(i), i < SHOWN_UNASKED));
            }
            columns.addAll(more);
        }
    }

    /** How many there are, without that of the objects' keys. */
    int count() {
        return columns.size() - 1;
    }

    /** How many of those are shown. */
    long shown() {
        return columns.stream()
                .filter(column ->
                        column.index() != DataTable.SOURCE && column.visible().get())
                .count();
    }

    /**
     * What is saved: no two have the same name, as a field of that name can be there only once.
     *
     * @param hiddenToo whether all are, but that of the objects' keys only when it is shown
     */
    List<TableExtract.Column> extract(boolean hiddenToo) {
        Set<String> taken = new HashSet<>();
        return columns.stream()
                .filter(column -> column.visible().get() || hiddenToo && column.index() != DataTable.SOURCE)
                .map(column -> new TableExtract.Column(
                        column.index(), distinct(column.name().get(), taken)))
                .toList();
    }

    private static String distinct(String name, Set<String> taken) {
        String free = name;
        for (int times = 2; !taken.add(free); times++) {
            free = name + " (" + times + ")";
        }
        return free;
    }

    /** Those of the columns that are shown, in another order: as they stand on the screen. */
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

    /** Asks for another name: what is saved has it, the objects keep theirs. */
    void askName(ColumnModel column) {
        Field<String> name = Field.text(
                Field.ONLY, Texts.get("table.columnName"), column.name().get());
        Form form = Form.of(Texts.get("table.rename"), "", Texts.get("table.renameOk"))
                .fields(name)
                .check(name, typed -> problem(column, typed.get(name).strip()));
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(
                        typed -> column.name().set(typed.get(name).strip())));
    }

    private String problem(ColumnModel renamed, String name) {
        boolean taken = columns.stream()
                .anyMatch(column -> column != renamed && column.name().get().equals(name));
        return name.isEmpty() ? Texts.get("table.noName") : taken ? Texts.get("table.nameTaken", name) : "";
    }
}
