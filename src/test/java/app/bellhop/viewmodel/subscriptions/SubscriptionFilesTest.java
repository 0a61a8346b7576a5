package app.bellhop.viewmodel.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.main.BellTestBase;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.plan.PlanItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions exported, imported, copied and moved to another topic. */
class SubscriptionFilesTest extends BellTestBase {

    private static final String POLICY = "{\"kind\": [\"=1+1\", \"a,b\"]}";
    private Topic streets;
    private Topic water;
    private Path file;

    @BeforeEach
    void topics() {
        streets = sns.topic("streets");
        water = sns.topic("water");
        file = folder.resolve("subscriptions.csv");
    }

    private void attributes(Subscription of, Map<String, String> values) {
        sns.attributes.put(of.arn(), values);
    }

    private void export(Topic topic) {
        choose(topic);
        test.dialogs.answer(Map.of("dialog", file.toString()));
        command("exportSubscriptions").run();
    }

    private PlanViewModel imported(Topic into) {
        choose(into);
        test.dialogs.answer(Map.of("dialog", file.toString()));
        command("importSubscriptions").run();
        return plan();
    }

    private PlanViewModel plan() {
        return test.dialogs.screen(PlanViewModel.class);
    }

    private static List<String> states(PlanViewModel plan) {
        return plan.plan().items().stream()
                .map(item -> item.state() + " " + item.subject() + " " + item.detail() + " " + item.message())
                .map(String::strip)
                .toList();
    }

    private List<String> endpoints(Topic topic) {
        return sns.subscriptions.stream()
                .filter(s -> s.topic().equals(topic))
                .map(s -> s.protocol() + " " + s.endpoint())
                .toList();
    }

    @Test
    void exportHoldsEverythingAndIsHarmlessInSpreadsheets() throws Exception {
        Subscription sms = sns.confirmed(streets, "sms", "+14155550100");
        attributes(sms, Map.of("FilterPolicy", POLICY, "FilterPolicyScope", "MessageBody"));
        Subscription queue = sns.confirmed(streets, "sqs", "arn:aws:sqs:us-east-1:1:q");
        attributes(queue, Map.of("RawMessageDelivery", "true", "RedrivePolicy", "{\"deadLetterTargetArn\":\"d\"}"));
        sns.pending(streets, "email", "=cmd@x.org");
        export(streets);
        List<String> lines = Files.readAllLines(file);
        assertEquals(
                "protocol,endpoint,status,owner,topic_arn,subscription_arn,filter_policy,filter_policy_scope,"
                        + "raw_message_delivery,redrive_policy,delivery_policy,subscription_role_arn,replay_policy,problem",
                lines.get(0));
        assertEquals(
                "sms,+14155550100,confirmed,123456789012," + streets.arn() + "," + sms.arn()
                        + ",\"{\"\"kind\"\": [\"\"=1+1\"\", \"\"a,b\"\"]}\",MessageBody,,,,,,",
                lines.get(1));
        assertTrue(lines.get(2).contains(",true,\"{\"\"deadLetterTargetArn"), lines.get(2));
        assertTrue(lines.get(3).startsWith("email,'=cmd@x.org,pending,"), lines.get(3));
        assertTrue(test.notice().contains("3 subscriptions exported to " + file), test.notice());
    }

    @Test
    void whatCouldNotBeLoadedIsSaid() throws Exception {
        sns.confirmed(streets, "sms", "+14155550100");
        sns.failures.put("GetSubscriptionAttributes", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED)));
        export(streets);
        assertTrue(test.error().contains("the attributes of 1 couldn’t be loaded"), test.error());
        assertTrue(Files.readString(file).contains("permission"), Files.readString(file));
        PlanViewModel plan = imported(water);
        assertEquals(PlanItem.State.REJECTED, plan.plan().items().get(0).state(), "its filter policy isn't known");
        assertTrue(plan.plan().items().get(0).message().contains("permission"), "" + states(plan));
    }

    @Test
    void exportSaysWhatItLeavesOut() throws Exception {
        sns.confirmed(streets, "sms", "+14155550100");
        sns.confirmed(streets, "sms", "+14155550101");
        choose(streets);
        bell.subscriptions().filter().set("0100");
        export(streets);
        assertEquals(2, Files.readAllLines(file).size());
        assertEquals(
                List.of("The filter hides 1 subscription, which is left out."),
                test.dialogs.last().details());
        bell.subscriptions().filter().set("");
        sns.heldSubscriptions = new CompletableFuture<>();
        choose(water);
        test.dialogs.answer(Map.of("dialog", folder.resolve("more.csv").toString()));
        command("exportSubscriptions").run();
        assertEquals(
                List.of("The list is incomplete: the rest is left out."),
                test.dialogs.last().details());
        run("unsubscribeShown");
        assertTrue(
                test.dialogs.last().details().contains("The list is incomplete: the rest is left out."),
                test.dialogs.last().details()::toString);
    }

    @Test
    void exportReplacesNoFileUnasked() throws Exception {
        sns.confirmed(streets, "sms", "+14155550100");
        Files.writeString(file, "mine");
        export(streets);
        assertEquals(
                file + " already exists. It will be replaced.",
                test.dialogs.last().text());
        assertEquals("mine", Files.readString(file));
        test.dialogs.answer(Map.of("dialog", file.toString()));
        test.dialogs.answer(Map.of());
        command("exportSubscriptions").run();
        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    void exportIsImportedWithItsAttributes() {
        Subscription sms = sns.confirmed(streets, "sms", "+14155550100");
        attributes(
                sms, Map.of("FilterPolicy", POLICY, "FilterPolicyScope", "MessageBody", "RawMessageDelivery", "false"));
        sns.pending(streets, "email", "=cmd@x.org");
        export(streets);
        PlanViewModel plan = imported(water);
        assertEquals(List.of(), endpoints(water), "nothing is sent before it is confirmed");
        assertTrue(
                states(plan).get(1).endsWith("without attributes, which can’t be read until it’s confirmed"),
                "" + states(plan));
        assertTrue(
                plan.plan().text().contains("1 endpoint gets a request to confirm"),
                plan.plan().text());
        plan.start();
        assertEquals(List.of("sms +14155550100", "email =cmd@x.org"), endpoints(water));
        Subscription made = sns.subscriptions.stream()
                .filter(s -> s.topic().equals(water) && s.protocol().equals("sms"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                Map.of("FilterPolicy", POLICY, "FilterPolicyScope", "MessageBody"), sns.attributes.get(made.arn()));
    }

    @Test
    void planTellsNewOnesFromTheRest() throws Exception {
        sns.confirmed(streets, "sms", "+14155550100");
        sns.pending(streets, "email", "Ada@x.org");
        Files.writeString(file, """
                Endpoint;Protocol;Status;filter_policy
                +1 415 555 0100;sms;confirmed;
                ada@X.org;email;;
                new@x.org;email;;
                new@x.org;email;;
                gone@x.org;email;deleted;
                no address;email;;
                x;fax;;
                +14155550102;sms;;{"a": 1}
                """);
        PlanViewModel plan = imported(streets);
        assertEquals(
                List.of(
                        "KEPT streets sms  +14155550100 Already subscribed.",
                        "KEPT streets email  ada@X.org Already subscribed, waiting for confirmation.",
                        "PLANNED streets email  new@x.org",
                        "KEPT streets email  new@x.org Duplicate of an earlier line.",
                        "KEPT streets email  gone@x.org Deleted when it was exported."),
                states(plan).subList(0, 5));
        assertEquals(
                List.of(PlanItem.State.REJECTED, PlanItem.State.REJECTED, PlanItem.State.REJECTED),
                plan.plan().items().subList(5, 8).stream().map(PlanItem::state).toList());
        plan.start();
        assertEquals(List.of("sms +14155550100", "email Ada@x.org", "email new@x.org"), endpoints(streets));
    }

    @Test
    void fileWithoutTheColumnsIsRefused() throws Exception {
        Files.writeString(file, "name,city\nAda,London\n");
        choose(streets);
        test.dialogs.answer(Map.of("dialog", file.toString()));
        command("importSubscriptions").run();
        assertTrue(test.error().contains("no columns named protocol and endpoint"), test.error());
        assertEquals(List.of(), test.dialogs.screens);
    }

    private PlanViewModel transferred(String command, List<Subscription> chosen, Topic target) {
        choose(streets);
        bell.subscriptions().selected().setAll(chosen);
        test.dialogs.answer(Map.of("topic", target.name()));
        command(command).run();
        return plan();
    }

    @Test
    void copyLeavesTheTopicAsItIs() {
        Subscription sms = sns.confirmed(streets, "sms", "+14155550100");
        attributes(sms, Map.of("FilterPolicy", POLICY, "FilterPolicyScope", "MessageBody"));
        transferred("copySubscriptions", List.of(sms), water).start();
        assertEquals(List.of("sms +14155550100"), endpoints(streets));
        assertEquals(List.of("sms +14155550100"), endpoints(water));
    }

    @Test
    void moveUnsubscribesOnlyWhatIsSubscribedThere() {
        Subscription sms = sns.confirmed(streets, "sms", "+14155550100");
        Subscription there = sns.confirmed(streets, "sms", "+14155550101");
        sns.confirmed(water, "sms", "+14155550101");
        Subscription mail = sns.confirmed(streets, "email", "a@x.org");
        Subscription pending = sns.pending(streets, "email", "b@x.org");
        Subscription refused = sns.confirmed(streets, "sms", "+14155550103");
        PlanViewModel plan = transferred("moveSubscriptions", List.of(refused, sms, there, mail, pending), water);
        assertTrue(
                states(plan)
                        .contains("KEPT streets email  a@x.org Stays subscribed: the endpoint must confirm the new"
                                + " subscription first."),
                states(plan).toString());
        assertTrue(
                plan.plan().items().stream()
                        .anyMatch(item -> item.action().equals("Move")
                                && item.detail().equals("sms  +14155550100  then unsubscribed from streets")),
                "who goes is told: " + states(plan));
        assertTrue(
                states(plan)
                        .contains("PLANNED water email  b@x.org  without attributes, which can’t be read until it’s"
                                + " confirmed"),
                "it may have a filter policy: " + states(plan));
        sns.failures.put("Subscribe", new ArrayList<>(List.of(ErrorKind.INVALID)));
        plan.start();
        assertEquals(
                List.of("sms +14155550101", "email a@x.org", "email b@x.org", "sms +14155550103"), endpoints(streets));
        assertEquals(
                List.of("sms +14155550101", "sms +14155550100", "email a@x.org", "email b@x.org"), endpoints(water));
        assertFalse(plan.complete(), "the one that was refused can be tried again");
    }
}
