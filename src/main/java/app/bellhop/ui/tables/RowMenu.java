package app.bellhop.ui.tables;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.tables.ColumnModel;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;

/** What can be done with the selected rows, and with the value under the mouse. One menu for all cells. */
final class RowMenu {

    static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final DataTableViewModel model;
    private final TableView<Integer> table;
    private final ContextMenu menu;
    private Runnable filter = () -> {};

    RowMenu(DataTableViewModel model, TableView<Integer> table) {
        this.model = model;
        this.table = table;
        MenuItem copy = item("copyRows", "table.copyRows", () -> model.copy(selected()));
        copy.setAccelerator(COPY);
        menu = new ContextMenu(
                copy,
                item("copyRowsAsJson", "table.copyAsJson", () -> model.copyAsJson(selected())),
                item("filterByValue", "table.filterByValue", () -> filter.run()));
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(Texts.get(text));
        item.setId(id);
        item.setOnAction(e -> action.run());
        return item;
    }

    /** The selected rows, by number. */
    List<Integer> selected() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    void show(Node cell, int row, ColumnModel column, double screenX, double screenY) {
        filter = () -> model.filterByValue(column, row);
        menu.show(cell, screenX, screenY);
    }
}
