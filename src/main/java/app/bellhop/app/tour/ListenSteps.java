package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sqs.DeadLetterQueues;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/** Tour steps for listening to a topic, and for what could not be delivered. */
final class ListenSteps extends TourPart {

    private static final String TOPIC = "streets_critical";
    private static final String MESSAGE = "{\"street\": \"Oak Street\", \"closed\": true}";

    private static final String MISSING = "arn:aws:sqs:us-east-1:000000000000:missing";

    private final TourNotifications notifications;
    private String deadQueue = "";
    private @Nullable Subscription broken;

    ListenSteps(TourSession session, TourWindow window, TourNotifications notifications) {
        super(session, window);
        this.notifications = notifications;
    }

    List<Step> all() {
        return List.of(
                new Step("listen-question", "Listen to a topic: what will be created", this::ask),
                new Step("listen", "A message arrives while listening", this::listen),
                new Step("listen-json", "The message as received", this::json),
                new Step("listen-stopped", "Stopped: queue and subscription are removed", this::stop),
                new Step("dead-letters", "What couldn't be delivered", this::deadLetters),
                new Step("dead-letters-deleted", "Dead letters, deleted", this::deleteDeadLetters));
    }

    private String ask() throws Exception {
        notifications.closeWindows();
        notifications.selectTopic(TOPIC);
        session.run(CommandIds.LISTEN_TO_TOPIC);
        window.waitFor("dialogOk");
        return verify("ListSubscriptionsByTopic", queues().isEmpty(), "nothing is created before confirmation");
    }

    private List<String> queues() throws Exception {
        return notifications.subscriptions(TOPIC).stream()
                .filter(s -> s.protocol().equals("sqs"))
                .map(Subscription::endpoint)
                .toList();
    }

    private String status() {
        return window.text("listenStatus");
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
        window.run(() -> window.table("inboxTable").getSelectionModel().selectFirst());
        window.waitUntil("its text", () -> text().contains("Oak Street") && text().contains("severity"));
        return verify(
                "ListSubscriptionsByTopic",
                queues.size() == 1 && queues.get(0).contains("bellhop-listen-"),
                "" + queues);
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
        window.waitUntil("the end", () -> main().context().notice().get().contains("Stopped listening"));
        List<String> queues = queues();
        return verify(
                "ListSubscriptionsByTopic",
                queues.isEmpty() && !window.find("listenBar").isVisible(),
                "no queue is subscribed");
    }

    private String deadLetters() throws Exception {
        Topic topic = notifications.topic(TOPIC);
        deadQueue = await(server().sqs().temporary().create(topic, "streets-dead-letters"))
                .arn();
        broken = await(server().sns()
                .subscriptions()
                .subscribe(
                        topic,
                        new NewSubscription(
                                "sqs",
                                MISSING,
                                Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + deadQueue + "\"}"))));
        await(server().sns().messages().publish(topic, Message.of("Gas leak", "Elm Street is closed.")));
        window.run(() -> {
            window.table("subscriptionTable").getColumns().stream()
                    .filter(column -> "deadLettersColumn".equals(column.getId()))
                    .forEach(column -> column.setVisible(true));
            notifications.bell().subscriptions().reload();
        });
        notifications.selectSubscription(MISSING);
        session.run(CommandIds.DEAD_LETTERS);
        window.waitUntil(
                "the message",
                () -> window.lookup("deadLettersTable") instanceof TableView<?> table
                        && !table.getItems().isEmpty()
                        && window.text("deadLettersStatus").contains("1 shown"));
        window.run(() -> window.table("deadLettersTable").getSelectionModel().selectFirst());
        DeadLetterQueues.Count count = await(server().sqs().deadLetters().count(deadQueue));
        return verify(
                "GetQueueAttributes", count.visible() == 0 && count.hidden() == 1, "the message is still in the queue");
    }

    private String deleteDeadLetters() throws Exception {
        window.press("deleteDeadLetters");
        window.waitFor("workTable");
        window.press("dialogOk");
        window.waitUntil("the end", () -> window.text("deadLettersStatus").contains("empty"));
        notifications.closeWindows();
        DeadLetterQueues.Count count = await(server().sqs().deadLetters().count(deadQueue));
        await(server().sns().subscriptions().unsubscribe(Objects.requireNonNull(broken))); // Later steps count on one.
        await(server().sqs().temporary().delete("streets-dead-letters"));
        window.run(() -> notifications.bell().subscriptions().reload());
        return verify("GetQueueAttributes", count.visible() + count.hidden() == 0, "the queue is empty");
    }
}
