package app.bellhop.demo.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.SnsClients;
import app.bellhop.fake.SnsEndpoint;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the demo's SNS server answers where AWS is particular, word for word, against the real SDK client. */
class SnsAnswersTest extends SnsServerTestBase {

    private static final long PATIENCE_SECONDS = 60;

    private static String message(Executable call) {
        var details = assertThrows(SnsException.class, call).awsErrorDetails();
        return details.sdkHttpResponse().statusCode() + " " + details.errorCode() + ": " + details.errorMessage();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static PublishBatchRequestEntry.Builder entry(String id) {
        return PublishBatchRequestEntry.builder().id(id).message("m");
    }

    @Test
    void regionsKnowTheirOwnTopicsOnly() {
        try (SnsClient elsewhere = SnsClients.of(server.demo, Region.EU_WEST_1)) {
            assertTrue(elsewhere.listTopics().topics().stream()
                    .allMatch(t -> t.topicArn().contains(":eu-west-1:")));
            assertEquals(
                    "400 InvalidParameter: Invalid parameter: TopicArn",
                    message(() -> elsewhere.deleteTopic(r -> r.topicArn(topic))));
            assertEquals(
                    "400 InvalidParameter: Invalid parameter: TopicArn",
                    message(() -> elsewhere.publish(r -> r.topicArn(topic).message("m"))));
            String own = elsewhere.createTopic(r -> r.name("own")).topicArn();
            assertTrue(sns.listTopicsPaginator().topics().stream()
                    .noneMatch(t -> t.topicArn().equals(own)));
            elsewhere.subscribe(r -> r.topicArn(own).protocol("sms").endpoint("+14155550101"));
            assertEquals(1, elsewhere.listSubscriptions().subscriptions().size());
        }
        assertEquals(
                topic,
                sns.getTopicAttributes(r -> r.topicArn(topic)).attributes().get("TopicArn"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".abc   | Invalid message attribute name starting with character '.' was found.",
                "abc.   | Invalid message attribute name ending with character '.' was found.",
                "a..b   | Message attribute name can not have successive '.' character.",
                "LONG   | Length of message attribute name must be less than 256 bytes."
            })
    void namesOfAttributesAreChecked(String name, String sentence) {
        String key = name.equals("LONG") ? "x".repeat(257) : name;
        assertTrue(message(() ->
                        sns.publish(r -> r.topicArn(topic).message("m").messageAttributes(Map.of(key, text("v")))))
                .endsWith(sentence));
        assertTrue(message(() -> sns.publishBatch(r -> r.topicArn(topic)
                        .publishBatchRequestEntries(entry("a")
                                .messageAttributes(Map.of(key, text("v")))
                                .build())))
                .endsWith(sentence));
    }

    @Test
    void batchesAreChecked() {
        assertEquals(
                "400 InvalidBatchEntryId: The Id of a batch entry in a batch request doesn't abide by the specification.",
                message(() -> sns.publishBatch(r -> r.topicArn(topic)
                        .publishBatchRequestEntries(entry("message.id").build()))));
        String fifo = sns.createTopic(r -> r.name("batch.fifo").attributes(Map.of("FifoTopic", "true")))
                .topicArn();
        assertEquals(
                "400 InvalidParameter: Invalid parameter: The MessageGroupId parameter is required for FIFO topics",
                message(() -> sns.publishBatch(r ->
                        r.topicArn(fifo).publishBatchRequestEntries(entry("a").build()))));
        String half = "x".repeat(130 * 1024);
        assertTrue(message(() -> sns.publishBatch(r -> r.topicArn(topic)
                        .publishBatchRequestEntries(
                                entry("a")
                                        .messageAttributes(Map.of("k", text(half)))
                                        .build(),
                                entry("b")
                                        .messageAttributes(Map.of("k", text(half)))
                                        .build())))
                .startsWith("400 BatchRequestTooLong"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]} | FilterPolicy: Filter policy can not have more than 5 keys",
                "{\"a\":{\"b\":[1]}} | Filter policy scope MessageAttributes does not support nested filter policy",
                "MANY | FilterPolicy: Filter policy is too complex"
            })
    void limitsOfFilterPolicies(String policy, String sentence) {
        String values = "[1,2,3,4,5,6,7,8,9,10,11,12,13]";
        String given = policy.equals("MANY") ? "{\"a\":" + values + ",\"b\":" + values + "}" : policy;
        assertEquals(
                "400 InvalidParameter: Invalid parameter: Attributes Reason: " + sentence,
                message(() -> sns.subscribe(r -> r.topicArn(topic)
                        .protocol("sms")
                        .endpoint("+14155550100")
                        .attributes(Map.of("FilterPolicy", given)))));
        String arn = sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint("+14155550100"))
                .subscriptionArn();
        assertEquals(
                "400 InvalidParameter: Invalid parameter: " + sentence,
                message(() -> sns.setSubscriptionAttributes(r ->
                        r.subscriptionArn(arn).attributeName("FilterPolicy").attributeValue(given))));
    }

    @Test
    void whatAwsTakesIsTaken() {
        String arn = sns.subscribe(r -> r.topicArn(topic)
                        .protocol("http")
                        .endpoint("http://127.0.0.1:9/")
                        .returnSubscriptionArn(true)
                        .attributes(Map.of("RawMessageDelivery", "True")))
                .subscriptionArn();
        assertEquals(
                "true",
                sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn))
                        .attributes()
                        .get("RawMessageDelivery"));
        String sms = sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint("+14155550100"))
                .subscriptionArn();
        sns.unsubscribe(r -> r.subscriptionArn(sms));
        sns.unsubscribe(r -> r.subscriptionArn(sms));
        Tag one = Tag.builder().key("a").value("1").build();
        Tag two = Tag.builder().key("b").value("2").build();
        String tagged = sns.createTopic(r -> r.name("tagged").tags(one, two)).topicArn();
        assertEquals(tagged, sns.createTopic(r -> r.name("tagged").tags(one)).topicArn());
        sns.createTopic(r -> r.name("plain").attributes(Map.of("FifoTopic", "false")));
        for (String name : List.of("SQSFailureFeedbackRoleArn", "LambdaSuccessFeedbackSampleRate", "DeliveryPolicy")) {
            sns.setTopicAttributes(r -> r.topicArn(topic).attributeName(name).attributeValue(""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus!", "-1"})
    void tokensThatNobodyGaveAreRefused(String token) {
        assertEquals(
                "400 InvalidParameter: Invalid parameter: NextToken",
                message(() -> sns.listTopics(r -> r.nextToken(token))));
        assertEquals(
                "400 InvalidParameter: Invalid parameter: NextToken",
                message(() -> sns.listSubscriptions(r -> r.nextToken(token))));
    }

    @Test
    void repetitionsAreFoundWithinAGroupWhereTheScopeSaysSo() {
        String fifo = sns.createTopic(r -> r.name("scoped.fifo")
                        .attributes(Map.of("FifoTopic", "true", "FifoThroughputScope", "MessageGroup")))
                .topicArn();
        String first = sns.publish(
                        r -> r.topicArn(fifo).message("m").messageGroupId("a").messageDeduplicationId("1"))
                .messageId();
        String other = sns.publish(
                        r -> r.topicArn(fifo).message("m").messageGroupId("b").messageDeduplicationId("1"))
                .messageId();
        assertFalse(first.equals(other));
        assertEquals(
                first,
                sns.publish(r -> r.topicArn(fifo)
                                .message("m")
                                .messageGroupId("a")
                                .messageDeduplicationId("1"))
                        .messageId());
    }

    @Test
    void permissionsAreStatementsOfThePolicy() {
        sns.addPermission(r ->
                r.topicArn(topic).label("other").awsAccountIds("111122223333").actionNames("Publish"));
        assertEquals(
                "400 InvalidParameter: Invalid parameter: Statement already exists",
                message(() -> sns.addPermission(r -> r.topicArn(topic)
                        .label("other")
                        .awsAccountIds("111122223333")
                        .actionNames("Publish"))));
        assertTrue(policy().contains("arn:aws:iam::111122223333:root"), policy());
        sns.removePermission(r -> r.topicArn(topic).label("other"));
        assertFalse(policy().contains("111122223333"), policy());
    }

    private String policy() {
        return sns.getTopicAttributes(r -> r.topicArn(topic)).attributes().get("Policy");
    }

    @Test
    void dataProtectionIsKept() {
        assertEquals("", sns.getDataProtectionPolicy(r -> r.resourceArn(topic)).dataProtectionPolicy());
        sns.putDataProtectionPolicy(r -> r.resourceArn(topic).dataProtectionPolicy("{\"Name\":\"p\"}"));
        assertEquals(
                "{\"Name\":\"p\"}",
                sns.getDataProtectionPolicy(r -> r.resourceArn(topic)).dataProtectionPolicy());
    }

    @Test
    void sandboxNumbersAreVerifiedByTheirCode() {
        String number = "+14155550177";
        sns.createSMSSandboxPhoneNumber(r -> r.phoneNumber(number));
        assertEquals(
                "Pending",
                sns.listSMSSandboxPhoneNumbers(r -> {}).phoneNumbers().get(0).statusAsString());
        String code = server.demo.inbox().entries().stream()
                .filter(m -> m.text().startsWith("Your AWS verification code is "))
                .findFirst()
                .orElseThrow()
                .text()
                .replaceAll("\\D", "");
        assertTrue(message(() -> sns.verifySMSSandboxPhoneNumber(
                        r -> r.phoneNumber(number).oneTimePassword("wrong")))
                .startsWith("400"));
        sns.verifySMSSandboxPhoneNumber(r -> r.phoneNumber(number).oneTimePassword(code));
        assertEquals(
                "Verified",
                sns.listSMSSandboxPhoneNumbers(r -> {}).phoneNumbers().get(0).statusAsString());
        sns.deleteSMSSandboxPhoneNumber(r -> r.phoneNumber(number));
        assertEquals(List.of(), sns.listSMSSandboxPhoneNumbers(r -> {}).phoneNumbers());
    }

    @Test
    void deliveriesAreTriedAgainWithTheirContentTypeAndAttributes() throws Exception {
        BlockingQueue<String> taken = new LinkedBlockingQueue<>();
        AtomicInteger tries = new AtomicInteger();
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        endpoint.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refused = body.contains("\"Notification\"") && tries.incrementAndGet() < 3;
            exchange.sendResponseHeaders(refused ? 503 : 200, -1);
            exchange.close();
            if (!refused) {
                taken.add(exchange.getRequestHeaders().getFirst("Content-Type") + "\n" + body);
            }
        });
        endpoint.start();
        try {
            String url = "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/";
            sns.subscribe(r -> r.topicArn(topic)
                    .protocol("http")
                    .endpoint(url)
                    .attributes(Map.of(
                            "DeliveryPolicy", "{\"requestPolicy\":{\"headerContentType\":\"application/json\"}}")));
            JsonNode question = envelope(taken, "SubscriptionConfirmation");
            String arn = sns.confirmSubscription(
                            r -> r.topicArn(topic).token(question.path("Token").asString()))
                    .subscriptionArn();
            sns.publish(r -> r.topicArn(topic).message("m").messageAttributes(Map.of("level", text("high"))));
            JsonNode note = envelope(taken, "Notification");
            assertEquals(3, tries.get());
            assertEquals(
                    JsonMapper.shared().readTree("{\"level\": {\"Type\": \"String\", \"Value\": \"high\"}}"),
                    note.path("MessageAttributes"));
            sns.unsubscribe(r -> r.subscriptionArn(arn));
            String token =
                    envelope(taken, "UnsubscribeConfirmation").path("Token").asString();
            assertEquals(
                    List.of(),
                    sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions());
            sns.confirmSubscription(r -> r.topicArn(topic).token(token));
            assertEquals(
                    url,
                    sns.listSubscriptionsByTopic(r -> r.topicArn(topic))
                            .subscriptions()
                            .get(0)
                            .endpoint());
        } finally {
            endpoint.stop(0);
        }
    }

    private static JsonNode envelope(BlockingQueue<String> taken, String type) throws Exception {
        String[] parts = taken.poll(PATIENCE_SECONDS, TimeUnit.SECONDS).split("\n", 2);
        // The question comes before the policy holds.
        boolean question = type.equals("SubscriptionConfirmation");
        assertEquals(question ? "text/plain; charset=UTF-8" : "application/json", parts[0]);
        JsonNode envelope = JsonMapper.shared().readTree(parts[1]);
        assertEquals(type, envelope.path("Type").asString());
        return envelope;
    }

    @Test
    void subjectInAnyScriptArrivesAsItIs() {
        String subject = "Grüße 公共 \uD83D\uDE92";
        sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint("+14155550100"));
        String mail = sns.subscribe(r -> r.topicArn(topic).protocol("email").endpoint("ada@example.com"))
                .subscriptionArn();
        assertEquals("pending confirmation", mail);
        String link = server.demo.inbox().entries().stream()
                .filter(m -> topic.equals(m.topicArn()) && m.confirmUrl() != null)
                .findFirst()
                .orElseThrow()
                .confirmUrl();
        sns.confirmSubscription(r -> r.topicArn(topic).token(link.replaceAll(".*Token=([^&]+).*", "$1")));
        sns.publish(r -> r.topicArn(topic).subject(subject).message("m"));
        SnsEndpoint.until(() -> server.demo.inbox().entries().stream().anyMatch(m -> subject.equals(m.subject())));
    }
}
