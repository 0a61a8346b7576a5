package app.bellhop.ui.base;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** Columns of plain text, and tables that can be sorted by them. */
public final class Columns {

    private Columns() {}

    /** What a row shows in the column; read anew whenever the cell is drawn. */
    public static <R> void text(TableColumn<R, String> column, Function<R, String> value) {
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        // The usual comparator of texts is a Collator, a hundred times slower.
        column.setComparator(Comparator.nullsFirst(String::compareToIgnoreCase));
    }

    /** The whole text as a tooltip, where the column may be too narrow for it. */
    public static <R> void tooltips(TableColumn<R, String> column) {
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(String text, boolean empty) {
                super.updateItem(text, empty);
                setText(empty ? null : text);
                setTooltip(empty || text == null || text.isEmpty() ? null : new Tooltip(text));
            }
        });
    }

    /** Shows a list that is not ours to sort, in the order of the columns that are clicked. */
    public static <R> void sorted(TableView<R> table, ObservableList<R> rows) {
        SortedList<R> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
    }
}
