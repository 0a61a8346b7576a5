package app.bellhop.viewmodel.main;

import static java.util.Map.entry;

import app.bellhop.fake.net.SnsStandIn;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.viewmodel.publish.RecipientsViewModel.Recipient;
import app.bellhop.viewmodel.publish.SandboxViewModel;
import app.bellhop.viewmodel.publish.SmsViewModel;
import app.bellhop.viewmodel.subscriptions.FilterPolicyViewModel;
import app.bellhop.viewmodel.subscriptions.SubscriptionRow;
import app.bellhop.viewmodel.topics.TopicRow;
import app.bellhop.work.plan.PlanItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users who have half of the permissions: whatever they do, the missing action is named, and nothing loads for ever. */
class DeniedNotificationsTest extends DeniedTestBase {

    private static final String TOPIC = SnsStandIn.TOPIC;
    private static final String TOKEN =
            "2336412f37fb687f5d51e6e241d09c805a5a57b30d712f794cc5f6a988666d92768dd60a747ba6f3";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ListTopics, list",
        "ListTopics, openByArn",
        "GetTopicAttributes, list",
        "ListTagsForResource, tags",
        "GetTopicAttributes, topicSettings",
        "GetTopicAttributes, topicPolicy",
        "GetTopicAttributes, deliveryPolicy",
        "GetTopicAttributes, deliveryLogging",
        "GetTopicAttributes, deleteTopics",
        "SetTopicAttributes, rename",
        "SetTopicAttributes, savePolicy",
        "ListTagsForResource, topicSettings",
        "TagResource, retag",
        "UntagResource, retag",
        "CreateTopic, newTopic",
        "DeleteTopic, deleteTopics",
        "ListSubscriptionsByTopic, choose",
        "ListSubscriptions, everyTopic",
        "GetSubscriptionAttributes, choose",
        "Subscribe, newSubscription",
        "Subscribe, subscribeMany",
        "ListSubscriptionsByTopic, subscribeMany",
        "Subscribe, resendConfirmation",
        "ConfirmSubscription, confirmByToken",
        "Unsubscribe, unsubscribe",
        "Unsubscribe, unsubscribeShown",
        "GetSubscriptionAttributes, filterPolicy",
        "SetSubscriptionAttributes, saveFilterPolicy",
        "GetSubscriptionAttributes, deliverySettings",
        "SetSubscriptionAttributes, deliverySettings",
        "GetSubscriptionAttributes, copySubscriptions",
        "ListSubscriptionsByTopic, copySubscriptions",
        "GetSubscriptionAttributes, exportSubscriptions",
        "ListSubscriptionsByTopic, importSubscriptions",
        "Publish, publishButton",
        "PublishBatch, publishMany",
        "ListSubscriptionsByTopic, previewRecipients",
        "GetSubscriptionAttributes, previewRecipients",
        "Publish, sms",
        "CheckIfPhoneNumberIsOptedOut, sms",
        "GetSMSAttributes, sms",
        "GetSMSSandboxAccountStatus, sms",
        "ListPhoneNumbersOptedOut, sms",
        "OptInPhoneNumber, optIn",
        "ListSMSSandboxPhoneNumbers, smsSandbox",
        "CreateSMSSandboxPhoneNumber, addSandboxNumber",
        "VerifySMSSandboxPhoneNumber, verifySandboxNumber",
        "DeleteSMSSandboxPhoneNumber, deleteSandboxNumber"
    })
    void missingPermissionIsNamed(String action, String gesture) throws Exception {
        if (!gesture.equals("list") && !gesture.equals("openByArn")) {
            list(); // Before the permission is gone.
        }
        server.deny(action);
        gestures().get(gesture).run();
        String missing = "Missing permission: SNS:" + action.replace("PublishBatch", "Publish") + " on " + TOPIC;
        until(() -> seen().contains(missing) && !seen().contains("Loading…") && !seen().contains("Checking…"));
    }

    private Map<String, Gesture> gestures() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("rows.csv"), "protocol,endpoint,name\nsqs,arn:aws:sqs:us-east-1:123456789012:r,Ada\n");
        return Map.ofEntries(
                entry("list", () -> bell.reload()),
                entry("openByArn", () -> {
                    bell.reload();
                    until(
                            () -> bell.topics()
                                    .placeholder()
                                    .get()
                                    .equals(
                                            "You don’t have permission to list topics. Enter a topic’s ARN in the filter above to open it."));
                    bell.topics().filter().set(TOPIC);
                    bell.topics().find();
                    until(() -> bell.topics().shown().size() == 1);
                }),
                entry("tags", () -> bell.topics().loadTags(bell.topics().shown().get(0))),
                entry("topicSettings", () -> command("topicSettings").run()),
                entry("rename", () -> answer("topicSettings", Map.of("DisplayName", "New"))),
                entry("retag", () -> answer("topicSettings", Map.of("tags", "color=red"))),
                entry("topicPolicy", () -> command("topicPolicy").run()),
                entry("deliveryPolicy", () -> command("deliveryPolicy").run()),
                entry("deliveryLogging", () -> command("deliveryLogging").run()),
                entry("savePolicy", () -> {
                    command("topicPolicy").run();
                    until(() -> !test.dialogs.editors.isEmpty());
                    test.dialogs
                            .editor()
                            .text()
                            .set(
                                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sns:Publish\",\"Resource\":\""
                                            + TOPIC + "\"}]}");
                    test.dialogs.editor().save();
                }),
                entry("newTopic", () -> answer("newTopic", Map.of(Field.ONLY, "water"))),
                entry("deleteTopics", () -> answer("deleteTopics", Map.of())),
                entry("choose", () -> {
                    bell.subscriptions().reload();
                    bell.subscriptions().shown().forEach(bell.subscriptions()::loadDetails);
                }),
                entry("everyTopic", () -> bell.subscriptions().everyTopic().set(true)),
                entry(
                        "newSubscription",
                        () -> answer("newSubscription", Map.of("protocol", "email", "endpoint", "bob@x.org"))),
                entry(
                        "subscribeMany",
                        () -> planned("subscribeMany", Map.of("protocol", "email", "endpoints", "bob@x.org"))),
                entry("resendConfirmation", () -> selected("resendConfirmation", 1)),
                entry("confirmByToken", () -> answer("confirmByToken", Map.of(Field.ONLY, TOKEN))),
                entry("unsubscribe", () -> {
                    test.dialogs.answer(Map.of());
                    selected("unsubscribe", 0);
                }),
                entry("unsubscribeShown", () -> answer("unsubscribeShown", Map.of())),
                entry("filterPolicy", () -> selected("filterPolicy", 0)),
                entry("saveFilterPolicy", () -> {
                    selected("filterPolicy", 0);
                    until(() -> !test.dialogs.screens.isEmpty());
                    test.dialogs.screen(FilterPolicyViewModel.class).remove();
                }),
                entry("deliverySettings", () -> {
                    test.dialogs.answer(Map.of("raw", "true"));
                    selected("deliverySettings", 0);
                }),
                entry("copySubscriptions", () -> {
                    test.dialogs.answer(Map.of("topic", TOPIC + "-2"));
                    selected("copySubscriptions", 0);
                }),
                entry(
                        "exportSubscriptions",
                        () -> answer(
                                "exportSubscriptions",
                                Map.of(Field.ONLY, folder.resolve("out.csv").toString()))),
                entry("importSubscriptions", () -> planned("importSubscriptions", Map.of(Field.ONLY, csv.toString()))),
                entry("publishButton", () -> {
                    bell.publish().message().set("m");
                    bell.publish().command().run();
                }),
                entry(
                        "publishMany",
                        () -> planned("publishMany", Map.of("csvFile", csv.toString(), "message", "Hello {name}"))),
                entry("previewRecipients", () -> command("previewRecipients").run()),
                entry("sms", () -> {
                    command("publishSms").run();
                    SmsViewModel sms = test.dialogs.screen(SmsViewModel.class);
                    sms.phone().set("+14155550100");
                    sms.message().set("m");
                    until(() -> sms.send().enabled().get());
                    sms.send().run();
                }),
                entry("optIn", () -> {
                    command("publishSms").run();
                    SmsViewModel sms = test.dialogs.screen(SmsViewModel.class);
                    until(() -> !sms.optedOut().isEmpty());
                    sms.chosen().set(sms.optedOut().get(0));
                    sms.optIn().run();
                }),
                entry("smsSandbox", () -> command("smsSandbox").run()),
                entry("addSandboxNumber", () -> {
                    test.dialogs.answer(Map.of(Field.ONLY, "+14155550101"));
                    sandbox().add().run();
                }),
                entry("verifySandboxNumber", () -> {
                    test.dialogs.answer(Map.of(Field.ONLY, "123456"));
                    sandbox().verify().run();
                }),
                entry("deleteSandboxNumber", () -> {
                    test.dialogs.answer(Map.of());
                    sandbox().delete().run();
                }));
    }

    /** What a user does; waits for what it needs. */
    private interface Gesture {
        void run() throws InterruptedException;
    }

    private SandboxViewModel sandbox() throws InterruptedException {
        command("smsSandbox").run();
        SandboxViewModel sandbox = test.dialogs.screen(SandboxViewModel.class);
        until(() -> !sandbox.numbers().isEmpty());
        sandbox.chosen().set(sandbox.numbers().get(0));
        return sandbox;
    }

    private void answer(String command, Map<String, String> typed) {
        test.dialogs.answer(typed);
        command(command).run();
    }

    /** The same with the plan that it shows applied, if it comes to that. */
    private void planned(String command, Map<String, String> typed) throws InterruptedException {
        answer(command, typed);
        until(() -> !test.dialogs.screens.isEmpty() || !test.error().isEmpty());
        test.dialogs.screens.forEach(screen -> ((PlanViewModel) screen).start());
    }

    private void selected(String command, int row) {
        bell.subscriptions()
                .selected()
                .setAll(bell.subscriptions().shown().get(row).subscription());
        command(command).run();
    }

    /** All texts on the screen that tell of answers. */
    private String seen() {
        List<String> all = new ArrayList<>(List.of(
                test.error(),
                bell.topics().shown().isEmpty() ? bell.topics().placeholder().get() : "",
                bell.subscriptions().shown().isEmpty()
                        ? bell.subscriptions().placeholder().get()
                        : "",
                bell.recipients().status().get()));
        for (TopicRow row : bell.topics().shown()) {
            all.addAll(List.of(row.displayName().get(), row.tags().get()));
        }
        for (SubscriptionRow row : bell.subscriptions().shown()) {
            all.add(row.details().get().filterPolicy());
        }
        for (Recipient recipient : bell.recipients().recipients()) {
            all.add(recipient.text());
        }
        for (Form form : test.dialogs.asked) {
            all.addAll(form.details());
            form.fields().forEach(field -> all.add(form.disabled(field)));
        }
        test.dialogs.editors.forEach(editor -> all.add(editor.failure().get()));
        test.dialogs.screens.forEach(screen -> all.addAll(texts(screen)));
        return String.join("\n", all);
    }

    private static List<String> texts(ScreenModel screen) {
        if (screen instanceof PlanViewModel plan) {
            return plan.plan().items().stream().map(PlanItem::message).toList();
        }
        if (screen instanceof FilterPolicyViewModel policy) {
            return List.of(policy.failure().get());
        }
        if (screen instanceof SandboxViewModel sandbox) {
            return List.of(sandbox.status().get(), sandbox.failure().get());
        }
        SmsViewModel sms = (SmsViewModel) screen;
        return List.of(
                sms.failure().get(),
                sms.consent().get(),
                sms.sandbox().get(),
                sms.account().get(),
                sms.optedOutStatus().get());
    }
}
