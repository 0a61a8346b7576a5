package app.bellhop.ui.inspector;

import app.bellhop.ui.form.Fact;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A grid of labels and read-only values that can be copied. */
final class FactGrid {

    private FactGrid() {}

    static void columns(GridPane grid) {
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE); // Values take more lines, names don't.

        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(60);
        grid.getColumnConstraints().setAll(labels, values);
    }

    static void add(GridPane grid, String label, String value) {
        Label name = new Label(label);
        name.getStyleClass().addAll("text-muted", "form-fact-label");
        GridPane.setValignment(name, VPos.TOP);
        grid.addRow(grid.getRowCount(), name, new Fact(value));
    }
}
