package app.bellhop.ui.main;

import app.bellhop.viewmodel.inbox.InboxViewModel;
import app.bellhop.viewmodel.inbox.ListenViewModel;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** The Notifications tab: its panes side by side, with the inbox in the demo and once there is something for it. */
public final class NotificationsController {

    private final InboxViewModel inboxModel;
    private final ListenViewModel listening;

    private static final double TOPICS = 0.32;
    private static final double SUBSCRIPTIONS = 0.71;

    @FXML
    private SplitPane notificationsSplit;

    @FXML
    private Node inbox;

    public NotificationsController(InboxViewModel inboxModel, ListenViewModel listening) {
        this.inboxModel = inboxModel;
        this.listening = listening;
    }

    @FXML
    private void initialize() {
        if (!inboxModel.available()) {
            notificationsSplit.getItems().remove(inbox);
            Bindings.isNotEmpty(listening.leftovers())
                    .or(Bindings.isNotNull(listening.topic()))
                    .or(Bindings.isNotEmpty(inboxModel.messages()))
                    .subscribe(this::showInbox);
        }
    }

    /** Once shown, it stays: panes that come and go move what the user looks at. */
    private void showInbox(boolean wanted) {
        if (wanted && !notificationsSplit.getItems().contains(inbox)) {
            double[] before = notificationsSplit.getDividerPositions();
            notificationsSplit.getItems().add(inbox);
            notificationsSplit.setDividerPositions(Math.min(before[0], TOPICS), SUBSCRIPTIONS);
        }
    }
}
