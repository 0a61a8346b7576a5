package app.bellhop.demo.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.SnsEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import tools.jackson.databind.json.JsonMapper;

/** What AWS was seen to deliver, to put into links, and to show of delivery policies. */
class RecordedDeliveriesTest extends RecordedTestBase {

    private static int queues;

    private static String refusal(Executable call) {
        return refused(call).errorMessage();
    }

    private static String newQueue(String end) {
        return queue("deliveries-" + ++queues + end);
    }

    private String subscribed(String url, Map<String, String> attributes) {
        return sns.subscribe(r -> r.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(arn(url))
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private void makeFifoTopic(String name) {
        topic = sns.createTopic(r -> r.name(name + ".fifo")
                        .attributes(Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true")))
                .topicArn();
    }

    @Test
    void aQueueTellsWhatItWasAskedForAndNoMore() {
        String url = newQueue("");
        subscribed(url, Map.of("RawMessageDelivery", "true"));
        Map<String, MessageAttributeValue> attributes =
                Map.of("trace.id", text("7"), "trace.span", text("8"), "kind", text("x"));
        sns.publish(
                r -> r.topicArn(topic).message("m").messageGroupId("tenant-1").messageAttributes(attributes));
        Message bare = received(url, ReceiveMessageRequest.builder().visibilityTimeout(0));
        assertEquals(Map.of(), bare.attributes());
        assertEquals(Map.of(), bare.messageAttributes());
        Message some = received(
                url,
                ReceiveMessageRequest.builder()
                        .visibilityTimeout(0)
                        .messageAttributeNames("trace.*")
                        .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP));
        assertEquals(Set.of("trace.id", "trace.span"), some.messageAttributes().keySet());
        assertEquals(
                Set.of(MessageSystemAttributeName.SENT_TIMESTAMP),
                some.attributes().keySet());
        Map<MessageSystemAttributeName, String> all =
                received(url, everything().visibilityTimeout(0)).attributes();
        assertEquals("tenant-1", all.get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
        assertEquals("3", all.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
        String first = all.get(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
        assertEquals(
                first,
                received(url, everything())
                        .attributes()
                        .get(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP));
        assertTrue(all.containsKey(MessageSystemAttributeName.SENDER_ID));
    }

    @Test
    void aFifoQueueGetsTheDeduplicationIdAndARepetitionItsFirstAnswer() {
        makeFifoTopic("repeated");
        String url = newQueue(".fifo");
        subscribed(url, Map.of("RawMessageDelivery", "true"));
        var first = sns.publish(r -> r.topicArn(topic).message("tide").messageGroupId("g"));
        var again = sns.publish(r -> r.topicArn(topic).message("tide").messageGroupId("g"));
        assertEquals(first.messageId(), again.messageId());
        assertEquals(first.sequenceNumber(), again.sequenceNumber());
        Map<MessageSystemAttributeName, String> told =
                received(url, everything()).attributes();
        assertEquals(
                "8a28929ac7f9a17e97a421ac2cd63ac73568ebe87bc0cee641a193d91c761577",
                told.get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID));
        assertEquals("g", told.get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
        assertTrue(told.containsKey(MessageSystemAttributeName.SEQUENCE_NUMBER));
        sns.publish(r -> r.topicArn(topic).message("own").messageGroupId("h").messageDeduplicationId("own-id"));
        assertEquals(
                "own-id",
                received(url, everything()).attributes().get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID));
    }

    @Test
    void aTextOfAProtocolThatIsNoneIsAsGoodAsMissing() {
        String url = newQueue("");
        subscribed(url, Map.of("RawMessageDelivery", "true"));
        sns.publish(r ->
                r.topicArn(topic).messageStructure("json").message("{\"default\":\"to all\",\"sqs\":{\"field\":1}}"));
        assertEquals("to all", received(url, everything()).body());
    }

    @ParameterizedTest
    @CsvSource({
        "lambda,arn:aws:lambda:us-east-1:000000000000:function:none",
        "firehose,arn:aws:firehose:us-east-1:000000000000:deliverystream/none"
    })
    void whatIsNotThereHasItsMessagesInTheDeadLetterQueue(String protocol, String endpoint) {
        String dead = newQueue("");
        sns.subscribe(r -> r.topicArn(topic)
                .protocol(protocol)
                .endpoint(endpoint)
                .attributes(Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + arn(dead) + "\"}")));
        sns.publish(r -> r.topicArn(topic).message("lost"));
        assertTrue(received(dead, everything()).body().contains("\"Message\":\"lost\""));
    }

    @Test
    void batchesNameTheEntryThatLacksAType() {
        assertEquals(
                "1 validation error detected: Value null at"
                        + " 'publishBatchRequestEntries.2.member.messageAttributes.level.member.dataType' failed to"
                        + " satisfy constraint: Member must not be null",
                refusal(() -> sns.publishBatch(r -> r.topicArn(topic)
                        .publishBatchRequestEntries(
                                entry("a", Map.of()),
                                entry(
                                        "b",
                                        Map.of(
                                                "level",
                                                MessageAttributeValue.builder()
                                                        .stringValue("v")
                                                        .build()))))));
    }

    private static PublishBatchRequestEntry entry(String id, Map<String, MessageAttributeValue> attributes) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message("m")
                .messageAttributes(attributes)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+44/20-7946.0958", "+12-34567"})
    void numbersMayBeSetApart(String number) {
        assertTrue(sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint(number))
                .subscriptionArn()
                .startsWith(topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+44--2079460958", "+442079460958.", "/+442079460958", "+4", "+44 2079460958"})
    void numbersThatAreNoneAreRefused(String number) {
        assertEquals(
                "Invalid SMS endpoint: " + number,
                refusal(() ->
                        sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint(number))));
    }

    @Test
    void subscribingAgainWithWhatHoldsByDefaultIsTheSame() {
        String url = newQueue("");
        String first = subscribed(url, Map.of("RawMessageDelivery", "true", "FilterPolicy", ""));
        assertEquals(first, subscribed(url, Map.of("FilterPolicyScope", "MessageAttributes")));
        String other = newQueue("");
        first = subscribed(other, Map.of());
        assertEquals(first, subscribed(other, Map.of("RawMessageDelivery", "False")));
        assertEquals(
                "Invalid parameter: Attributes Reason: Subscription already exists with different attributes",
                refusal(() -> subscribed(other, Map.of("FilterPolicyScope", "MessageBody"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:sns:us-east-1:000000000000:nothing | SubscriptionId",
                "pending confirmation | SubscriptionArn Reason: An ARN must have at least 6 elements, not 1"
            })
    void attributesOfNoSubscription(String arn, String sentence) {
        assertEquals(
                "Invalid parameter: " + sentence,
                refusal(() -> sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{nearly} | Unexpected character ('n' (code 110)): was expecting double-quote to start field name | 2",
                "nonsense | Unrecognized token 'nonsense': was expecting (JSON String, Number, Array, Object or token"
                        + " 'null', 'true' or 'false') | 9"
            })
    void whatIsNoJsonIsToldWithItsPlace(String policy, String sentence, int column) {
        String arn = subscribed(newQueue(""), Map.of());
        for (String name : List.of("FilterPolicy", "RedrivePolicy")) {
            assertEquals(
                    "Invalid parameter: " + name + ": failed to parse JSON. " + sentence
                            + "\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled);"
                            + " line: 1, column: " + column + "]",
                    refusal(() -> sns.setSubscriptionAttributes(
                            r -> r.subscriptionArn(arn).attributeName(name).attributeValue(policy))));
        }
    }

    @Test
    void placesInFilterPoliciesDontCountBlanks() {
        String arn = subscribed(newQueue(""), Map.of());
        assertEquals(
                "Invalid parameter: FilterPolicy: \"tide\" must be an object or an array\n at [Source:"
                        + " (String)\"{\"tide\":\"high\"}\"; line: 1, column: 10]",
                refusal(() -> sns.setSubscriptionAttributes(r -> r.subscriptionArn(arn)
                        .attributeName("FilterPolicy")
                        .attributeValue("{ \"tide\" : \"high\" }"))));
    }

    private static String answer(String link) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void linksNameTheirTopicsAndTheTokenCounts() throws Exception {
        try (SnsEndpoint endpoint = new SnsEndpoint()) {
            String arn = sns.subscribe(r -> r.topicArn(topic)
                            .protocol("http")
                            .endpoint(endpoint.url())
                            .returnSubscriptionArn(true))
                    .subscriptionArn();
            String link = endpoint.take("SubscriptionConfirmation").get("SubscribeURL");
            assertTrue(link.contains("?Action=ConfirmSubscription&TopicArn=" + topic + "&Token="), link);
            assertTrue(answer(link.replace(topic, "no-arn")).contains("Invalid parameter: Topic<"));
            assertTrue(answer(link.replace(topic, topic.replace("us-east-1", "eu-west-1")))
                    .contains("Invalid parameter: Topic<"));
            assertTrue(answer(link.replaceAll("Token=.*", "Token=abc")).contains("Invalid parameter: Token<"));
            assertTrue(answer(link.replace(topic, topic + "x")).contains("<SubscriptionArn>" + arn + "<"));
            sns.publish(r -> r.topicArn(topic).message("m"));
            String goodbye = endpoint.take("Notification").get("UnsubscribeURL");
            assertTrue(goodbye.endsWith("?Action=Unsubscribe&SubscriptionArn=" + arn), goodbye);
            assertFalse(answer(goodbye).contains("UnsubscribeResult"));
        }
    }

    @Test
    void deliveryPoliciesAreShownWithWhatTheyLeaveOut() {
        String given = "{\"http\":{\"defaultHealthyRetryPolicy\":null,\"defaultRequestPolicy\":"
                + "{\"headerContentType\":\"application/json\"}}}";
        sns.setTopicAttributes(
                r -> r.topicArn(topic).attributeName("DeliveryPolicy").attributeValue(given));
        Map<String, String> shown =
                sns.getTopicAttributes(r -> r.topicArn(topic)).attributes();
        assertJson(
                "{\"http\":{\"defaultRequestPolicy\":{\"headerContentType\":\"application/json\"},"
                        + "\"disableSubscriptionOverrides\":false}}",
                shown.get("DeliveryPolicy"));
        assertTrue(shown.get("EffectiveDeliveryPolicy").contains("\"numRetries\":3"));
        String arn = sns.subscribe(r -> r.topicArn(topic)
                        .protocol("http")
                        .endpoint("http://127.0.0.1:9/")
                        .returnSubscriptionArn(true)
                        .attributes(Map.of("DeliveryPolicy", "{\"throttlePolicy\":{\"maxReceivesPerSecond\":9}}")))
                .subscriptionArn();
        Map<String, String> own =
                sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes();
        assertJson(
                "{\"throttlePolicy\":{\"maxReceivesPerSecond\":9},\"healthyRetryPolicy\":null,"
                        + "\"sicklyRetryPolicy\":null,\"requestPolicy\":null,\"guaranteed\":false}",
                own.get("DeliveryPolicy"));
        var effective = JsonMapper.shared().readTree(own.get("EffectiveDeliveryPolicy"));
        assertEquals(
                "application/json",
                effective.at("/requestPolicy/headerContentType").asString());
        assertEquals(3, effective.at("/healthyRetryPolicy/numRetries").asInt());
    }

    private static void assertJson(String expected, String actual) {
        assertEquals(JsonMapper.shared().readTree(expected), JsonMapper.shared().readTree(actual));
    }
}
