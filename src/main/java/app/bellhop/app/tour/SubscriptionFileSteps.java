package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.viewmodel.command.CommandIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

final class SubscriptionFileSteps extends TourPart {

    private static final String TOPIC = "streets_critical";
    private static final String NUMBER = "+14155550107";

    private final TourNotifications notifications;
    private final Path file;

    SubscriptionFileSteps(TourSession session, TourWindow window, TourNotifications notifications, Path folder) {
        super(session, window);
        this.notifications = notifications;
        this.file = folder.resolve("subscriptions.csv");
    }

    List<Step> all() {
        return List.of(
                new Step("subscriptions-exported", "Subscriptions exported with all attributes", this::export),
                new Step("subscriptions-import", "An import, reviewed first", this::review),
                new Step("subscriptions-imported", "Imported: only what is new is subscribed", this::apply));
    }

    private String export() throws Exception {
        notifications.selectTopic(TOPIC);
        window.waitUntil(
                "the subscription",
                () -> notifications.bell().subscriptions().shown().size() == 1);
        session.run(CommandIds.EXPORT_SUBSCRIPTIONS);
        window.type("dialogField", file.toString());
        window.press("dialogOk");
        window.waitUntil("the file", () -> main().context().notice().get().contains("exported to"));
        List<String> lines = Files.readAllLines(file);
        return verify(
                "the file",
                lines.size() == 2 && lines.get(1).startsWith("email,ada.moreno@city.example,confirmed,"),
                lines.get(lines.size() - 1));
    }

    private String review() throws Exception {
        Files.writeString(
                file,
                "sms," + NUMBER + ",".repeat(12) + "\nsms,555" + ",".repeat(12) + "\n",
                StandardOpenOption.APPEND);
        session.run(CommandIds.IMPORT_SUBSCRIPTIONS);
        window.type("dialogField", file.toString());
        window.press("dialogOk");
        window.waitFor("workTable");
        int steps = window.fx(() -> window.table("workTable").getItems().size());
        return verify(
                "ListSubscriptionsByTopic",
                steps == 3 && notifications.subscriptions(TOPIC).size() == 1,
                steps + " steps, nothing is subscribed before confirmation");
    }

    private String apply() throws Exception {
        window.press("dialogOk");
        window.waitUntil("the results", () -> window.text("workStatus").contains("1 Done"));
        List<Subscription> now = notifications.subscriptions(TOPIC);
        Subscription made = now.stream()
                .filter(s -> s.endpoint().equals(NUMBER))
                .findFirst()
                .orElseThrow();
        await(server().sns().subscriptions().unsubscribe(made)); // Later steps count on one.
        window.run(() -> notifications.bell().subscriptions().reload());
        return verify("ListSubscriptionsByTopic", now.size() == 2, "one of three lines was subscribed");
    }
}
