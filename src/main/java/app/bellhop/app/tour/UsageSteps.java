package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import javafx.scene.control.Labeled;

/** Tour steps for what was published to a topic, delivered and failed. */
final class UsageSteps extends TourPart {

    private static final String TOPIC = "streets_critical";

    private final TourNotifications notifications;

    UsageSteps(TourSession session, TourWindow window, TourNotifications notifications) {
        super(session, window);
        this.notifications = notifications;
    }

    List<Step> all() {
        return List.of(new Step("usage", "What was published, delivered and failed", this::usage));
    }

    private String usage() throws Exception {
        long published = window.fx(() -> notifications.bell().history().entries().stream()
                .filter(entry -> entry.topic().name().equals(TOPIC))
                .count());
        String total = open();
        return verify("the history of published messages", published > 0 && number(total) >= published, total);
    }

    private String open() throws Exception {
        notifications.closeWindows();
        notifications.selectTopic(TOPIC);
        session.run(CommandIds.TOPIC_USAGE);
        window.waitUntil(
                "the counts",
                () -> window.lookup("publishedTotal") instanceof Labeled label && number(label.getText()) > 0);
        return window.fx(() -> window.text("publishedTotal"));
    }

    private static long number(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    String dark() throws Exception {
        open();
        return "Dark theme.";
    }
}
