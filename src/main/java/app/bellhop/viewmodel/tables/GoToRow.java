package app.bellhop.viewmodel.tables;

import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Goes to a row by its place among the visible ones. FX thread. */
final class GoToRow {

    private final Dialogs dialogs;
    private final IndexedRows rows;
    private final ReadOnlyIntegerWrapper target = new ReadOnlyIntegerWrapper(-1);

    GoToRow(Dialogs dialogs, IndexedRows rows) {
        this.dialogs = dialogs;
        this.rows = rows;
    }

    Command command() {
        return Command.of(CommandIds.GO_TO_ROW)
                .icon("fth-corner-down-right")
                .shortcut("Shortcut+G")
                .enabledWhen(Bindings.isNotEmpty(rows))
                .does(this::ask);
    }

    private void ask() {
        String last = Formats.count(rows.size());
        Field<Integer> row = Field.number(
                Field.ONLY, Texts.get("table.rowNumber", last), 1, 1, rows.size(), Texts.get("table.noSuchRow", last));
        dialogs.ask(Form.of(Texts.get("table.goToRow"), "", Texts.get("table.go"))
                        .fields(row))
                .thenAccept(answer -> answer.ifPresent(typed -> {
                    target.set(-1); // The same row again is a change, too.
                    target.set(typed.get(row) - 1);
                }));
    }

    /** The place of the row, from 0; -1 for none. */
    ReadOnlyIntegerProperty target() {
        return target.getReadOnlyProperty();
    }
}
