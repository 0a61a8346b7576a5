package app.bellhop.ui.start;

import app.bellhop.viewmodel.start.ConnectionRow;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A connection: color, icon, name and description, whole in its tooltip; the first of a group below the group's name. */
final class ConnectionCell extends ListCell<ConnectionRow> {

    private static final String FIRST_OF_GROUP = "first-of-group";

    private final Region mark = new Region();
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label description = new Label();
    private final HBox row = new HBox(mark, icon, new VBox(name, description));
    private final Label heading = new Label();
    private final VBox content = new VBox(heading, row);
    private final Tooltip tooltip = new Tooltip();

    ConnectionCell() {
        row.getStyleClass().add("connection-cell");
        heading.getStyleClass().add("connection-group");
        heading.managedProperty().bind(heading.visibleProperty());
        heading.visibleProperty().bind(heading.textProperty().isNotEmpty());
        name.getStyleClass().add("text-bold");
        description.getStyleClass().add("text-muted");
        // As wide as the list, where longer names are cut.
        setPrefWidth(0);
        content.maxWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> getWidth() - snappedLeftInset() - snappedRightInset(),
                        widthProperty(),
                        insetsProperty()));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(380);
    }

    @Override
    protected void updateItem(ConnectionRow connection, boolean empty) {
        super.updateItem(connection, empty);
        getStyleClass().remove(FIRST_OF_GROUP);
        if (empty || connection == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        heading.setText(connection.heading());
        if (!connection.heading().isEmpty()) {
            getStyleClass().add(FIRST_OF_GROUP);
        }
        name.setText(connection.name());
        description.setText(connection.description());
        icon.setIconLiteral(connection.icon());
        mark.getStyleClass().setAll("connection-color", connection.color());
        mark.setVisible(!connection.color().isEmpty());
        tooltip.setText(
                connection.notEditable().isEmpty()
                        ? connection.name() + "\n" + connection.description()
                        : connection.notEditable());
        setTooltip(tooltip);
        setGraphic(content);
    }
}
