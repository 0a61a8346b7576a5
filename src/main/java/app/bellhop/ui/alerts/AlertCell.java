package app.bellhop.ui.alerts;

import app.bellhop.work.alerts.Alert;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** A saved alert, with an eye icon while it is being watched. */
final class AlertCell extends ListCell<Alert> {

    @Override
    protected void updateItem(Alert alert, boolean empty) {
        super.updateItem(alert, empty);
        setText(empty ? null : alert.name());
        setGraphic(empty ? null : new FontIcon(alert.watch() ? "fth-eye" : "fth-alert-triangle"));
        setTooltip(empty ? null : new Tooltip(alert.source()));
    }
}
