package app.bellhop.viewmodel.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.main.BellTestBase;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.viewmodel.subscriptions.FilterPolicyViewModel.Verdict;
import app.bellhop.viewmodel.topics.TopicRow;
import app.bellhop.work.plan.PlanItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions: made one by one or many, changed, taken back. */
class SubscriptionsTest extends BellTestBase {

    private Topic streets;
    private Topic water;

    @BeforeEach
    void topics() {
        streets = sns.topic("streets");
        water = sns.topic("water");
    }

    private List<String> endpoints() {
        return bell.subscriptions().shown().stream()
                .map(row -> row.subscription().endpoint())
                .toList();
    }

    private void select(String endpoint) {
        bell.subscriptions()
                .selected()
                .setAll(sns.subscriptions.stream()
                        .filter(s -> s.endpoint().equals(endpoint))
                        .toList());
    }

    @Test
    void statesAreToldAndWhy() {
        sns.confirmed(streets, "sms", "+14155550100");
        sns.pending(streets, "email", "a@x.org");
        sns.subscriptions.add(new Subscription("Deleted", streets.arn(), "email", "gone@x.org", "1"));
        choose(streets);
        List<SubscriptionRow> rows = bell.subscriptions().shown();
        assertEquals(
                List.of("Confirmed", "Pending confirmation", "Deleted"),
                rows.stream().map(SubscriptionRow::state).toList());
        assertEquals("", rows.get(0).why());
        assertTrue(rows.get(1).why().contains("no ARN"));
        assertFalse(rows.get(2).why().isEmpty());
        select("a@x.org");
        assertFalse(command("unsubscribe").enabled().get());
    }

    @Test
    void countsOfTheTopicFollow() {
        choose(streets);
        sns.confirmed(streets, "sms", "+14155550100");
        bell.subscriptions().reload();
        TopicRow row = bell.topics().shown().get(0);
        assertEquals(1, row.confirmed().get());
    }

    @Test
    void attributesOfWhatIsInSightAreAskedForOnce() {
        Subscription sub = sns.confirmed(streets, "sqs", "arn:aws:sqs:us-east-1:1:q");
        sns.attributes.put(
                sub.arn(),
                new HashMap<>(Map.of(
                        "FilterPolicy", "{\n  \"a\": [1]\n}", "RawMessageDelivery", "true", "RedrivePolicy", "{}")));
        choose(streets);
        SubscriptionRow row = bell.subscriptions().shown().get(0);
        bell.subscriptions().loadDetails(row);
        bell.subscriptions().loadDetails(row);
        assertEquals("{ \"a\": [1] }", row.details().get().filterPolicy());
        assertEquals("Yes", row.details().get().raw());
        assertEquals("{}", row.details().get().redrive());
        assertEquals(
                1,
                sns.asked.stream().filter("GetSubscriptionAttributes"::equals).count());
    }

    @Test
    void unsubscribingTellsWhatStays() {
        sns.confirmed(streets, "sms", "+14155550100");
        sns.pending(streets, "email", "a@x.org");
        choose(streets);
        run("unsubscribeShown");
        assertTrue(
                test.dialogs.last().text().contains("Pending subscriptions (1) will be skipped"),
                test.dialogs.last().text());
        bell.subscriptions().protocols().setAll("email");
        run("unsubscribeShown");
        assertTrue(test.error().contains("pending subscriptions (1)"), test.error());
    }

    @Test
    void fifoTopicsTakeQueuesOnly() {
        choose(sns.topic("orders.fifo"));
        run("newSubscription");
        assertEquals(List.of("sqs"), test.dialogs.last().fields().get(0).choices());
    }

    /** What the form makes of an endpoint typed while a protocol is chosen. */
    private static String protocol(Form form, String chosen, String endpoint) {
        Answers typed = new Answers(form.fields().stream()
                .<Answer<?>>map(field -> switch (field.name()) {
                    case "protocol" -> Answer.read(field, chosen);
                    case "endpoint" -> Answer.read(field, endpoint);
                    default -> Answer.initial(field);
                })
                .toList());
        return form.filled(form.fields().get(1), typed).stream()
                .map(answer -> answer.value().orElseThrow().toString())
                .findFirst()
                .orElse(chosen);
    }

    @Test
    void protocolFollowsWhatIsTypedAsEndpoint() {
        choose(streets);
        run("newSubscription");
        Form form = test.dialogs.last();
        assertEquals("sms", protocol(form, "email", "+1"));
        assertEquals("sms", protocol(form, "email", "+1 415 555 0100"));
        assertEquals("email", protocol(form, "sms", "ada@city.example"));
        assertEquals("email-json", protocol(form, "email-json", "ada@city.example"), "what was chosen and fits stays");
        assertEquals("https", protocol(form, "email", "https://city.example/hook"));
        assertEquals("sqs", protocol(form, "email", "arn:aws:sqs:us-east-1:1:q"));
        assertEquals("lambda", protocol(form, "lambda", "a"));
    }

    @Test
    void subscribingChecksEverything() {
        choose(streets);
        for (Map<String, String> typed : List.of(
                Map.of("protocol", "email", "endpoint", "nobody"),
                Map.of("protocol", "sms", "endpoint", "4155550100"),
                Map.of("protocol", "https", "endpoint", "http://x.org"),
                Map.of("protocol", "sqs", "endpoint", "arn:aws:lambda:us-east-1:1:function:f"),
                Map.of("protocol", "email", "endpoint", "a@x.org", "raw", "true"),
                Map.of("protocol", "email", "endpoint", "a@x.org", "filterPolicy", "{\"a\": 1}"))) {
            test.dialogs.answer(typed);
            run("newSubscription");
            assertFalse(
                    test.dialogs.problems.get(test.dialogs.problems.size() - 1).isEmpty(), typed.toString());
        }
        assertEquals(List.of(), sns.subscriptions);
        test.dialogs.answer(Map.of(
                "protocol",
                "sqs",
                "endpoint",
                " arn:aws:sqs:us-east-1:1:q ",
                "raw",
                "true",
                "filterPolicy",
                "{\"a\": [1]}"));
        run("newSubscription");
        Map<String, String> attributes =
                sns.attributes.get(sns.subscriptions.get(0).arn());
        assertEquals("true", attributes.get("RawMessageDelivery"));
        assertEquals("{\"a\": [1]}", attributes.get("FilterPolicy"));
    }

    private PlanViewModel many(String endpoints) {
        choose(streets);
        test.dialogs.answer(Map.of("protocol", "email", "endpoints", endpoints));
        run("subscribeMany");
        return test.dialogs.screen(PlanViewModel.class);
    }

    private static List<PlanItem.State> states(PlanViewModel work) {
        return work.plan().items().stream().map(PlanItem::state).toList();
    }

    @Test
    void manyAreCheckedBeforeAndToldOfAfter() throws Exception {
        sns.confirmed(streets, "email", "There@x.org");
        PlanViewModel work = many("""
                a@x.org
                there@x.org
                A@x.org

                sms,+1 (415) 555-0100
                "sms"; 12
                b@x.org
                """);
        assertEquals(
                List.of(
                        PlanItem.State.PLANNED,
                        PlanItem.State.KEPT,
                        PlanItem.State.KEPT,
                        PlanItem.State.PLANNED,
                        PlanItem.State.REJECTED,
                        PlanItem.State.PLANNED),
                states(work));
        assertEquals(1, sns.subscriptions.size(), "nothing is sent before");
        sns.failures.put("Subscribe", new ArrayList<>(List.of(ErrorKind.INVALID)));
        work.apply().run();
        assertEquals(1, work.failures());
        assertTrue(work.apply().enabled().get(), "what failed can be tried again");
        work.apply().run();
        assertEquals(0, work.failures());
        assertFalse(work.apply().enabled().get());
        assertEquals(4, sns.subscriptions.size());
        Path file = folder.resolve("out/results.csv");
        test.dialogs.answer(Map.of(Field.ONLY, file.toString()));
        work.export().run();
        List<String> lines = Files.readAllLines(file);
        assertEquals("action,subject,detail,state,message", lines.get(0));
        assertEquals(7, lines.size());
        Files.writeString(file, "mine");
        test.dialogs.answer(Map.of(Field.ONLY, file.toString()));
        work.export().run();
        assertEquals("mine", Files.readString(file), "not replaced unasked");
    }

    /** As a mail program puts them on one line. */
    @Test
    void severalOnALineAreAllSubscribed() throws Exception {
        PlanViewModel work = many("""
                a@x.org; b@x.org; Cy <c@x.org>
                Ada, ada@x.org
                d@x.org, e@
                sms,+14155550100,+14155550101
                """);
        work.apply().run();
        assertEquals(
                List.of("a@x.org", "b@x.org", "c@x.org", "ada@x.org", "d@x.org", "+14155550100", "+14155550101"),
                sns.subscriptions.stream().map(Subscription::endpoint).toList());
        assertEquals(
                "email  e@",
                work.plan().items().stream()
                        .filter(item -> item.state() == PlanItem.State.REJECTED)
                        .findFirst()
                        .orElseThrow()
                        .detail());
    }

    @Test
    void filterPolicyIsTriedBeforeItIsSaved() {
        Subscription sub = sns.confirmed(streets, "sms", "+14155550100");
        choose(streets);
        select("+14155550100");
        run("filterPolicy");
        FilterPolicyViewModel model = test.dialogs.screen(FilterPolicyViewModel.class);
        assertEquals(Verdict.WOULD_MATCH, model.verdict().get());
        model.sampleAttributes().lines().get(1).value().set("7");
        assertEquals(Verdict.WOULD_NOT, model.verdict().get());
        model.sampleAttributes().lines().get(1).value().set("many");
        assertEquals(Verdict.UNKNOWN, model.verdict().get());
        model.bodyScope().set(true);
        assertEquals(Verdict.WOULD_MATCH, model.verdict().get());
        model.text().set("{\"department\":\n [}");
        assertEquals(2, model.problem().get().line());
        assertEquals(Verdict.UNKNOWN, model.verdict().get());
        model.save();
        assertFalse(model.saved().get());
        model.text().set("{\"department\": [\"water\"]}");
        assertEquals(Verdict.WOULD_NOT, model.verdict().get());
        model.save();
        assertTrue(model.saved().get());
        assertEquals("MessageBody", sns.attributes.get(sub.arn()).get("FilterPolicyScope"));
        assertEquals(
                "{\"department\": [\"water\"]}", sns.attributes.get(sub.arn()).get("FilterPolicy"));
        run("filterPolicy");
        model = test.dialogs.screen(FilterPolicyViewModel.class);
        assertTrue(model.removable() && model.bodyScope().get());
        model.remove();
        assertEquals("", sns.attributes.get(sub.arn()).get("FilterPolicy"));
    }

    @Test
    void deliveryIsSet() {
        Subscription sub = sns.confirmed(streets, "https", "https://x.org/bell");
        choose(streets);
        select("https://x.org/bell");
        test.dialogs.answer(Map.of("raw", "true", "queue", "no queue"));
        run("deliverySettings");
        assertFalse(test.dialogs.problems.get(0).isEmpty());
        test.dialogs.answer(Map.of("raw", "true", "queue", "arn:aws:sqs:us-east-1:1:dead"));
        run("deliverySettings");
        assertEquals("true", sns.attributes.get(sub.arn()).get("RawMessageDelivery"));
        assertEquals(
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:1:dead\"}",
                sns.attributes.get(sub.arn()).get("RedrivePolicy"));
        test.dialogs.answer(Map.of("queue", ""));
        run("deliverySettings");
        assertEquals("", sns.attributes.get(sub.arn()).get("RedrivePolicy"));
    }

    private String problem() {
        return test.dialogs.problems.get(test.dialogs.problems.size() - 1);
    }

    @Test
    void archivedMessagesAreReplayedFromATime() {
        Topic orders = sns.topic("orders.fifo");
        Subscription sub = sns.confirmed(orders, "sqs", "arn:aws:sqs:us-east-1:1:q.fifo");
        choose(orders);
        select("arn:aws:sqs:us-east-1:1:q.fifo");
        test.dialogs.answer(Map.of("replay", "yesterday"));
        run("deliverySettings");
        assertTrue(problem().contains("UTC"), problem());
        test.dialogs.answer(Map.of("replay", "2026-11-28T15:00:00+05:00"));
        run("deliverySettings");
        assertEquals(
                "{\"PointType\":\"Timestamp\",\"StartingPoint\":\"2026-11-28T10:00:00Z\"}",
                sns.attributes.get(sub.arn()).get("ReplayPolicy"));
        assertEquals(
                1,
                sns.asked.stream().filter("SetSubscriptionAttributes"::equals).count());
        sns.attributes.get(sub.arn()).put("ReplayStatus", "In progress");
        test.dialogs.answer(Map.of("replay", "{\"a\":1}"));
        run("deliverySettings");
        assertTrue(problem().contains("replay policy"), problem());
        assertTrue(test.dialogs.last().fields().stream().anyMatch(f -> "In progress".equals(f.initial())));
        test.dialogs.answer(Map.of("replayEnd", "2026-11-28T09:00:00Z"));
        run("deliverySettings");
        assertTrue(problem().contains("after the start"), problem());
        test.dialogs.answer(Map.of("replayEnd", "2026-11-28T13:00:00+01:00"));
        run("deliverySettings");
        assertEquals(
                "{\"PointType\":\"Timestamp\",\"StartingPoint\":\"2026-11-28T10:00:00Z\",\"EndingPoint\":\"2026-11-28T12:00:00Z\"}",
                sns.attributes.get(sub.arn()).get("ReplayPolicy"));
        test.dialogs.answer(Map.of("replay", ""));
        run("deliverySettings");
        assertTrue(problem().contains("start time"), problem());
        test.dialogs.answer(Map.of("replay", "", "replayEnd", ""));
        run("deliverySettings");
        assertEquals("", sns.attributes.get(sub.arn()).getOrDefault("ReplayPolicy", ""));
        sns.confirmed(streets, "sqs", "arn:aws:sqs:us-east-1:1:plain");
        choose(streets);
        select("arn:aws:sqs:us-east-1:1:plain");
        run("deliverySettings");
        assertTrue(test.dialogs.last().fields().stream().noneMatch(f -> f.name().equals("replay")));
    }

    @Test
    void pendingIsAskedAgainAndConfirmedByItsLink() {
        sns.pending(streets, "email", "a@x.org");
        choose(streets);
        select("a@x.org");
        run("resendConfirmation");
        assertEquals(1, sns.asked.stream().filter("Subscribe"::equals).count());
        String token = "2336412f37fb687f5d51e6e2425f0a2d";
        test.dialogs.answer(Map.of(Field.ONLY, "too short"));
        run("confirmByToken");
        assertFalse(test.dialogs.problems.get(0).isEmpty());
        test.dialogs.answer(Map.of(
                Field.ONLY,
                "https://sns.us-east-1.amazonaws.com/confirmation.html?TopicArn="
                        + streets.arn().replace(":", "%3A") + "&Token=" + token + "&Endpoint=a@x.org"));
        run("confirmByToken");
        assertTrue(test.notice().startsWith("Subscription confirmed"), test.notice());
        test.dialogs.answer(
                Map.of(Field.ONLY, "https://x/?TopicArn=arn:aws:sns:eu-west-1:123456789012:t&Token=" + token));
        run("confirmByToken");
        assertTrue(test.error().contains("eu-west-1"), test.error());
    }

    @Test
    void whatCannotBeAskedIsNotShownAsNone() {
        sns.confirmed(streets, "sms", "+14155550100");
        sns.failures.put("GetSubscriptionAttributes", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED)));
        choose(streets);
        SubscriptionRow row = bell.subscriptions().shown().get(0);
        bell.subscriptions().loadDetails(row);
        assertTrue(
                row.details().get().filterPolicy().startsWith("? "),
                row.details().get().filterPolicy());
    }
}
