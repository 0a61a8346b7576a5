package app.bellhop.ui.tables;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/**
 * Keeps the first column of a table in its place while the others scroll: its header and cells are drawn above the others, as far
 * to the right as these have scrolled to the left. FX thread.
 */
final class FrozenColumn {

    /** With more, rows would be slow: all their cells are there while a column is frozen. */
    static final int MAX_COLUMNS = 200;

    private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");
    private static final String STYLE = "frozen-column";

    private final TableView<?> table;
    private final double rowHeight;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final DoubleProperty scrolled = new SimpleDoubleProperty();

    FrozenColumn(TableView<?> table) {
        this.table = table;
        this.rowHeight = table.getFixedCellSize();
        on.addListener((o, before, now) -> change());
        table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumnBase<?, ?>>) change -> placeHeaders());
    }

    /** Whether it is frozen. */
    BooleanProperty on() {
        return on;
    }

    private void change() {
        // With rows of one height, JavaFX takes cells away that are out of sight by where they were laid out.
        table.setFixedCellSize(on.get() ? Region.USE_COMPUTED_SIZE : rowHeight);
        table.getStyleClass().removeAll(STYLE);
        if (on.get()) {
            table.getStyleClass().add(STYLE);
            table.lookupAll(".scroll-bar").stream()
                    .map(ScrollBar.class::cast)
                    .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                    .forEach(bar -> scrolled.bind(bar.valueProperty()));
        }
        placeHeaders();
        table.refresh();
    }

    private void placeHeaders() {
        for (TableColumn<?, ?> column : table.getVisibleLeafColumns()) {
            Node header = column.getStyleableNode();
            if (header != null) {
                place(header, column);
            }
        }
    }

    /** Keeps a header or cell in its place if it belongs to the first column. */
    void place(Node node, TableColumn<?, ?> column) {
        boolean held = on.get()
                && !table.getVisibleLeafColumns().isEmpty()
                && table.getVisibleLeafColumns().get(0) == column;
        if (held == node.translateXProperty().isBound()) {
            return;
        }
        if (held) {
            node.translateXProperty().bind(scrolled);
        } else {
            node.translateXProperty().unbind();
            node.setTranslateX(0);
        }
        node.setViewOrder(held ? -1 : 0);
        node.pseudoClassStateChanged(FROZEN, held);
    }
}
