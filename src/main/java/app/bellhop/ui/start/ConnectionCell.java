package app.bellhop.ui.start;

import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.StartViewModel;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A connection: icon, name, and what it is. */
final class ConnectionCell extends ListCell<Connection> {

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
    protected void updateItem(Connection connection, boolean empty) {
        super.updateItem(connection, empty);
        if (empty || connection == null) {
            setGraphic(null);
            return;
        }
        name.setText(connection.name());
        description.setText(StartViewModel.describe(connection));
        icon.setIconLiteral(
                switch (connection.source()) {
                    case DEMO -> "fth-play-circle";
                    case PROFILE -> "fth-user";
                    case ENVIRONMENT -> "fth-terminal";
                    case SAVED -> "fth-server";
                });
        setGraphic(row);
    }
}
