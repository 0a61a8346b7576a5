package app.bellhop.app.tour;

import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.main.NotificationsViewModel;
import app.bellhop.viewmodel.subscriptions.SubscriptionRow;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import org.controlsfx.control.CheckComboBox;

/** Drives the Notifications tab for the tour's steps. */
final class TourNotifications extends TourPart {

    TourNotifications(TourSession session, TourWindow window) {
        super(session, window);
    }

    void showTab(boolean notifications) throws Exception {
        window.run(() -> ((TabPane) window.find("tabs")).getSelectionModel().select(notifications ? 1 : 0));
    }

    void selectTopic(String topic) throws Exception {
        showTab(true);
        window.waitUntil(
                "the topic " + topic,
                () -> bell().topics().shown().stream()
                        .anyMatch(row -> row.name().equals(topic)));
        window.run(() -> bell().topics()
                .current()
                .set(bell().topics().shown().stream()
                        .filter(row -> row.name().equals(topic))
                        .findFirst()
                        .orElseThrow()
                        .topic()));
    }

    Topic topic(String name) throws Exception {
        return await(server().sns().topics().all()).stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No topic " + name));
    }

    List<Subscription> subscriptions(String topic) throws Exception {
        return await(server().sns().subscriptions().all(topic(topic)));
    }

    void selectSubscription(String endpoint) throws Exception {
        window.waitUntil("the endpoint " + endpoint, () -> rowOf(endpoint) >= 0);
        window.run(() -> window.table("subscriptionTable").getSelectionModel().clearAndSelect(rowOf(endpoint)));
    }

    int rowOf(String endpoint) {
        var items = window.table("subscriptionTable").getItems();
        for (int i = 0; i < items.size(); i++) {
            if (((SubscriptionRow) items.get(i)).subscription().endpoint().equals(endpoint)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("unchecked")
    void selectProtocol(String protocol) {
        var checks = ((CheckComboBox<String>) window.find("protocolFilter")).getCheckModel();
        checks.clearChecks();
        checks.check(protocol);
    }

    @SuppressWarnings("unchecked")
    void selectFormProtocol(String protocol) {
        ((ComboBox<String>) window.find("protocolField")).setValue(protocol);
    }

    void comboText(String id, String text) {
        ((ComboBox<?>) window.find(id)).getEditor().setText(text);
    }

    /** Closes all windows except the main one. */
    void closeWindows() throws Exception {
        while (window.fx(() -> window.lookup("dialogCancel")) != null) {
            window.press("dialogCancel");
        }
    }

    NotificationsViewModel bell() {
        return main().notifications();
    }
}
