package app.bellhop.ui.main;

import app.bellhop.viewmodel.inbox.InboxViewModel;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** The Notifications tab: its panes side by side, with the inbox only in the demo. */
public final class NotificationsController {

    private final InboxViewModel inboxModel;

    @FXML
    private SplitPane notificationsSplit;

    @FXML
    private Node inbox;

    public NotificationsController(InboxViewModel inboxModel) {
        this.inboxModel = inboxModel;
    }

    @FXML
    private void initialize() {
        if (!inboxModel.available()) {
            notificationsSplit.getItems().remove(inbox);
        }
    }
}
