package app.bellhop.ui.start;

import app.bellhop.viewmodel.start.ConnectionRow;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A connection: icon, name and description. */
final class ConnectionCell extends ListCell<ConnectionRow> {

    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label description = new Label();
    private final HBox row = new HBox(icon, new VBox(name, description));

    ConnectionCell() {
        row.getStyleClass().add("connection-cell");
        name.getStyleClass().add("text-bold");
        description.getStyleClass().add("text-muted");
    }

    @Override
    protected void updateItem(ConnectionRow connection, boolean empty) {
        super.updateItem(connection, empty);
        if (empty || connection == null) {
            setGraphic(null);
            return;
        }
        name.setText(connection.name());
        description.setText(connection.description());
        icon.setIconLiteral(connection.icon());
        setGraphic(row);
    }
}
