package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.alerts.AlertsViewModel;
import app.bellhop.viewmodel.command.CommandIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tour steps for what publishes to topics (contacts, alerts, bucket events, the transfer queue) and for a single SMS.
 */
final class PublisherSteps extends TourPart {

    private static final String ALERTS = "city-alerts";
    private static final String FIRST = "+14155550101";
    private static final String SECOND = "+14155550102";
    private static final S3Location MONTHS = new S3Location("city-data", "requests/2026/");

    private static final S3Location BACKLOG = new S3Location("city-data", "backlog/");
    private static final String CROSSED = "is over the threshold of 2:";

    private final TourNotifications notifications;
    private final Path home;

    PublisherSteps(TourSession session, TourWindow window, TourNotifications notifications, Path home) {
        super(session, window);
        this.notifications = notifications;
        this.home = home;
    }

    List<Step> all() {
        return List.of(
                new Step("contacts", "Topics from contacts", this::contacts),
                new Step("contacts-plan", "The plan, before anything is sent", this::contactsPlan),
                new Step("contacts-done", "The plan, applied", this::contactsDone),
                new Step("contacts-again", "Applying it again changes nothing", this::contactsRepeated),
                new Step("alert-try", "A threshold alert, previewed", this::alertTry),
                new Step("alert-run", "The alert is published", this::alertRun),
                new Step("alert-once", "An alert that crosses its threshold once", this::alertOnce),
                new Step("events-overlap", "Overlapping rules are foreseen", this::eventsOverlap),
                new Step("events-review", "Bucket event notifications: what changes", this::eventsReview),
                new Step("events", "An upload notifies the topic", this::events),
                new Step("when-done", "Publish when done", this::whenDone),
                new Step("sms", "SMS, with checks before sending", this::sms));
    }

    private String contacts() throws Exception {
        session.run(CommandIds.CONTACTS_TO_TOPICS);
        window.type("contactsSourceField", "s3://city-data/people/contacts.csv");
        window.press("contactsLoad");
        window.waitUntil("the table", () -> window.text("contactsPreview").contains("topics"));
        return "Nothing is sent yet: " + window.fx(() -> window.text("contactsPreview")) + ".";
    }

    private String contactsPlan() throws Exception {
        int before = server().topics().size();
        window.press("showPlan");
        window.waitFor("workTable");
        return verify("ListTopics", server().topics().size() == before, before + " topics, as before");
    }

    private String contactsDone() throws Exception {
        window.press("dialogOk");
        window.waitUntil(
                "the results",
                () -> !window.text("workStatus").contains("Pending")
                        && window.find("stopWork").isDisabled());
        List<String> made = server().topics().stream()
                .filter(name -> name.endsWith("_extreme"))
                .toList();
        int subscribed = 0;
        for (String name : made) {
            subscribed += notifications.subscriptions(name).size();
        }
        return verify(
                "ListTopics and ListSubscriptionsByTopic",
                subscribed == 9,
                made.size() + " _extreme topics with " + subscribed + " phones");
    }

    private String contactsRepeated() throws Exception {
        window.press("dialogCancel");
        window.waitUntil("the results to close", () -> window.lookup("workTable") == null);
        window.press("showPlan");
        window.waitFor("workText");
        String text = window.fx(() -> window.text("workText"));
        return verify("the plan", text.startsWith("Nothing to do"), text);
    }

    private String alertTry() throws Exception {
        notifications.closeWindows();
        notifications.selectTopic(ALERTS);
        session.run(CommandIds.NEW_SUBSCRIPTION);
        window.run(() -> notifications.selectFormProtocol("sms"));
        window.type("endpointField", FIRST);
        window.press("dialogOk");
        window.waitUntil(
                "the subscription",
                () -> notifications.bell().subscriptions().shown().size() == 1);
        session.run(CommandIds.ALERTS);
        window.type("alertNameField", "Potholes");
        window.type("alertSourceField", MONTHS.uri());
        window.type("whereColumnField", "kind");
        window.type("whereValueField", "Pothole");
        window.type("thresholdField", "50");
        window.run(() -> notifications.bell().alerts().form().topic().set(ALERTS));
        window.press("saveAlert");
        window.waitUntil(
                "it to be saved", () -> notifications.bell().alerts().alerts().size() == 1);
        window.press("tryAlert");
        window.waitUntil(
                "the value",
                () -> !notifications.bell().alerts().preview().get().isEmpty());
        long messages = server().countMessages("Potholes:");
        return verify(
                "the inbox folder",
                messages == 0
                        && window.fx(
                                () -> notifications.bell().alerts().triggered().get()),
                "a preview publishes nothing; "
                        + window.fx(() -> notifications.bell().alerts().result().get())
                                .lines()
                                .findFirst()
                                .orElse(""));
    }

    private String alertRun() throws Exception {
        window.press("runAlert");
        window.waitUntil("the SMS", () -> server().countMessages("is over the threshold of 50") == 1);
        return verify("the inbox folder", true, "the message with its values has arrived");
    }

    /** Uploads below, above and still above the threshold. */
    private String alertOnce() throws Exception {
        AlertsViewModel alerts = notifications.bell().alerts();
        window.press("newAlert");
        window.type("alertNameField", "Backlog");
        window.type("alertSourceField", BACKLOG.uri());
        window.type("whereColumnField", "");
        window.type("whereValueField", "");
        window.type("thresholdField", "2");
        window.run(() -> {
            alerts.form().topic().set(ALERTS);
            alerts.form().watch().set(true);
        });
        window.press("saveAlert");
        window.waitUntil("it to be saved", () -> alerts.alerts().size() == 2);
        window.run(() -> main().location().open(BACKLOG)); // Nothing is there yet.
        for (int day = 1; day <= 3; day++) {
            Path file =
                    Files.writeString(home.resolve("day-" + day + ".csv"), "request_id\n" + "1\n".repeat(day * 2 - 1));
            window.run(() -> main().objects().upload(List.of(file)));
            int runs = day;
            window.waitUntil("run " + day, () -> alerts.runs().size() == runs);
        }
        window.waitUntil("the message", () -> server().countMessages(CROSSED) > 0);
        long messages = server().countMessages(CROSSED);
        return verify(
                "the inbox folder", messages == 1, "three uploads, two of them above the threshold, sent " + messages);
    }

    /** A rule for a queue, and EventBridge, as others set them. */
    private String eventsOverlap() throws Exception {
        notifications.closeWindows();
        String queue = await(server().sqs().temporary().create(notifications.topic(ALERTS), "city-data-requests"))
                .arn();
        await(server().s3().buckets().put("city-data", BucketSection.NOTIFICATION, """
                        {"EventBridgeConfiguration": {}, "QueueConfigurations": [{"Id": "requests-to-queue",
                          "QueueArn": "%s", "Events": ["s3:ObjectCreated:Put"],
                          "Filter": {"Key": {"FilterRules": [{"Name": "prefix", "Value": "requests/2025/"}]}}}]}
                        """.formatted(queue)));
        session.run(CommandIds.BUCKET_EVENTS);
        window.run(() -> {
            notifications.comboText("eventBucketField", "city-data");
            notifications.comboText("eventTopicField", ALERTS);
        });
        window.type("eventPrefixField", "requests/");
        window.type("eventSuffixField", ".csv");
        window.waitUntil("EventBridge", () -> window.text("eventBridgeLabel").contains("on"));
        window.press("reviewEvents");
        window.waitUntil("the sentence", () -> window.text("eventStatus").contains("requests-to-queue"));
        return verify(
                "the window",
                window.fx(() -> window.find("writeEvents").isDisabled()),
                window.fx(() -> window.text("eventStatus")));
    }

    private String eventsReview() throws Exception {
        window.type("eventPrefixField", "requests/2026/");
        window.press("reviewEvents");
        window.waitUntil("the changes", () -> !window.find("writeEvents").isDisabled());
        return "Nothing is saved before Save.";
    }

    private String events() throws Exception {
        window.press("writeEvents");
        window.waitUntil("the rule", () -> window.table("ruleTable").getItems().size() == 1);
        String eventBridge = window.fx(() -> window.text("eventBridgeLabel"));
        notifications.closeWindows();
        Path file = Files.writeString(home.resolve("2026-11.csv"), "request_id,kind\n1,Pothole\n");
        notifications.showTab(false);
        session.navigate(MONTHS);
        window.run(() -> main().objects().upload(List.of(file)));
        window.waitUntil("the event", () -> server().countMessages("2026-11.csv") > 0);
        window.waitUntil(
                "the unread message",
                () -> notifications.bell().inbox().unread().get() > 0);
        String now = server().section("city-data", BucketSection.NOTIFICATION).orElse("");
        await(server().sqs().temporary().delete("city-data-requests"));
        return verify(
                "the inbox folder and GetBucketNotificationConfiguration",
                eventBridge.contains("on")
                        && now.contains("EventBridgeConfiguration")
                        && now.contains("requests-to-queue"),
                "the upload of 2026-11.csv notified " + ALERTS + ", what others set is kept");
    }

    private String whenDone() throws Exception {
        session.run(CommandIds.PUBLISH_WHEN_DONE);
        window.waitFor("topicField");
        window.run(() -> notifications.comboText("topicField", ALERTS));
        window.press("dialogOk");
        Path file = Files.writeString(home.resolve("summary.txt"), "All is well.\n");
        window.run(() -> main().objects().upload(List.of(file)));
        window.waitUntil("the message", () -> server().countMessages("summary.txt?") > 0);
        boolean signed = server().countMessages("X-Amz-Signature") > 0;
        return verify("the inbox folder", signed, "the message holds a presigned link");
    }

    private String sms() throws Exception {
        notifications.showTab(true);
        session.run(CommandIds.PUBLISH_SMS);
        window.type("phoneField", SECOND);
        window.type("messageField", "Wasser ist bis 18 Uhr abgestellt – bitte vorsorgen.");
        window.waitUntil("the preflight", () -> window.text("smsConsent").contains("not opted out"));
        return "Country, segments, opt-out status, sandbox and spend limit are shown before sending.";
    }

    String darkContacts() throws Exception {
        notifications.closeWindows();
        session.run(CommandIds.CONTACTS_TO_TOPICS);
        window.type("contactsSourceField", "s3://city-data/people/contacts.csv");
        window.press("contactsLoad");
        window.waitUntil("the table", () -> window.text("contactsPreview").contains("topics"));
        return "Dark theme.";
    }

    String darkFilterPolicy() throws Exception {
        notifications.closeWindows();
        notifications.selectTopic(ALERTS);
        window.waitUntil(
                "the subscriptions",
                () -> !notifications.bell().subscriptions().shown().isEmpty());
        notifications.selectSubscription(FIRST);
        session.run(CommandIds.FILTER_POLICY);
        window.waitFor("filterPolicyArea");
        return "Dark theme.";
    }

    String darkAlerts() throws Exception {
        notifications.closeWindows();
        session.run(CommandIds.ALERTS);
        return "Dark theme.";
    }

    String darkEvents() throws Exception {
        notifications.closeWindows();
        session.run(CommandIds.BUCKET_EVENTS);
        window.run(() -> notifications.comboText("eventBucketField", "city-data"));
        window.waitUntil(
                "the rules", () -> !window.table("ruleTable").getItems().isEmpty());
        return "Dark theme.";
    }
}
