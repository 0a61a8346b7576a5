package app.bellhop.ui.inspector;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A grid of labels and read-only values that can be copied. */
final class FactGrid {

    private FactGrid() {}

    static void columns(GridPane grid) {
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE); // Values can be scrolled, names can't.

        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(60);
        grid.getColumnConstraints().setAll(labels, values);
    }

    static void add(GridPane grid, String label, String value) {
        Label name = new Label(label);
        name.getStyleClass().add("text-muted");
        TextField fact = new TextField(value);
        fact.setEditable(false);
        fact.getStyleClass().add("fact");
        grid.addRow(grid.getRowCount(), name, fact);
    }
}
