package app.bellhop.ui.plan;

import app.bellhop.work.plan.PlanItem;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

/** The status of a step, colored by outcome. */
final class PlanStateCell extends TableCell<PlanItem, String> {

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    PlanStateCell() {
        getStyleClass().add("transfer-state");
    }

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        PlanItem item = empty ? null : getTableRow().getItem();
        PlanItem.State state = item == null ? null : item.state();
        pseudoClassStateChanged(FAILED, state == PlanItem.State.FAILED || state == PlanItem.State.REJECTED);
        pseudoClassStateChanged(DONE, state == PlanItem.State.DONE);
        setText(text);
    }
}
