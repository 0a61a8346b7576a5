package app.bellhop.viewmodel.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeDialogs;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.main.BellTestBase;
import app.bellhop.viewmodel.plan.PlanViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Topics: listed, made, set, protected, deleted. */
class TopicsTest extends BellTestBase {

    private List<String> names() {
        return bell.topics().shown().stream().map(TopicRow::name).toList();
    }

    private TopicRow row(String name) {
        return bell.topics().shown().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rowsLearnTheirAttributesWithoutBeingAsked() {
        Topic streets = sns.topic("streets");
        sns.confirmed(streets, "sms", "+14155550100");
        sns.pending(streets, "email", "a@x.org");
        sns.attributes.computeIfAbsent(streets.arn(), k -> new HashMap<>()).put("DisplayName", "Streets");
        sns.attributes.get(streets.arn()).put("KmsMasterKeyId", "alias/aws/sns");
        bell.reload();
        assertEquals(1, row("streets").confirmed().get());
        assertEquals(1, row("streets").pending().get());
        assertEquals(-1, row("streets").deleted().get());
        assertEquals("Streets", row("streets").displayName().get());
        assertEquals("Yes", row("streets").encrypted().get());
    }

    @Test
    void aListThatIsNotEmptyIsNeverSaidToBe() {
        sns.topic("streets");
        test.hold();
        bell.reload();
        assertEquals("Loading…", bell.topics().placeholder().get(), "they are still being sorted");
        test.letGo();
        bell.topics().filter().set("fire");
        assertEquals("No topic matches the filter.", bell.topics().placeholder().get());
    }

    @Test
    void ofThousandsOnlyThoseInSightAreAskedFor() {
        for (int i = 0; i < 3_000; i++) {
            sns.topic("t" + i);
        }
        bell.reload();
        assertEquals(3_000, names().size());
        assertEquals(
                500, sns.asked.stream().filter("GetTopicAttributes"::equals).count());
        TopicRow last = bell.topics().shown().get(2_999);
        bell.topics().loadDetails(last);
        bell.topics().loadDetails(last);
        assertEquals(
                501, sns.asked.stream().filter("GetTopicAttributes"::equals).count());
        assertEquals(0, sns.asked.stream().filter("ListTagsForResource"::equals).count());
        bell.topics().loadTags(last);
        assertEquals(1, sns.asked.stream().filter("ListTagsForResource"::equals).count());
    }

    @Test
    void throttledDetailsAreAskedForAgain() {
        sns.topic("streets");
        sns.failures.put("GetTopicAttributes", new ArrayList<>(List.of(ErrorKind.THROTTLED, ErrorKind.THROTTLED)));
        bell.reload();
        assertEquals(0, row("streets").confirmed().get());
        assertEquals("", test.error());
    }

    @Test
    void theSameArnListedTwiceIsOneTopic() {
        Topic topic = new Topic("arn:aws:sns:default::alerts");
        sns.topics.add(topic);
        sns.topics.add(topic);
        bell.reload();
        assertEquals(List.of("alerts"), names());
    }

    /** V31, as for buckets. */
    @Test
    void slowListingCanBeStoppedAndIsShownToBeIncomplete() {
        assertEquals("", bell.topics().status().get());
        sns.topic("streets");
        sns.heldTopics = new CompletableFuture<>();
        bell.reload();
        assertTrue(bell.topics().slow().get());
        run("stopTopics");
        assertTrue(sns.heldTopics.isCancelled() && !bell.topics().slow().get());
        assertEquals("1 topic (incomplete list)", bell.topics().status().get());
        assertEquals("", test.error());
        sns.heldTopics = null;
        bell.reload();
        assertEquals("1 topic", bell.topics().status().get());
    }

    @Test
    void topicIsMadeWithEverything() {
        bell.reload();
        test.dialogs.answer(Map.of(
                Field.ONLY, "orders.fifo", "displayName", "Orders", "contentBased", "true", "tags", "team=shop"));
        run("newTopic");
        Topic made = sns.topics.get(0);
        assertEquals("true", sns.attributes.get(made.arn()).get("ContentBasedDeduplication"));
        assertEquals("Orders", sns.attributes.get(made.arn()).get("DisplayName"));
        assertEquals(Map.of("team", "shop"), sns.tags.get(made.arn()));
        assertEquals(made, bell.topics().current().get());
        test.dialogs.answer(Map.of(Field.ONLY, "orders.fifo"));
        run("newTopic");
        assertTrue(test.notice().contains("already existed"), test.notice());
    }

    @Test
    void topicIsNotCalledNewWhereTheListIsNotKnown() {
        sns.topic("streets");
        sns.failures.put("ListTopics", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED)));
        bell.reload();
        test.dialogs.answer(Map.of(Field.ONLY, "streets"));
        run("newTopic");
        assertEquals("Topic streets created, unless it already existed", test.notice());
    }

    @Test
    void whatBreaksTheRulesIsSaidWhileTyping() {
        bell.reload();
        for (Map<String, String> typed : List.of(
                Map.of(Field.ONLY, "no good"),
                Map.of(Field.ONLY, "x.fifo.fifo"),
                Map.of(Field.ONLY, "plain", "contentBased", "true"),
                Map.of(Field.ONLY, "plain", "displayName", "d".repeat(101)),
                Map.of(Field.ONLY, "plain", "tags", "aws:x=1"))) {
            test.dialogs.answer(typed);
            run("newTopic");
            assertFalse(
                    test.dialogs.problems.get(test.dialogs.problems.size() - 1).isEmpty(), typed.toString());
        }
        assertEquals(List.of(), sns.topics);
    }

    @Test
    void settingsSendOnlyWhatChanged() {
        Topic streets = sns.topic("streets");
        sns.tags.put(streets.arn(), new HashMap<>(Map.of("a", "1", "b", "2")));
        choose(streets);
        test.dialogs.answer(Map.of("DisplayName", "Streets", "tags", "b=3"));
        run("topicSettings");
        assertEquals(Map.of("DisplayName", "Streets"), sns.attributes.get(streets.arn()));
        assertEquals(Map.of("b", "3"), sns.tags.get(streets.arn()));
        assertEquals(1, sns.asked.stream().filter("SetTopicAttributes"::equals).count());
        assertEquals("Streets", row("streets").displayName().get());
    }

    @Test
    void tagsThatWereLeftAloneStayAsTheyAre() {
        Topic streets = sns.topic("streets");
        sns.tags.put(streets.arn(), new HashMap<>(Map.of("a=b", "1", "c", "2")));
        choose(streets);
        test.dialogs.answer(Map.of("tags", "a=b=1\nc=3"));
        run("topicSettings");
        assertEquals(Map.of("a=b", "1", "c", "3"), sns.tags.get(streets.arn()));
    }

    private Object shown(String field) {
        return test.dialogs.last().fields().stream()
                .filter(f -> f.name().equals(field))
                .findFirst()
                .orElseThrow()
                .initial();
    }

    @Test
    void onlyWhatWasChangedIsWrittenAndUnknownValuesStayAsTheyAre() {
        Topic orders = sns.topic("orders.fifo");
        Map<String, String> set = new HashMap<>(Map.of(
                "SignatureVersion", "3",
                "FifoThroughputScope", "MessageGroup",
                "ArchivePolicy", "{\"MessageRetentionPeriod\":\"30\"}",
                "BeginningArchiveTime", "2026-11-01T00:00:00.000Z",
                "HTTPSuccessFeedbackSampleRate", "100"));
        sns.attributes.put(orders.arn(), set);
        choose(orders);
        test.dialogs.answer(Map.of("TracingConfig", "Active", "ArchivePolicy", " 60 "));
        run("topicSettings");
        assertEquals("3", shown("SignatureVersion"));
        assertEquals("30", shown("ArchivePolicy"));
        assertTrue(test.dialogs.last().fields().stream().anyMatch(f -> "2026-11-01T00:00:00.000Z".equals(f.initial())));
        assertEquals(2, sns.asked.stream().filter("SetTopicAttributes"::equals).count());
        assertEquals("Active", set.get("TracingConfig"));
        assertEquals("{\"MessageRetentionPeriod\":\"60\"}", set.get("ArchivePolicy"));
    }

    @Test
    void archivedMessagesAreDeletedOnlyAfterAQuestion() {
        Topic orders = sns.topic("orders.fifo");
        Map<String, String> set = new HashMap<>(Map.of("ArchivePolicy", "{\"MessageRetentionPeriod\":\"60\"}"));
        sns.attributes.put(orders.arn(), set);
        choose(orders);
        test.dialogs.answer(Map.of("ArchivePolicy", "")); // And the question is not.
        run("topicSettings");
        assertEquals(
                "Delete archived messages of orders.fifo?", test.dialogs.last().title());
        assertTrue(test.dialogs.last().text().contains("all archived messages"));
        assertEquals("{\"MessageRetentionPeriod\":\"60\"}", set.get("ArchivePolicy"));
        test.dialogs.answer(Map.of("ArchivePolicy", "30"));
        test.dialogs.answer(Map.of());
        run("topicSettings");
        assertTrue(test.dialogs.last().text().contains("older than 30 days"));
        assertEquals("{\"MessageRetentionPeriod\":\"30\"}", set.get("ArchivePolicy"));
        set.put("ArchivePolicy", "{\"Other\":1}");
        test.dialogs.answer(Map.of("ArchivePolicy", ""));
        test.dialogs.answer(Map.of());
        run("topicSettings");
        assertEquals("{}", set.get("ArchivePolicy"));
    }

    @Test
    void whatTheServiceRefusesIsSaidAndTheRestIsSaved() {
        Topic streets = sns.topic("streets");
        choose(streets);
        sns.failures.put("SetTopicAttributes", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED)));
        test.dialogs.answer(Map.of("KmsMasterKeyId", "alias/x", "TracingConfig", "Active"));
        run("topicSettings");
        assertTrue(test.error().startsWith("KmsMasterKeyId was not saved. "), test.error());
        assertEquals(Map.of("TracingConfig", "Active"), sns.attributes.get(streets.arn()));
    }

    @Test
    void deliveryLoggingIsSetProtocolByProtocol() {
        Topic streets = sns.topic("streets");
        String role = "arn:aws:iam::123456789012:role/SNSLogs";
        choose(streets);
        test.dialogs.answer(Map.of("SQSFailureFeedbackRoleArn", role, "SQSSuccessFeedbackSampleRate", "20"));
        run("deliveryLogging");
        assertEquals(
                Map.of("SQSFailureFeedbackRoleArn", role, "SQSSuccessFeedbackSampleRate", "20"),
                sns.attributes.get(streets.arn()));
        Form form = test.dialogs.last();
        assertEquals(5, form.sections().size());
        for (Map<String, String> bad : List.of(
                Map.of("LambdaSuccessFeedbackSampleRate", "101"), Map.of("HTTPFailureFeedbackRoleArn", "SNSLogs"))) {
            assertEquals(1, form.problems(FakeDialogs.answers(form, bad)).size(), bad.toString());
        }
    }

    @Test
    void aServerWithoutTagsHasSettingsWithoutThem() {
        sns.missing.add("ListTagsForResource");
        choose(sns.topic("streets"));
        run("topicSettings");
        assertTrue(test.dialogs.last().fields().stream().noneMatch(f -> f.name().equals("tags")));
    }

    @Test
    void protectedTopicsStay() {
        Topic critical = sns.topic("streets_Critical");
        Topic news = sns.topic("streets_news");
        sns.confirmed(news, "sms", "+14155550100");
        bell.reload();
        assertTrue(bell.topics().isProtected(row("streets_Critical").topic()));
        assertFalse(bell.topics().isProtected(row("streets_news").topic()));
        bell.topics().selected().setAll(critical);
        run("deleteTopics");
        assertTrue(test.error().contains("streets_Critical"), test.error());
        bell.topics().selected().setAll(critical, news);
        test.dialogs.answer(Map.of());
        run("deleteTopics");
        String question = test.dialogs.last().text() + test.dialogs.last().details();
        assertTrue(question.contains("1 topic with 1 confirmed subscription"), question);
        assertTrue(question.contains("Protected, will be kept (1): streets_Critical"), question);
        assertEquals(List.of(critical), sns.topics);
        test.dialogs.answer(Map.of(Field.ONLY, ""));
        run("protectTopics");
        assertFalse(bell.topics().isProtected(row("streets_Critical").topic()));
        bell.topics().selected().setAll(critical);
        test.dialogs.answer(Map.of());
        run("deleteTopics");
        assertEquals(List.of(), sns.topics);
    }

    @Test
    void failuresOfABulkDeleteAreListed() {
        for (int i = 0; i < 40; i++) {
            sns.topic("t" + i);
        }
        bell.reload();
        bell.topics().selected().setAll(sns.topics);
        sns.failures.put("DeleteTopic", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED, ErrorKind.THROTTLED)));
        test.dialogs.answer(Map.of());
        run("deleteTopics");
        assertTrue(test.dialogs.last().details().get(0).contains("and 28 more"), "names are not listed without end");
        assertEquals(1, sns.topics.size());
        PlanViewModel results = test.dialogs.screen(PlanViewModel.class);
        assertEquals(1, results.failures());
        assertEquals(1, names().size());
    }

    @Test
    void arnOfAnotherRegionOffersToSwitch() {
        sns.topic("here");
        bell.reload();
        bell.topics().filter().set("arn:aws:sns:eu-west-1:123456789012:there");
        bell.topics().find();
        assertTrue(test.error().contains("eu-west-1"), test.error());
        test.context.errors().act();
        assertEquals(List.of("eu-west-1"), switched);
        bell.topics().filter().set("arn:aws:sns:us-east-1:999999999999:shared");
        bell.topics().find();
        assertEquals("shared", bell.topics().current().get().name());
        bell.topics().filter().set("arn:aws:sns:default::ceph");
        bell.topics().find();
        assertEquals(2, switched.size() + 1);
    }

    @Test
    void aServerOfFourActionsIsUsedAsFarAsItGoes() {
        sns.missing.addAll(List.of(
                "ListSubscriptionsByTopic",
                "ListSubscriptions",
                "SetTopicAttributes",
                "Subscribe",
                "Publish",
                "ListTagsForResource"));
        Topic topic = sns.topic("alerts");
        choose(topic);
        assertEquals("", test.error());
        assertTrue(bell.subscriptions().placeholder().get().contains("doesn’t support ListSubscriptionsByTopic"));
        assertFalse(command("newSubscription").enabled().get());
        bell.publish().message().set("m");
        bell.publish().command().run();
        assertTrue(test.error().contains("Publish"), test.error());
        assertFalse(bell.publish().command().enabled().get());
        assertTrue(bell.publish().hint().get().contains("doesn’t support Publish"));
        test.dialogs.answer(Map.of("DisplayName", "x"));
        run("topicSettings");
        assertFalse(command("topicSettings").enabled().get());
        long asked =
                sns.asked.stream().filter("ListSubscriptionsByTopic"::equals).count();
        bell.subscriptions().reload();
        assertEquals(
                asked,
                sns.asked.stream().filter("ListSubscriptionsByTopic"::equals).count());
    }

    @Test
    void aServerWithoutSnsSaysSoWhereTheTopicsWouldBe() {
        sns.missing.add("ListTopics");
        bell.reload();
        assertEquals("", test.error());
        assertTrue(bell.topics().placeholder().get().contains("doesn’t support ListTopics"));
    }

    @Test
    void aCountThatIsNotKnownIsNotSaid() {
        sns.topic("a");
        sns.topic("b");
        bell.reload();
        bell.topics().selected().setAll(sns.topics);
        sns.failures.put("GetTopicAttributes", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED)));
        run("deleteTopics");
        assertEquals(
                "Delete 2 topics and their subscriptions? This can’t be undone.",
                test.dialogs.last().text());
    }

    @Test
    void fifoTopicThatDeduplicatesByContentMakesItsOwnIds() {
        Topic orders = sns.topic("orders.fifo");
        sns.attributes.put(orders.arn(), new HashMap<>(Map.of("ContentBasedDeduplication", "true")));
        choose(orders);
        bell.publish().groupId().set("g7");
        bell.publish().message().set("m");
        bell.publish().command().run();
        assertEquals("", sns.messages.get(0).deduplicationId());
        assertEquals("g7", bell.history().entries().get(0).message().groupId());
    }
}
