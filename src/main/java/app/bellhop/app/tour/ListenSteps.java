package app.bellhop.app.tour;

import app.bellhop.app.tour.TourServer.Check;
import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

/** Tour steps for listening to a topic. */
final class ListenSteps extends TourPart {

    private static final String TOPIC = "streets_critical";
    private static final String MESSAGE = "{\"street\": \"Oak Street\", \"closed\": true}";

    private final TourNotifications notifications;

    ListenSteps(TourSession session, TourWindow window, TourNotifications notifications) {
        super(session, window);
        this.notifications = notifications;
    }

    List<Step> all() {
        return List.of(
                new Step("listen-question", "Listen to a topic: what will be created", this::ask),
                new Step("listen", "A message arrives while listening", this::listen),
                new Step("listen-json", "The message as received", this::json),
                new Step("listen-stopped", "Stopped: queue and subscription are removed", this::stop));
    }

    private String ask() throws Exception {
        notifications.selectTopic(TOPIC);
        session.run(CommandIds.LISTEN_TO_TOPIC);
        window.waitUntil("the question", () -> window.lookup("dialogOk") != null);
        return server().verify(
                        "ListSubscriptionsByTopic",
                        Check.that(queues().isEmpty(), "nothing is created before confirmation"));
    }

    private List<String> queues() throws Exception {
        return notifications.subscriptions(TOPIC).stream()
                .filter(s -> s.protocol().equals("sqs"))
                .map(Subscription::endpoint)
                .toList();
    }

    private String status() {
        return ((Labeled) window.find("listenStatus")).getText();
    }

    private String listen() throws Exception {
        window.press("dialogOk");
        window.waitUntil("the queue", () -> status().contains("no messages yet"));
        List<String> queues = queues();
        window.type("publishSubjectField", "Road closed");
        window.type("publishMessageArea", MESSAGE);
        window.run(() -> {
            var attributes = notifications.bell().publish().attributes();
            attributes.add();
            attributes.lines().get(0).name().set("severity");
            attributes.lines().get(0).value().set("high");
        });
        window.press("publishButton");
        window.waitUntil("the message", () -> status().contains("1 message"));
        window.run(() -> table().getSelectionModel().selectFirst());
        window.waitUntil("its text", () -> text().contains("Oak Street") && text().contains("severity"));
        return server().verify(
                        "ListSubscriptionsByTopic",
                        Check.that(queues.size() == 1 && queues.get(0).contains("bellhop-listen-"), "" + queues));
    }

    private TableView<?> table() {
        return (TableView<?>) window.find("inboxTable");
    }

    private String text() {
        return ((TextInputControl) window.find("inboxText")).getText();
    }

    private String json() throws Exception {
        window.run(() -> ((ToggleButton) window.find("inboxJson")).setSelected(true));
        window.waitUntil("the envelope", () -> text().contains("\"TopicArn\"") && text().contains("MessageAttributes"));
        return "The envelope as SNS delivered it.";
    }

    private String stop() throws Exception {
        window.run(() -> ((ToggleButton) window.find("inboxJson")).setSelected(false));
        window.press("stopListening");
        window.waitUntil(
                "the end", () -> session.main().context().notice().get().contains("Stopped listening"));
        List<String> queues = queues();
        return server().verify(
                        "ListSubscriptionsByTopic",
                        Check.that(
                                queues.isEmpty() && !window.find("listenBar").isVisible(), "no queue is subscribed"));
    }
}
