package app.bellhop.ui.main;

import app.bellhop.viewmodel.inbox.InboxViewModel;
import app.bellhop.viewmodel.inbox.ListenViewModel;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** The Notifications tab: its panes side by side, with the inbox in the demo and once there is something for it. */
public final class NotificationsController {

    private final InboxViewModel inboxModel;

    /** Kept: a binding that nobody holds is collected, and then tells nothing any more. */
    private final BooleanBinding inboxWanted;

    private final ObjectProperty<List<Double>> dividers;
    private final Panes panes;

    /** Topics, and the split of subscriptions and messages. */
    private static final int WITHOUT_INBOX = 2;

    /** Without the inbox, there is room for long names. */
    private static final double TOPICS_ALONE = 0.36;

    private static final double TOPICS = 0.28;
    private static final double SUBSCRIPTIONS = 0.68;

    @FXML
    private SplitPane notificationsSplit;

    @FXML
    private SplitPane messageSplit;

    /**
     * What it shows, each loaded by itself.
     *
     * @param inbox asked for once it is shown
     */
    public record Panes(Node topics, Node subscriptions, Node publish, Supplier<? extends Node> inbox) {}

    /** @param dividers the saved positions of all dividers */
    public NotificationsController(
            InboxViewModel inboxModel, ListenViewModel listening, ObjectProperty<List<Double>> dividers, Panes panes) {
        this.panes = panes;
        this.dividers = dividers;
        this.inboxModel = inboxModel;
        inboxWanted = Bindings.isNotEmpty(listening.leftovers())
                .or(Bindings.isNotNull(listening.topic()))
                .or(Bindings.isNotEmpty(inboxModel.messages()));
    }

    @FXML
    private void initialize() {
        messageSplit.getItems().setAll(panes.subscriptions, panes.publish);
        if (inboxModel
                .available()) { // All at once: a split pane gives dividers that it has no position for the middle.
            notificationsSplit.getItems().setAll(panes.topics, messageSplit, panes.inbox.get());
        } else {
            notificationsSplit.getItems().setAll(panes.topics, messageSplit);
            notificationsSplit.setDividerPositions(TOPICS_ALONE);
            inboxWanted.subscribe(this::showInbox);
        }
        restore();
        remember();
    }

    private Stream<SplitPane.Divider> all() {
        return Stream.concat(notificationsSplit.getDividers().stream(), messageSplit.getDividers().stream());
    }

    private void restore() {
        List<Double> saved = dividers.get();
        if (saved.size() == all().count()) {
            Iterator<Double> next = saved.iterator();
            all().forEach(divider -> divider.setPosition(next.next()));
        }
    }

    private void remember() {
        all().forEach(divider -> divider.positionProperty()
                .addListener((o, before, now) ->
                        dividers.set(all().map(SplitPane.Divider::getPosition).toList())));
    }

    /** Once shown, it stays: panes that come and go move what the user looks at. */
    private void showInbox(boolean wanted) {
        if (wanted && notificationsSplit.getItems().size() == WITHOUT_INBOX) {
            double[] before = notificationsSplit.getDividerPositions();
            notificationsSplit.getItems().add(panes.inbox.get());
            notificationsSplit.setDividerPositions(Math.min(before[0], TOPICS), SUBSCRIPTIONS);
            restore();
            remember(); // A split pane makes all its dividers anew when its items change.
        }
    }
}
