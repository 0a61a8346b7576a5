package app.bellhop.ui.plan;

import app.bellhop.viewmodel.plan.WorkItem;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

/** How one thing stands, in the colour of that. */
final class WorkStateCell extends TableCell<WorkItem, String> {

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    WorkStateCell() {
        getStyleClass().add("transfer-state");
    }

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        WorkItem item = empty ? null : getTableRow().getItem();
        WorkItem.State state = item == null ? null : item.state();
        pseudoClassStateChanged(FAILED, state == WorkItem.State.FAILED || state == WorkItem.State.REJECTED);
        pseudoClassStateChanged(DONE, state == WorkItem.State.DONE);
        setText(text);
    }
}
