package app.bellhop.ui.tables;

import app.bellhop.table.data.Collation;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/** What is done with a table now and then. */
final class TableMenu {

    private final DataTableViewModel model;
    private final Commands commands;
    private final FrozenColumn frozen;

    TableMenu(DataTableViewModel model, Commands commands, FrozenColumn frozen) {
        this.frozen = frozen;
        this.model = model;
        this.commands = commands;
    }

    void fill(MenuButton button) {
        MenuItem maximize = new MenuItem(Texts.get("table.maximize"));
        maximize.setId("maximizeTable");
        maximize.setAccelerator(KeyCombination.valueOf("F11"));
        maximize.setOnAction(e -> {
            // A dialog's window has no button for it on many systems.
            if (button.getScene().getWindow() instanceof Stage stage) {
                stage.setMaximized(!stage.isMaximized());
            }
        });
        button.getItems()
                .setAll(
                        CommandNodes.contextItem(commands.get(CommandIds.JOIN_TABLES)),
                        CommandNodes.contextItem(commands.get(CommandIds.GO_TO_ROW)),
                        sortText(),
                        freeze(button),
                        new SeparatorMenuItem(),
                        maximize);
    }

    private CheckMenuItem freeze(MenuButton button) {
        CheckMenuItem item = new CheckMenuItem(Texts.get("table.freeze"));
        item.setId("freezeFirstColumn");
        item.selectedProperty().bindBidirectional(frozen.on());
        button.setOnShowing(e -> item.setDisable(!item.isSelected()
                && model.columns().stream()
                                .filter(column -> column.visible().get())
                                .count()
                        > FrozenColumn.MAX_COLUMNS));
        return item;
    }

    private Menu sortText() {
        Menu menu = new Menu(Texts.get("table.sortText"));
        menu.setId("sortText");
        ToggleGroup group = new ToggleGroup();
        for (Collation collation : Collation.values()) {
            RadioMenuItem item = new RadioMenuItem(Texts.of(collation));
            item.setToggleGroup(group);
            item.setSelected(collation == model.query().collation().get());
            item.setOnAction(e -> model.query().collation().set(collation));
            menu.getItems().add(item);
        }
        return menu;
    }
}
