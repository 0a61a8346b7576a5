package app.bellhop.viewmodel.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.sns.BucketNotifications;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.main.BellTestBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Buckets that notify topics, and EventBridge. */
class BucketEventsTest extends BellTestBase {

    private BucketEventsViewModel events() {
        sns.topic("streets");
        sns.topic("orders.fifo");
        store.buckets.add("data");
        run("bucketEvents");
        return test.dialogs.screen(BucketEventsViewModel.class);
    }

    private void run(BucketEventsViewModel model, String id) {
        var command = model.commands().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertTrue(command.enabled().get(), id + " " + model.status().get());
        command.run();
    }

    @Test
    void bucketIsWiredAndUnwired() {
        s3.sections.put(BucketSection.NOTIFICATION, "{\"QueueConfigurations\": []}");
        BucketEventsViewModel model = events();
        assertEquals(List.of("streets"), model.topics(), "S3 cannot publish to FIFO topics");
        assertEquals("streets", model.topic().get(), "the only topic is chosen");
        model.bucket().set("data");
        model.prefix().set("in/");
        run(model, "reviewEvents");
        assertFalse(model.bucketDiff().isEmpty());
        assertFalse(model.policyDiff().isEmpty());
        assertFalse(s3.sections.get(BucketSection.NOTIFICATION).contains("TopicArn"), "nothing is written before");
        run(model, "writeEvents");
        String policy = sns.attributes.get(sns.topics.get(0).arn()).get("Policy");
        assertTrue(policy.contains("s3.amazonaws.com") && policy.contains("arn:aws:s3:::data"), policy);
        assertEquals(1, model.rules().size());
        assertEquals("in/", model.rules().get(0).prefix());
        run(model, "reviewEvents");
        assertTrue(model.failed().get(), "an object would notify twice");
        run(model, "testEvents");
        assertTrue(sns.published.get(0).contains("s3:TestEvent"), sns.published.get(0));
        model.chosen().set(model.rules().get(0));
        run(model, "removeEvents");
        run(model, "writeEvents");
        assertEquals(List.of(), BucketNotifications.rules(s3.sections.getOrDefault(BucketSection.NOTIFICATION, "")));
        assertFalse(sns.attributes.get(sns.topics.get(0).arn()).get("Policy").contains("s3.amazonaws.com"));
        assertTrue(s3.sections.get(BucketSection.NOTIFICATION).contains("QueueConfigurations"));
    }

    @Test
    void noBucketHasNoRulesThoughThoseOfTheLastOneArrive() {
        s3.sections.put(BucketSection.NOTIFICATION, "{\"EventBridgeConfiguration\": {}}");
        BucketEventsViewModel model = events();
        s3.held.add("get NOTIFICATION");
        model.bucket().set("data");
        model.bucket().set("");
        s3.release();
        assertEquals("", model.eventBridge().get());
    }

    @Test
    void overlapWithAFunctionOrAQueueIsForeseen() {
        for (String kind : List.of("LambdaFunction", "Queue")) {
            String arn = kind.equals("Queue") ? "QueueArn" : "LambdaFunctionArn";
            s3.sections.put(
                    BucketSection.NOTIFICATION,
                    "{\"%sConfigurations\": [{\"Id\": \"old\", \"%s\": \"arn:aws:x:y:1:target\", \"Events\":"
                                    .formatted(kind, arn)
                            + " [\"s3:ObjectCreated:Put\"], \"Filter\": {\"Key\": {\"FilterRules\":"
                            + " [{\"Name\": \"prefix\", \"Value\": \"in/deep/\"}]}}}]}");
            BucketEventsViewModel model = events();
            model.bucket().set("data");
            model.topic().set("streets");
            model.prefix().set("in/");
            run(model, "reviewEvents");
            assertTrue(model.failed().get());
            assertTrue(
                    model.status().get().contains("arn:aws:x:y:1:target"),
                    model.status().get());
            model.prefix().set("out/");
            run(model, "reviewEvents");
            assertFalse(model.failed().get(), model.status().get());
        }
    }

    @Test
    void eventBridgeIsTurnedOnAndOff() {
        s3.sections.put(BucketSection.NOTIFICATION, "{\"QueueConfigurations\": []}");
        BucketEventsViewModel model = events();
        model.bucket().set("data");
        assertEquals("EventBridge: off", model.eventBridge().get());
        run(model, "toggleEventBridge");
        assertFalse(model.bucketDiff().isEmpty());
        assertFalse(s3.sections.get(BucketSection.NOTIFICATION).contains("EventBridge"), "nothing is written before");
        run(model, "writeEvents");
        assertTrue(BucketNotifications.eventBridge(s3.sections.get(BucketSection.NOTIFICATION)));
        assertTrue(s3.sections.get(BucketSection.NOTIFICATION).contains("QueueConfigurations"));
        assertEquals("EventBridge: on", model.eventBridge().get());
        run(model, "toggleEventBridge");
        run(model, "writeEvents");
        assertEquals("EventBridge: off", model.eventBridge().get());
    }

    @Test
    void keyOfAnEncryptedTopicIsTold() {
        BucketEventsViewModel model = events();
        sns.attributes.put(sns.topics.get(0).arn(), new java.util.HashMap<>(Map.of("KmsMasterKeyId", "alias/aws/sns")));
        model.bucket().set("data");
        model.topic().set("streets");
        run(model, "reviewEvents");
        assertTrue(model.status().get().contains("S3 can’t use"), model.status().get());
        sns.attributes.get(sns.topics.get(0).arn()).put("KmsMasterKeyId", "alias/ours");
        run(model, "reviewEvents");
        assertTrue(
                model.status().get().contains("alias/ours")
                        && model.status().get().contains("kms:GenerateDataKey*"),
                model.status().get());
    }

    @Test
    void somebodyElsesChangeIsNotOverwritten() {
        BucketEventsViewModel model = events();
        model.bucket().set("data");
        model.topic().set("streets");
        run(model, "reviewEvents");
        s3.sections.put(BucketSection.NOTIFICATION, "{\"LambdaFunctionConfigurations\": []}");
        run(model, "writeEvents");
        assertTrue(model.failed().get());
        assertTrue(
                model.status().get().contains("data: The server copy has changed"),
                model.status().get());
        assertTrue(s3.sections.get(BucketSection.NOTIFICATION).contains("Lambda"));
    }

    @Test
    void aServerWithoutTopicPoliciesIsWiredAllTheSame() {
        BucketEventsViewModel model = events();
        sns.missing.add("SetTopicAttributes");
        model.bucket().set("data");
        model.topic().set("streets");
        run(model, "reviewEvents");
        store.failing.put("put NOTIFICATION", FakeObjectStore.failure(ErrorKind.INVALID, "InvalidArgument"));
        run(model, "writeEvents");
        assertFalse(
                model.status().get().contains("still allows"), model.status().get());
        store.failing.clear();
        run(model, "writeEvents");
        assertTrue(s3.sections.get(BucketSection.NOTIFICATION).contains("streets"));
    }

    @Test
    void aBucketThatCannotBeAskedIsTold() {
        BucketEventsViewModel model = events();
        store.failing.put("get NOTIFICATION", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        model.bucket().set("data");
        assertTrue(
                model.failed().get() && model.status().get().contains("s3:Test"),
                model.status().get());
        assertEquals("", model.noRules().get(), "that isn't known");
        store.failing.clear();
        model.bucket().set("");
        model.bucket().set("data");
        assertEquals("This bucket doesn’t notify any topic.", model.noRules().get());
    }

    @Test
    void policyIsPutBackWhenTheBucketRefuses() {
        BucketEventsViewModel model = events();
        Topic streets = sns.topics.get(0);
        sns.attributes.put(streets.arn(), new java.util.HashMap<>(Map.of("Policy", "{\"Statement\":[]}")));
        model.bucket().set("data");
        model.topic().set("streets");
        run(model, "reviewEvents");
        store.failing.put("put NOTIFICATION", FakeObjectStore.failure(ErrorKind.INVALID, "InvalidArgument"));
        run(model, "writeEvents");
        assertTrue(model.failed().get());
        assertFalse(sns.attributes.get(streets.arn()).get("Policy").contains("s3.amazonaws.com"));
    }

    private BucketEventsViewModel reviewed(String policy) {
        BucketEventsViewModel model = events();
        Map<String, String> attributes = new java.util.HashMap<>();
        attributes.put("Policy", policy);
        sns.attributes.put(sns.topics.get(0).arn(), attributes);
        model.bucket().set("data");
        model.topic().set("streets");
        run(model, "reviewEvents");
        return model;
    }

    private String policy() {
        return sns.attributes.get(sns.topics.get(0).arn()).get("Policy");
    }

    @Test
    void policyThatCannotBePutBackIsTold() {
        for (String policy : List.of("{\"Statement\":[]}", "")) {
            BucketEventsViewModel model = reviewed(policy);
            s3.held.add("put NOTIFICATION");
            run(model, "writeEvents");
            sns.failures.put("SetTopicAttributes", new ArrayList<>(List.of(ErrorKind.THROTTLED)));
            store.failing.put("put NOTIFICATION", FakeObjectStore.failure(ErrorKind.INVALID, "InvalidArgument"));
            s3.release();
            assertTrue(
                    model.status().get().contains("(InvalidArgument)")
                            && model.status().get().contains("still allows"),
                    model.status().get());
            store.failing.clear();
            sns.failures.clear();
        }
    }

    @Test
    void lostAnswerOfTheBucketTakesNoPolicyAway() {
        BucketEventsViewModel model = reviewed("{\"Statement\":[]}");
        s3.lost.add("put NOTIFICATION");
        run(model, "writeEvents");
        assertTrue(policy().contains("s3.amazonaws.com"), "the rule is there and needs it");
        assertFalse(model.failed().get(), model.status().get());
        assertEquals(1, model.rules().size());
    }

    @Test
    void ruleThatIsGoneIsNotShownThoughThePolicyStayed() {
        BucketEventsViewModel model = reviewed("{\"Statement\":[]}");
        run(model, "writeEvents");
        model.chosen().set(model.rules().get(0));
        run(model, "removeEvents");
        sns.failures.put("SetTopicAttributes", new ArrayList<>(List.of(ErrorKind.ACCESS_DENIED)));
        run(model, "writeEvents");
        assertTrue(model.failed().get());
        assertEquals(List.of(), model.rules());
    }

    @Test
    void aWriteThatFailsAfterTheWindowWasClosedIsTold() {
        BucketEventsViewModel model = reviewed("{\"Statement\":[]}");
        s3.held.add("put NOTIFICATION");
        run(model, "writeEvents");
        model.close();
        store.failing.put("put NOTIFICATION", FakeObjectStore.failure(ErrorKind.INVALID, "InvalidArgument"));
        s3.release();
        assertTrue(test.error().contains("InvalidArgument"), test.error());
    }
}
