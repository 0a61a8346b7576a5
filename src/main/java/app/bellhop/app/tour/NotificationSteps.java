package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.CheckComboBox;

/** Tour steps for topics, subscriptions and messages. */
final class NotificationSteps extends TourPart {

    private static final String TOPIC = "streets_critical";
    private static final String FIRST = "+14155550101";
    private static final String SECOND = "+14155550102";

    private final TourNotifications notifications;

    NotificationSteps(TourSession session, TourWindow window, TourNotifications notifications) {
        super(session, window);
        this.notifications = notifications;
    }

    List<Step> all() {
        return List.of(
                new Step("topic-settings", "A topic's settings and tags", this::topicSettings),
                new Step("protected", "A protected topic is kept", this::protectedTopic),
                new Step("subscribe-many-plan", "Multiple endpoints, reviewed first", this::subscribeManyPlan),
                new Step("subscribe-many", "Multiple endpoints, subscribed", this::subscribeMany),
                new Step("filter-policy", "A filter policy, tested on a sample", this::filterPolicy),
                new Step("recipients", "Recipients, previewed", this::recipients),
                new Step("attributes", "Attributes decide who receives it", this::publishWithAttributes),
                new Step("history", "Published messages", this::history),
                new Step("all-subscriptions", "Subscriptions of all topics", this::allSubscriptions),
                new Step("unsubscribe-shown", "Unsubscribe all listed", this::unsubscribeShown));
    }

    private String topicSettings() throws Exception {
        notifications.selectTopic(TOPIC);
        session.run(CommandIds.TOPIC_SETTINGS);
        window.type("DisplayNameField", "Streets");
        window.type("tagsField", "department=streets\nowner=ada");
        window.press("dialogOk");
        window.waitUntil("the answer", () -> main().context().notice().get().contains("saved"));
        TopicAttributes now = await(server().sns().topics().attributes(notifications.topic(TOPIC)));
        Map<String, String> tags = await(server().sns().topics().tags(notifications.topic(TOPIC)));
        return verify(
                "GetTopicAttributes and ListTagsForResource",
                now.displayName().equals("Streets") && tags.equals(Map.of("department", "streets", "owner", "ada")),
                now.displayName() + ", " + tags);
    }

    private String protectedTopic() throws Exception {
        session.run(CommandIds.DELETE_TOPICS);
        window.waitUntil(
                "the sentence", () -> main().context().errors().sentence().get().contains(TOPIC));
        return verify("ListTopics", server().topics().contains(TOPIC), TOPIC + " is still there");
    }

    private String subscribeManyPlan() throws Exception {
        window.run(() -> main().context().errors().dismiss());
        session.run(CommandIds.SUBSCRIBE_MANY);
        window.type(
                "endpointsField",
                "sms," + FIRST + "\nsms,+1 (415) 555-0102\nsms,555\nada.moreno@city.example\nno address");
        window.press("dialogOk");
        window.waitFor("workTable");
        int before = notifications.subscriptions(TOPIC).size();
        return verify("ListSubscriptionsByTopic", before == 1, "nothing is subscribed before confirmation");
    }

    private String subscribeMany() throws Exception {
        window.press("dialogOk");
        window.waitUntil("the results", () -> window.text("workStatus").contains("2 Done"));
        List<String> endpoints = notifications.subscriptions(TOPIC).stream()
                .map(Subscription::endpoint)
                .toList();
        return verify(
                "ListSubscriptionsByTopic",
                endpoints.size() == 3 && endpoints.containsAll(List.of(FIRST, SECOND)),
                "" + endpoints);
    }

    private String filterPolicy() throws Exception {
        window.press("dialogCancel");
        notifications.selectSubscription(FIRST);
        session.run(CommandIds.FILTER_POLICY);
        window.type("filterPolicyArea", "{\n  \"severity\": [\"high\"],\n  \"department\": [{\"prefix\": \"str\"}]\n}");
        return "Nothing is sent before Save: the sample has no severity, so it would be filtered out.";
    }

    private String recipients() throws Exception {
        window.press("dialogOk");
        window.waitUntil("the window to close", () -> window.lookup("filterPolicyArea") == null);
        Subscription first = notifications.subscriptions(TOPIC).stream()
                .filter(s -> s.endpoint().equals(FIRST))
                .findFirst()
                .orElseThrow();
        String policy = await(server().sns().subscriptions().attributes(first)).filterPolicy();
        window.type("publishSubjectField", "Water main");
        window.type("publishMessageArea", "A water main broke in Oak Street.");
        window.run(() -> {
            notifications.bell().publish().attributes().add();
            var line = notifications.bell().publish().attributes().lines().get(0);
            line.name().set("severity");
            line.value().set("low");
            ((TabPane) window.find("publishTabs")).getSelectionModel().select(3);
        });
        session.run(CommandIds.PREVIEW_RECIPIENTS);
        window.waitUntil(
                "the recipients",
                () -> notifications.bell().recipients().recipients().size() == 3);
        return verify(
                "GetSubscriptionAttributes",
                policy.contains("severity"),
                "the policy is there; "
                        + window.fx(
                                () -> notifications.bell().recipients().status().get()));
    }

    private String publishWithAttributes() throws Exception {
        window.run(() -> {
            notifications.bell().publish().text("sms").set("Water main broke: Oak St closed");
            ((TabPane) window.find("publishTabs")).getSelectionModel().select(2);
            ((ToggleButton) window.find("text-sms")).setSelected(true);
        });
        long before = server().countMessages("Oak St closed");
        window.press("publishButton");
        window.waitUntil("the SMS", () -> server().countMessages("Oak St closed") > before);
        long heard = server().countMessages("Oak St closed") - before;
        boolean filtered = server().countMessages("Oak St closed", "\"" + FIRST + "\"") == 0;
        return verify("the inbox folder", heard == 1 && filtered, "only " + SECOND + " received the SMS text");
    }

    private String history() throws Exception {
        window.run(
                () -> ((TabPane) window.find("publishTabs")).getSelectionModel().selectLast());
        window.waitUntil(
                "the history", () -> notifications.bell().history().entries().size() == 2);
        return "Kept on disk: message, time, topic and message ID.";
    }

    private String allSubscriptions() throws Exception {
        window.run(() -> {
            ((TabPane) window.find("publishTabs")).getSelectionModel().selectFirst();
            ((ToggleButton) window.find("everyTopic")).setSelected(true);
            notifications.selectProtocol("sms");
        });
        window.waitUntil(
                "the list", () -> notifications.bell().subscriptions().shown().size() == 2);
        return "All topics, only sms: "
                + window.fx(() -> notifications.bell().subscriptions().status().get()) + ".";
    }

    private String unsubscribeShown() throws Exception {
        session.run(CommandIds.UNSUBSCRIBE_SHOWN);
        window.press("dialogOk");
        window.waitUntil(
                "the rows to go",
                () -> notifications.bell().subscriptions().shown().isEmpty());
        List<String> left = notifications.subscriptions(TOPIC).stream()
                .map(Subscription::endpoint)
                .toList();
        window.run(() -> {
            ((ToggleButton) window.find("thisTopic")).setSelected(true);
            ((CheckComboBox<?>) window.find("protocolFilter")).getCheckModel().clearChecks();
        });
        return verify(
                "ListSubscriptionsByTopic", left.equals(List.of("ada.moreno@city.example")), "remaining: " + left);
    }
}
