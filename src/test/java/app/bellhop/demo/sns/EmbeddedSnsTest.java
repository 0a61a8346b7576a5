package app.bellhop.demo.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.RawServer;
import app.bellhop.fake.SnsClients;
import app.bellhop.fake.SnsEndpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Tag;

/** The demo's SNS server against the real SDK client. */
class EmbeddedSnsTest extends SnsServerTestBase {

    @Test
    void sameNameIsTheSameTopic() {
        String name = topic.substring(topic.lastIndexOf(':') + 1);
        assertEquals(topic, sns.createTopic(r -> r.name(name)).topicArn());
        assertEquals("arn:aws:sns:us-east-1:000000000000:" + name, topic);
    }

    @Test
    void sameNameWithOtherAttributesIsRefused() {
        String name = topic.substring(topic.lastIndexOf(':') + 1);
        assertCode("InvalidParameter", () -> sns.createTopic(r -> r.name(name).attributes(Map.of("DisplayName", "x"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ümlaut", "dot.dot", ".fifo"})
    void nameThatBreaksTheRulesIsRefused(String name) {
        assertCode("InvalidParameter", () -> sns.createTopic(r -> r.name(name)));
    }

    @Test
    void deletingTwiceIsNoError() {
        sns.deleteTopic(r -> r.topicArn(topic));
        sns.deleteTopic(r -> r.topicArn(topic));
        assertCode("NotFound", () -> sns.getTopicAttributes(r -> r.topicArn(topic)));
    }

    @Test
    void topicsAreListedByTheHundred() {
        IntStream.range(0, 105).forEach(i -> sns.createTopic(r -> r.name("many-" + i)));
        assertEquals(100, sns.listTopics().topics().size());
        long all = sns.listTopicsPaginator().topics().stream()
                .filter(t -> t.topicArn().contains(":many-"))
                .count();
        assertEquals(105, all);
    }

    @Test
    void topicAttributesAreKeptAndChecked() {
        sns.setTopicAttributes(
                r -> r.topicArn(topic).attributeName("DisplayName").attributeValue("Bell & Co <1>"));
        Map<String, String> all = sns.getTopicAttributes(r -> r.topicArn(topic)).attributes();
        assertEquals("Bell & Co <1>", all.get("DisplayName"));
        assertEquals("0", all.get("SubscriptionsConfirmed"));
        assertCode(
                "InvalidParameter",
                () -> sns.setTopicAttributes(
                        r -> r.topicArn(topic).attributeName("Policy").attributeValue("{no json")));
        assertCode(
                "InvalidParameter",
                () -> sns.setTopicAttributes(
                        r -> r.topicArn(topic).attributeName("Colour").attributeValue("red")));
    }

    @ParameterizedTest
    @CsvSource({
        "email, no-at-sign",
        "sms, 5550100",
        "https, http://example.com/",
        "sqs, arn:aws:sns:x",
        "lambda, x",
        "pigeon, x"
    })
    void endpointThatDoesNotFitTheProtocolIsRefused(String protocol, String endpoint) {
        assertCode(
                "InvalidParameter",
                () -> sns.subscribe(r -> r.topicArn(topic).protocol(protocol).endpoint(endpoint)));
    }

    @Test
    void emailWaitsForItsOwnerAndRingsOnceConfirmed() {
        String answer = sns.subscribe(r -> r.topicArn(topic).protocol("email").endpoint("ada@example.com"))
                .subscriptionArn();
        assertEquals("pending confirmation", answer);
        assertEquals("PendingConfirmation", onlySubscription());
        sns.publish(r -> r.topicArn(topic).message("too early"));
        String link = server.demo.inbox().entries().stream()
                .filter(m -> topic.equals(m.topicArn()) && m.confirmUrl() != null)
                .findFirst()
                .orElseThrow()
                .confirmUrl();
        String token = link.replaceAll(".*Token=([^&]+).*", "$1");
        assertCode(
                "InvalidParameter",
                () -> sns.confirmSubscription(r -> r.topicArn(topic).token("wrong")));
        String arn =
                sns.confirmSubscription(r -> r.topicArn(topic).token(token)).subscriptionArn();
        assertEquals(arn, onlySubscription());
        sns.publish(r -> r.topicArn(topic).subject("Bell").message("rings"));
        SnsEndpoint.until(() -> texts().contains("rings"));
        assertFalse(texts().contains("too early"));
        sns.unsubscribe(r -> r.subscriptionArn(arn));
        assertTrue(sns.listSubscriptionsByTopic(r -> r.topicArn(topic))
                .subscriptions()
                .isEmpty());
    }

    @Test
    void httpEndpointGetsSignedEnvelopesOnceConfirmed() throws Exception {
        try (SnsEndpoint endpoint = new SnsEndpoint()) {
            sns.subscribe(r -> r.topicArn(topic).protocol("http").endpoint(endpoint.url()));
            Map<String, String> question = endpoint.take("SubscriptionConfirmation");
            assertTrue(endpoint.signatureHolds(
                    question, "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"));
            endpoint.visit(question.get("SubscribeURL"));
            sns.publish(r -> r.topicArn(topic).subject("S").message("line 1\nline 2"));
            Map<String, String> note = endpoint.take("Notification");
            assertEquals("line 1\nline 2", note.get("Message"));
            assertTrue(
                    endpoint.signatureHolds(note, "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"));
            String arn = onlySubscription();
            sns.setSubscriptionAttributes(r ->
                    r.subscriptionArn(arn).attributeName("RawMessageDelivery").attributeValue("true"));
            sns.publish(r -> r.topicArn(topic).message("raw"));
            assertEquals("raw", endpoint.takeRaw());
        }
    }

    /** Not even where another address leads to this computer, or a redirect does. */
    @Test
    void onlyLoopbackAddressesAreDeliveredTo() throws Exception {
        AtomicInteger redirected = new AtomicInteger();
        try (SnsEndpoint endpoint = new SnsEndpoint();
                RawServer redirecting = new RawServer(request -> {
                    redirected.incrementAndGet();
                    return "HTTP/1.1 307 X\r\nLocation: " + endpoint.url()
                            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                })) {
            for (String host : List.of("0.0.0.0", "169.254.169.254", "10.0.0.1")) {
                sns.subscribe(r -> r.topicArn(topic)
                        .protocol("http")
                        .endpoint(endpoint.url().replace("127.0.0.1", host)));
            }
            sns.subscribe(r -> r.topicArn(topic).protocol("http").endpoint(redirecting.endpoint()));
            SnsEndpoint.until(() -> redirected.get() > 0);
            sns.subscribe(r -> r.topicArn(topic).protocol("http").endpoint(endpoint.url()));
            endpoint.visit(endpoint.take("SubscriptionConfirmation").get("SubscribeURL"));
            sns.publish(r -> r.topicArn(topic).message("the next thing that arrives"));
            assertEquals(
                    "the next thing that arrives", endpoint.take("Notification").get("Message"));
        }
    }

    @Test
    void filterPolicyDecidesWhoHears() {
        sns.subscribe(r -> r.topicArn(topic)
                .protocol("sms")
                .endpoint("+14155550111")
                .attributes(Map.of("FilterPolicy", "{\"level\":[{\"numeric\":[\">=\",3]}]}")));
        sns.publish(r -> r.topicArn(topic).message("low").messageAttributes(Map.of("level", number("2"))));
        sns.publish(r -> r.topicArn(topic).message("none"));
        sns.publish(r -> r.topicArn(topic).message("high").messageAttributes(Map.of("level", number("4"))));
        SnsEndpoint.until(() -> texts().contains("high"));
        assertFalse(texts().contains("low"));
        assertFalse(texts().contains("none"));
    }

    private static MessageAttributeValue number(String value) {
        return MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue(value)
                .build();
    }

    @Test
    void jsonStructureGivesEachProtocolItsText() {
        sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint("+14155550122"));
        sns.publish(r ->
                r.topicArn(topic).messageStructure("json").message("{\"default\":\"all\",\"sms\":\"for phones\"}"));
        SnsEndpoint.until(() -> texts().contains("for phones"));
        assertCode(
                "InvalidParameter",
                () -> sns.publish(
                        r -> r.topicArn(topic).messageStructure("json").message("{\"sms\":\"x\"}")));
    }

    @Test
    void publishIsChecked() {
        assertCode("InvalidParameter", () -> sns.publish(r -> r.topicArn(topic).message("")));
        assertCode(
                "InvalidParameter",
                () -> sns.publish(r -> r.topicArn(topic).message("m").subject("s".repeat(101))));
        assertCode(
                "InvalidParameter",
                () -> sns.publish(r -> r.topicArn(topic).message("m").subject("a\nb")));
        assertCode("InvalidParameter", () -> sns.publish(r -> r.topicArn(topic).message("m".repeat(256 * 1024 + 1))));
        assertCode(
                "NotFound", () -> sns.publish(r -> r.topicArn(topic + "-gone").message("m")));
        assertCode(
                "InvalidParameter", () -> sns.publish(r -> r.phoneNumber("123").message("m")));
    }

    @Test
    void fifoWantsAGroupAndDropsRepetitions() {
        String fifo = sns.createTopic(r -> r.name("orders.fifo")
                        .attributes(Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true")))
                .topicArn();
        assertCode("InvalidParameter", () -> sns.publish(r -> r.topicArn(fifo).message("m")));
        String first = sns.publish(r -> r.topicArn(fifo).message("m").messageGroupId("g"))
                .messageId();
        assertEquals(
                first,
                sns.publish(r -> r.topicArn(fifo).message("m").messageGroupId("g"))
                        .messageId());
        assertNotEquals(
                first,
                sns.publish(r -> r.topicArn(fifo).message("n").messageGroupId("g"))
                        .messageId());
        assertCode(
                "InvalidParameter",
                () -> sns.subscribe(r -> r.topicArn(fifo).protocol("email").endpoint("a@b.c")));
    }

    @Test
    void batchTellsOfEachMessage() {
        var answer =
                sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entry("a", "one"), entry("b", "")));
        assertEquals("a", answer.successful().get(0).id());
        assertEquals("b", answer.failed().get(0).id());
        assertCode(
                "BatchEntryIdsNotDistinct",
                () -> sns.publishBatch(
                        r -> r.topicArn(topic).publishBatchRequestEntries(entry("a", "one"), entry("a", "two"))));
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    @Test
    void tagsComeAndGo() {
        sns.tagResource(r ->
                r.resourceArn(topic).tags(Tag.builder().key("team").value("a&b").build()));
        assertEquals(
                "a&b",
                sns.listTagsForResource(r -> r.resourceArn(topic)).tags().get(0).value());
        sns.untagResource(r -> r.resourceArn(topic).tagKeys("team"));
        assertTrue(sns.listTagsForResource(r -> r.resourceArn(topic)).tags().isEmpty());
        assertCode("ResourceNotFound", () -> sns.listTagsForResource(r -> r.resourceArn(topic + "x")));
    }

    @Test
    void smsSettingsAndOptOuts() {
        sns.setSMSAttributes(r -> r.attributes(Map.of("DefaultSMSType", "Transactional")));
        assertEquals(
                Map.of("DefaultSMSType", "Transactional"),
                sns.getSMSAttributes(r -> r.attributes("DefaultSMSType")).attributes());
        assertCode("InvalidParameter", () -> sns.setSMSAttributes(r -> r.attributes(Map.of("DefaultSMSType", "x"))));
        server.demo.optOut("+14155550199");
        assertTrue(sns.checkIfPhoneNumberIsOptedOut(r -> r.phoneNumber("+14155550199"))
                .isOptedOut());
        assertEquals(List.of("+14155550199"), sns.listPhoneNumbersOptedOut().phoneNumbers());
        assertCode(
                "OptedOut", () -> sns.publish(r -> r.phoneNumber("+14155550199").message("m")));
        sns.optInPhoneNumber(r -> r.phoneNumber("+14155550199"));
        sns.publish(r -> r.phoneNumber("+14155550199").message("welcome back"));
        assertTrue(texts().contains("welcome back"));
    }

    @Test
    void subscriptionsAreListedByTheHundred() {
        IntStream.range(0, 101)
                .forEach(i ->
                        sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint("+1415555%04d".formatted(i))));
        assertEquals(
                100,
                sns.listSubscriptionsByTopic(r -> r.topicArn(topic))
                        .subscriptions()
                        .size());
        assertEquals(
                101,
                sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(topic)).subscriptions().stream()
                        .count());
        assertTrue(sns.listSubscriptionsPaginator().subscriptions().stream().count() >= 101);
    }

    @Test
    void wrongKeysAreRefused() {
        try (SnsClient wrongSecret = SnsClients.of(server.demo, server.demo.accessKeyId(), "wrong");
                SnsClient wrongId = SnsClients.of(server.demo, "AKIAWRONG", "wrong")) {
            assertCode("SignatureDoesNotMatch", wrongSecret::listTopics);
            assertCode("InvalidClientTokenId", wrongId::listTopics);
        }
    }

    private String onlySubscription() {
        return sns.listSubscriptionsByTopic(r -> r.topicArn(topic))
                .subscriptions()
                .get(0)
                .subscriptionArn();
    }

    private static List<String> texts() {
        return server.demo.inbox().entries().stream().map(m -> m.text()).toList();
    }

    private static void assertCode(String code, Executable call) {
        assertEquals(
                code, assertThrows(SnsException.class, call).awsErrorDetails().errorCode());
    }
}
