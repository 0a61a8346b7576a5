package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.ui.editor.CodeEditor;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.objects.TextDiff;
import app.bellhop.work.plan.PlanItem;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;

/** Tour steps for what a topic is set to, message templates, and subscriptions that go to another topic. */
final class TopicSteps extends TourPart {

    private static final String TOPIC = "parks";
    private static final String OTHER = "parks_night";
    private static final String SUCCESS = "SQSSuccessFeedbackRoleArn";
    private static final String ROLE = "arn:aws:iam::123456789012:role/SNSLogs";
    private static final String FIRST = "+14155550111";
    private static final String SECOND = "+14155550112";

    private final TourNotifications notifications;

    TopicSteps(TourSession session, TourWindow window, TourNotifications notifications) {
        super(session, window);
        this.notifications = notifications;
    }

    List<Step> all() {
        return List.of(
                new Step("delivery-logging", "Delivery status logging, for each protocol", this::logging),
                new Step("permission-review", "Another account may publish: reviewed first", this::permission),
                new Step("permission", "Another account may publish", this::savePermission),
                new Step("template", "A message template, chosen again", this::template),
                new Step("subscriptions-copy", "Subscriptions to another topic, reviewed first", this::copy),
                new Step("subscriptions-copied", "Copied with their attributes", this::copied),
                new Step("subscriptions-move", "Who moves is named first", this::move),
                new Step("subscriptions-moved", "Moved: nobody is left behind", this::moved));
    }

    private String logging() throws Exception {
        for (String name : List.of(TOPIC, OTHER)) {
            await(server().sns().topics().createTopic(NewTopic.named(name)));
        }
        window.run(() -> notifications.bell().reload());
        notifications.selectTopic(TOPIC);
        openLogging();
        window.type(SUCCESS + "Field", ROLE);
        window.type("SQSSuccessFeedbackSampleRateField", "20");
        window.press("dialogOk");
        window.waitUntil("the answer", () -> main().context().notice().get().contains(TOPIC));
        Map<String, String> set = attributes().values();
        openLogging();
        String shown = window.fx(() -> ((TextInputControl) window.find(SUCCESS + "Field")).getText());
        return verify(
                "GetTopicAttributes",
                ROLE.equals(set.get(SUCCESS))
                        && "20".equals(set.get("SQSSuccessFeedbackSampleRate"))
                        && shown.equals(ROLE),
                "20 percent of successful deliveries to queues are logged");
    }

    private void openLogging() throws Exception {
        session.run(CommandIds.DELIVERY_LOGGING);
        window.waitUntil("the form", () -> window.lookup(SUCCESS + "Field") != null);
        window.run(
                () -> ((TabPane) window.find("dialogTabs")).getSelectionModel().select(1));
    }

    private TopicAttributes attributes() throws Exception {
        return await(server().sns().topics().attributes(notifications.topic(TOPIC)));
    }

    private String permission() throws Exception {
        notifications.closeWindows();
        session.run(CommandIds.TOPIC_POLICY);
        window.waitFor("editorInsert");
        window.run(() -> ((MenuButton) window.find("editorInsert"))
                .getItems().stream()
                        .filter(item -> item.getText().equals("Allow another account to publish"))
                        .findFirst()
                        .ifPresent(MenuItem::fire));
        window.type("dialogField", "1234-5678-9012");
        window.press("dialogOk");
        window.waitUntil(
                "the statement",
                () -> ((CodeEditor) window.find("editorArea")).getText().contains("arn:aws:iam::123456789012:root"));
        window.press("editorReview");
        List<TextDiff.Kind> kinds = window.fx(() -> ((ListView<?>) window.find("editorDiff"))
                .getItems().stream().map(line -> ((TextDiff.Line) line).kind()).toList());
        return verify(
                "GetTopicAttributes",
                kinds.contains(TextDiff.Kind.ADDED) && !attributes().policy().contains("123456789012"),
                "nothing is saved before Save");
    }

    private String savePermission() throws Exception {
        window.press("editorSave");
        window.waitUntil("the editor to close", () -> window.lookup("editorSave") == null);
        return verify(
                "GetTopicAttributes",
                attributes().policy().contains("arn:aws:iam::123456789012:root"),
                "account 123456789012 may publish to " + TOPIC);
    }

    private String template() throws Exception {
        window.type("publishSubjectField", "Park closed");
        window.type("publishMessageArea", "The park is closed until 6 am.");
        session.run(CommandIds.SAVE_TEMPLATE);
        window.type("dialogField", "Closed at night");
        window.press("dialogOk");
        window.waitUntil("the form to close", () -> window.lookup("dialogField") == null);
        window.type("publishSubjectField", "");
        window.type("publishMessageArea", "");
        session.run(CommandIds.USE_TEMPLATE);
        window.press("dialogOk");
        window.waitUntil("the message", () -> text("publishMessageArea").equals("The park is closed until 6 am."));
        String subject = window.fx(() -> text("publishSubjectField"));
        return verify("the publish form", subject.equals("Park closed"), subject);
    }

    private String text(String id) {
        return ((TextInputControl) window.find(id)).getText();
    }

    private String copy() throws Exception {
        window.type("publishSubjectField", "");
        window.type("publishMessageArea", "");
        for (String number : List.of(FIRST, SECOND)) {
            await(server().sns()
                    .subscriptions()
                    .subscribe(
                            notifications.topic(TOPIC),
                            new NewSubscription("sms", number, Map.of("FilterPolicy", "{\"severity\": [\"high\"]}"))));
        }
        window.run(() -> notifications.bell().subscriptions().reload());
        List<String> plan = plan(CommandIds.COPY_SUBSCRIPTIONS);
        return verify(
                "ListSubscriptionsByTopic",
                plan.size() == 2
                        && plan.stream().allMatch(step -> step.contains("with FilterPolicy"))
                        && endpoints(OTHER).isEmpty(),
                plan + ", nothing is subscribed before confirmation");
    }

    /** Chooses both subscriptions, and the other topic for them. */
    private List<String> plan(String command) throws Exception {
        window.waitUntil(
                "the subscriptions",
                () -> notifications.bell().subscriptions().shown().size() == 2);
        window.run(() -> window.table("subscriptionTable").getSelectionModel().selectAll());
        session.run(command);
        window.waitFor("topicField");
        window.run(() -> notifications.comboText("topicField", OTHER));
        window.press("dialogOk");
        window.waitFor("workTable");
        return window.fx(() -> window.table("workTable").getItems().stream()
                .map(item -> ((PlanItem) item).action() + " " + ((PlanItem) item).detail())
                .toList());
    }

    private List<String> endpoints(String topic) throws Exception {
        return notifications.subscriptions(topic).stream()
                .map(Subscription::endpoint)
                .sorted()
                .toList();
    }

    private void apply() throws Exception {
        window.press("dialogOk");
        window.waitUntil(
                "the results",
                () -> window.text("workStatus").contains("2 Done")
                        || ((Button) window.find("stopWork")).isDisabled()
                                && window.text("workStatus").contains("Failed"));
    }

    private String copied() throws Exception {
        apply();
        Subscription made = notifications.subscriptions(OTHER).get(0);
        String policy = await(server().sns().subscriptions().attributes(made)).filterPolicy();
        return verify(
                "ListSubscriptionsByTopic and GetSubscriptionAttributes",
                endpoints(OTHER).equals(List.of(FIRST, SECOND)) && policy.contains("severity"),
                "both topics have " + endpoints(TOPIC) + ", with " + policy);
    }

    private String move() throws Exception {
        notifications.closeWindows();
        for (Subscription copy : notifications.subscriptions(OTHER)) {
            await(server().sns().subscriptions().unsubscribe(copy));
        }
        List<String> plan = plan(CommandIds.MOVE_SUBSCRIPTIONS);
        return verify(
                "ListSubscriptionsByTopic",
                plan.stream()
                                        .filter(step -> step.matches("Move sms .*then unsubscribed from parks .*"))
                                        .count()
                                == 2
                        && endpoints(TOPIC).size() == 2,
                "" + plan);
    }

    private String moved() throws Exception {
        apply();
        notifications.closeWindows();
        window.waitUntil(
                "the subscriptions to go",
                () -> notifications.bell().subscriptions().shown().isEmpty());
        notifications.selectTopic(OTHER);
        window.waitUntil(
                "the subscriptions there",
                () -> notifications.bell().subscriptions().shown().size() == 2);
        return verify(
                "ListSubscriptionsByTopic",
                endpoints(OTHER).equals(List.of(FIRST, SECOND))
                        && endpoints(TOPIC).isEmpty(),
                OTHER + " has both, " + TOPIC + " none");
    }
}
