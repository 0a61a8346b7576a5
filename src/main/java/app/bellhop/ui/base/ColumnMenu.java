package app.bellhop.ui.base;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The menu that shows and hides a table's columns. JavaFX's own closes after each pick; this one stays open. FX thread. */
public final class ColumnMenu {

    private static final double MIN_WIDTH = 160;

    private ColumnMenu() {}

    /** Opens at the button in the corner of the table's header. */
    public static void install(TableView<?> table) {
        table.setTableMenuButtonVisible(true);
        ContextMenu menu = new ContextMenu();
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
            Node button = button((Node) e.getTarget());
            if (button != null) {
                e.consume();
                menu.getItems()
                        .setAll(table.getColumns().stream()
                                .map(ColumnMenu::item)
                                .toList());
                menu.show(button, Side.BOTTOM, 0, 0);
            }
        });
    }

    private static CustomMenuItem item(TableColumn<?, ?> column) {
        CheckBox box = new CheckBox(column.getText());
        box.setId(column.getId());
        box.setMnemonicParsing(false);
        box.setMinWidth(MIN_WIDTH); // What is beside it does nothing.
        box.selectedProperty().bindBidirectional(column.visibleProperty());
        return new CustomMenuItem(box, false);
    }

    private static @Nullable Node button(@Nullable Node node) {
        return node == null || node.getStyleClass().contains("show-hide-columns-button")
                ? node
                : button(node.getParent());
    }
}
