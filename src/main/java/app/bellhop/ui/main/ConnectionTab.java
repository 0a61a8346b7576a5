package app.bellhop.ui.main;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.main.TabViewModel;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** An open connection: its color, its name, and a mark while its error banner shows a failure. */
final class ConnectionTab extends Tab {

    private final TabViewModel model;

    ConnectionTab(TabViewModel model) {
        super(model.name());
        this.model = model;
        HBox marks = new HBox();
        marks.getStyleClass().add("connection-marks");
        if (!model.color().isEmpty()) {
            Region color = new Region();
            color.getStyleClass().addAll("connection-color", model.color());
            marks.getChildren().add(color);
        }
        FontIcon failed = new FontIcon("fth-alert-triangle");
        ReadOnlyStringProperty error = model.error();
        failed.visibleProperty().bind(error.isNotEmpty());
        failed.managedProperty().bind(failed.visibleProperty());
        marks.getChildren().add(failed);
        setGraphic(marks);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty()
                .bind(error.map(sentence ->
                        sentence.isEmpty() ? model.name() : Texts.get("tabs.ofConnection", model.name(), sentence)));
        setTooltip(tooltip);
    }

    /** What the tab pane shows of it. */
    Node header() {
        Node node = getGraphic();
        while (node.getParent() != null && !node.getStyleClass().contains("tab")) {
            node = node.getParent();
        }
        return node;
    }

    TabViewModel model() {
        return model;
    }
}
