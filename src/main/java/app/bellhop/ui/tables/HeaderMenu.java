package app.bellhop.ui.tables;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.tables.ColumnModel;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import app.bellhop.viewmodel.tables.FormatChoice;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** What can be done with a column, at its header. */
final class HeaderMenu extends ContextMenu {

    /**
     * @param header the header's node, which the filter points at
     * @param changed called when the column is read in another way
     */
    HeaderMenu(DataTableViewModel model, ColumnModel column, Supplier<Node> header, Runnable changed) {
        getItems()
                .setAll(
                        item("table.filterBy", () -> new FilterPopOver(model, column).show(header.get())),
                        readAs(model, column, changed),
                        item("table.rename", () -> model.rename(column)),
                        item("table.hide", () -> column.visible().set(false)));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(Texts.get(text));
        item.setOnAction(e -> action.run());
        return item;
    }

    private Menu readAs(DataTableViewModel model, ColumnModel column, Runnable changed) {
        Menu menu = new Menu(Texts.get("table.readAs"));
        menu.setDisable(column.index() < 0); // The object key is a text.
        ToggleGroup group = new ToggleGroup();
        for (FormatChoice choice : FormatChoice.values()) {
            RadioMenuItem item = new RadioMenuItem(Texts.of(choice));
            item.setUserData(choice);
            item.setToggleGroup(group);
            item.setOnAction(e -> {
                model.read(column, choice);
                changed.run();
            });
            menu.getItems().add(item);
        }
        setOnShowing(e ->
                group.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == model.format(column))));
        return menu;
    }
}
