package app.bellhop.ui.tables;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.tables.ColumnModel;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import app.bellhop.viewmodel.tables.RowActions;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What can be done with the selected rows, and with the value under the mouse. One menu for all cells. */
final class RowMenu {

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final KeyCombination COPY_WITH_NAMES = KeyCombination.valueOf("Shortcut+Shift+C");

    private final RowActions actions;
    private final TableView<Integer> table;
    private final ContextMenu menu;
    private final MenuItem source;
    private @Nullable ColumnModel column;
    private int row;

    RowMenu(DataTableViewModel model, TableView<Integer> table) {
        this.actions = model.actions();
        this.table = table;
        MenuItem copy = item("copyRows", "table.copyRows", () -> actions.copy(selected(), false));
        copy.setAccelerator(COPY);
        MenuItem withNames = item("copyWithNames", "table.copyWithNames", () -> actions.copy(selected(), true));
        withNames.setAccelerator(COPY_WITH_NAMES);
        source = item("showSource", "table.showSource", () -> actions.showSource(row));
        menu = new ContextMenu(
                copy,
                withNames,
                item("copyRowsAsJson", "table.copyAsJson", () -> actions.copyAsJson(selected())),
                ofCell("copyValue", "table.copyValue", actions::copyValue),
                new SeparatorMenuItem(),
                ofCell("filterByValue", "table.filterByValue", actions::filterBy),
                ofCell("excludeValue", "table.excludeValue", actions::exclude),
                new SeparatorMenuItem(),
                source);
        table.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (COPY.match(e) || COPY_WITH_NAMES.match(e)) {
                actions.copy(selected(), COPY_WITH_NAMES.match(e));
                e.consume();
            }
        });
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(Texts.get(text));
        item.setId(id);
        item.setOnAction(e -> action.run());
        return item;
    }

    /** Does something with the cell under the mouse. */
    @FunctionalInterface
    private interface CellAction {
        void on(ColumnModel column, int row);
    }

    private MenuItem ofCell(String id, String text, CellAction action) {
        return item(id, text, () -> {
            if (column != null) {
                action.on(column, row);
            }
        });
    }

    private List<Integer> selected() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    /** On the table, and not on a cell, whose white text when it is selected the menu would take over. */
    void show(int at, ColumnModel of, double screenX, double screenY) {
        row = at;
        column = of;
        source.setDisable(!actions.hasSource(at));
        menu.show(table, screenX, screenY);
    }
}
