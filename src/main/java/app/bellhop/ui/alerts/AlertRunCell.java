package app.bellhop.ui.alerts;

import app.bellhop.viewmodel.alerts.AlertDoubts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.alerts.AlertRun;
import app.bellhop.work.alerts.AlertText;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;

/** A run of an alert: when, its value, and whether it published. */
final class AlertRunCell extends ListCell<AlertRun> {

    AlertRunCell() {
        setPrefWidth(0); // Cut rather than scrolled sideways.
    }

    @Override
    protected void updateItem(AlertRun run, boolean empty) {
        super.updateItem(run, empty);
        if (empty || run == null) {
            setText(null);
            setTooltip(null);
            return;
        }
        String text = Texts.get(
                outcome(run),
                Formats.time(run.at()),
                run.value() == null ? Texts.get("alerts.noValue") : AlertText.plain(run.value()));
        setText(text);
        String rows = Texts.get("alerts.run.rows", run.matched(), run.rows(), run.unusable());
        String doubts = AlertDoubts.lines(run.mixed(), run.unlike());
        String held = run.held() ? "\n" + Texts.get("alerts.run.heldWhy") : "";
        setTooltip(new Tooltip(text + "\n" + rows + doubts + held));
    }

    private static String outcome(AlertRun run) {
        if (run.published()) {
            return "alerts.run.published";
        }
        if (run.held()) {
            return "alerts.run.held";
        }
        return run.over() ? "alerts.run.over" : "alerts.run.not";
    }
}
