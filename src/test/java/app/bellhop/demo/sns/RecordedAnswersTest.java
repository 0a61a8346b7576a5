package app.bellhop.demo.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** More of what AWS was seen to answer: subscriptions and their attributes, defaults of topics, deliveries of FIFO topics. */
class RecordedAnswersTest extends RecordedTestBase {

    private static final String NUMBER = "+14155550123";
    private static final String HEX = "51b2ff3edb475b7d91550e0ab6edf0c1de2a34e6ebaf6801546cb8e1";

    private static String refusal(Executable call) {
        var details = refused(call);
        return details.errorCode() + ": " + details.errorMessage();
    }

    private static Message received(String url) {
        return received(url, everything());
    }

    private String subscribed(String endpoint, Map<String, String> attributes) {
        return sns.subscribe(r -> r.topicArn(topic)
                        .protocol(endpoint.startsWith("arn") ? "sqs" : "sms")
                        .endpoint(endpoint)
                        .attributes(attributes))
                .subscriptionArn();
    }

    private Map<String, String> settings(String subscription) {
        return sns.getSubscriptionAttributes(r -> r.subscriptionArn(subscription))
                .attributes();
    }

    private String setting(String subscription, String name, String value) {
        return refusal(() -> sns.setSubscriptionAttributes(
                r -> r.subscriptionArn(subscription).attributeName(name).attributeValue(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Colour|x|AttributeName",
                "RawMessageDelivery|yes|RawMessageDelivery: Invalid value [yes]. Must be true or false.",
                "RawMessageDelivery|``|RawMessageDelivery: Invalid value []. Must be true or false.",
                "FilterPolicyScope|Body|FilterPolicyScope: Invalid value [Body]. Please use either MessageBody or"
                        + " MessageAttributes",
                "RedrivePolicy|{\"deadLetterTargetArn\":\"fake\"}|RedrivePolicy: deadLetterTargetArn is an invalid arn",
                "RedrivePolicy|{}|RedrivePolicy: deadLetterTargetArn is an invalid arn"
            })
    void attributesOfSubscriptionsAreRefused(String name, String value, String sentence) {
        String subscription = subscribed(NUMBER, Map.of());
        assertEquals("InvalidParameter: Invalid parameter: " + sentence, setting(subscription, name, value));
    }

    @Test
    void aRedrivePolicyMustBeJson() {
        assertTrue(setting(subscribed(NUMBER, Map.of()), "RedrivePolicy", "{invalid}")
                .startsWith("InvalidParameter: Invalid parameter: RedrivePolicy: failed to parse JSON."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"key\":[[\"value\"]]}|Match value must be String, number, true, false, or null",
                "{\"key\":[{\"wrong-operator\":true}]}|Unrecognized match type wrong-operator",
                "{\"key\":[{\"suffix\":\"a\",\"prefix\":\"b\"}]}|Only one key allowed in match expression",
                "{\"key\":[{\"suffix\":100}]}|suffix match pattern must be a string",
                "{\"key\":{\"suffix\":\"value\"}}|\"suffix\" must be an object or an array",
                "{\"key\":\"value\"}|\"key\" must be an object or an array",
                "{\"key\":[{\"numeric\":[]}]}|Invalid member in numeric match: ]",
                "{\"key\":[{\"numeric\":[\"operator\"]}]}|Unrecognized numeric range operator: operator",
                "{\"key\":[{\"numeric\":[\"=\",\"000\"]}]}|Value of equals must be numeric",
                "{\"key\":[{\"numeric\":[\">\",3,\"<\",1]}]}|Bottom must be less than top",
                "{\"key\":[{\"numeric\":[\">\",20,30]}]}|Bad value in numeric range: 30",
                "{\"key\":[{\"exists\":\"no\"}]}|exists match pattern must be either true or false."
            })
    void filterPoliciesAreRefused(String policy, String sentence) {
        String refusal =
                refusal(() -> subscribed(NUMBER, Map.of("FilterPolicy", policy, "FilterPolicyScope", "MessageBody")));
        assertTrue(
                refusal.startsWith("InvalidParameter: Invalid parameter: Attributes Reason: FilterPolicy: " + sentence
                        + "\n at ["),
                refusal);
    }

    @Test
    void attributesAreShownAsAwsShowsThem() {
        String subscription = subscribed(NUMBER, Map.of());
        Map<String, String> plain = settings(subscription);
        assertEquals("true", plain.get("ConfirmationWasAuthenticated"));
        assertEquals("false", plain.get("RawMessageDelivery"));
        assertFalse(plain.containsKey("FilterPolicyScope"));
        sns.setSubscriptionAttributes(r -> r.subscriptionArn(subscription)
                .attributeName("FilterPolicyScope")
                .attributeValue("MessageBody"));
        assertFalse(settings(subscription).containsKey("FilterPolicyScope"), "not before there is a policy");
        String policy = "{\"key\":[\"value\"]}";
        sns.setSubscriptionAttributes(r ->
                r.subscriptionArn(subscription).attributeName("FilterPolicy").attributeValue(policy));
        assertEquals("MessageBody", settings(subscription).get("FilterPolicyScope"));
        sns.setSubscriptionAttributes(r ->
                r.subscriptionArn(subscription).attributeName("FilterPolicy").attributeValue(""));
        assertFalse(settings(subscription).containsKey("FilterPolicy"));
        String other = subscribed("+14155550124", Map.of("FilterPolicy", policy));
        assertEquals("MessageAttributes", settings(other).get("FilterPolicyScope"));
    }

    @Test
    void subscribingAgainWithSomeOfTheAttributesIsTheSame() {
        String url = queue("again-" + UUID.randomUUID());
        String first = subscribed(arn(url), Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"a\":[1]}"));
        assertEquals(first, subscribed(arn(url), Map.of("RawMessageDelivery", "true")));
        assertEquals(first, subscribed(arn(url), Map.of()));
        assertEquals(
                "InvalidParameter: Invalid parameter: Attributes Reason: Subscription already exists with different"
                        + " attributes",
                refusal(() -> subscribed(arn(url), Map.of("RawMessageDelivery", "false"))));
    }

    @Test
    void tokensAreTold() {
        String gone = topic + "-gone";
        assertEquals(
                "InvalidParameter: Invalid parameter: Token",
                refusal(() -> sns.confirmSubscription(r -> r.topicArn(gone).token(HEX))));
        assertEquals(
                "InvalidParameter: Invalid parameter: Token",
                refusal(() -> sns.confirmSubscription(r -> r.topicArn(topic).token(HEX))));
        assertEquals(
                "InvalidParameter: Invalid token",
                refusal(() -> sns.confirmSubscription(r -> r.topicArn(topic).token("randomtoken"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "randomstring|SubscriptionArn Reason: An ARN must have at least 6 elements, not 1",
                "arn:aws:sns:us-east-1:random|SubscriptionArn Reason: An ARN must have at least 6 elements, not 5",
                "arn:aws:sns:us-east-1:111111111111:random|SubscriptionId"
            })
    void whatIsNoSubscriptionCannotBeUnsubscribed(String arn, String sentence) {
        assertEquals(
                "InvalidParameter: Invalid parameter: " + sentence,
                refusal(() -> sns.unsubscribe(r -> r.subscriptionArn(arn))));
    }

    @Test
    void emptyArnsAreTold() {
        assertEquals(
                "InvalidParameter: Invalid parameter: SubscriptionArn Reason: no value for required parameter",
                refusal(() -> sns.unsubscribe(r -> r.subscriptionArn(""))));
        assertEquals(
                "InvalidParameter: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1",
                refusal(() -> sns.publish(r -> r.topicArn("").message("m"))));
        assertEquals(
                "InvalidParameter: Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified",
                refusal(() -> sns.publish(
                        r -> r.targetArn("arn:aws:sns:us-east-1:000000000000:endpoint/APNS/abcdef/0f7d5971-aa8b-4bd5")
                                .message("m"))));
    }

    private static MessageAttributeValue binary(String type) {
        return MessageAttributeValue.builder()
                .dataType(type)
                .binaryValue(SdkBytes.fromUtf8String("x"))
                .build();
    }

    private static MessageAttributeValue text(String type) {
        return MessageAttributeValue.builder().dataType(type).stringValue("1").build();
    }

    private void assertAttributeRefused(String sentence, MessageAttributeValue value) {
        assertEquals(
                "ParameterValueInvalid: The message attribute 'attr1' " + sentence,
                refusal(() ->
                        sns.publish(r -> r.topicArn(topic).message("m").messageAttributes(Map.of("attr1", value)))));
        assertEquals(
                "ParameterValueInvalid: The message attribute 'attr1' " + sentence,
                refusal(() -> sns.publishBatch(r -> r.topicArn(topic)
                        .publishBatchRequestEntries(PublishBatchRequestEntry.builder()
                                .id("1")
                                .message("m")
                                .messageAttributes(Map.of("attr1", value))
                                .build()))));
    }

    @Test
    void attributesOfMessagesUseTheFieldOfTheirType() {
        assertAttributeRefused("with type 'String' must use field 'String'.", binary("String"));
        assertAttributeRefused("with type 'Number' must use field 'String'.", binary("Number"));
        assertAttributeRefused("with type 'Binary' must use field 'Binary'.", text("Binary"));
        assertAttributeRefused(
                "has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and"
                        + " String.",
                text("InvalidType"));
        assertAttributeRefused(
                "must contain non-empty message attribute value for message attribute type 'String'.",
                MessageAttributeValue.builder().dataType("String").build());
        assertEquals(
                "ValidationError: 1 validation error detected: Value null at"
                        + " 'messageAttributes.attr1.member.dataType' failed to satisfy constraint: Member must not be"
                        + " null",
                refusal(() -> sns.publish(r -> r.topicArn(topic)
                        .message("m")
                        .messageAttributes(Map.of(
                                "attr1",
                                MessageAttributeValue.builder().stringValue("v").build())))));
    }

    @Test
    void aBatchOfTextsByProtocolIsRefusedAsAWhole() {
        assertEquals(
                "InvalidParameter: Invalid parameter: Message Structure - No default entry in JSON message body",
                refusal(() -> sns.publishBatch(r -> r.topicArn(topic)
                        .publishBatchRequestEntries(PublishBatchRequestEntry.builder()
                                .id("1")
                                .message("{\"sqs\":\"m\"}")
                                .messageStructure("json")
                                .build()))));
    }

    @Test
    void defaultsOfTopicsAreShown() {
        JsonNode effective = JsonMapper.shared().readTree(attribute(topic, "EffectiveDeliveryPolicy"));
        assertEquals(
                3, effective.at("/http/defaultHealthyRetryPolicy/numRetries").asInt());
        sns.setTopicAttributes(r -> r.topicArn(topic)
                .attributeName("DeliveryPolicy")
                .attributeValue("{\"http\":{\"defaultHealthyRetryPolicy\":{\"numRetries\":1}}}"));
        JsonNode changed = JsonMapper.shared().readTree(attribute(topic, "EffectiveDeliveryPolicy"));
        assertEquals(1, changed.at("/http/defaultHealthyRetryPolicy/numRetries").asInt());
        assertEquals(
                20, changed.at("/http/defaultHealthyRetryPolicy/minDelayTarget").asInt());
        assertEquals(
                "text/plain; charset=UTF-8",
                changed.at("/http/defaultRequestPolicy/headerContentType").asString());
        assertTrue(attribute(topic, "Policy").contains("SNS:ListSubscriptionsByTopic"));
        String fifo = sns.createTopic(r -> r.name("shown.fifo").attributes(Map.of("FifoTopic", "true")))
                .topicArn();
        assertEquals("false", attribute(fifo, "ContentBasedDeduplication"));
        assertEquals("true", attribute(fifo, "FifoTopic"));
    }

    private static String attribute(String arn, String name) {
        return sns.getTopicAttributes(r -> r.topicArn(arn)).attributes().get(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ordered.fifo", "plain"})
    void messagesOfFifoTopicsAreNumberedAndNotSigned(String queue) {
        String url = queue(queue);
        topic = sns.createTopic(r -> r.name("numbered-" + queue.replace('.', '-') + ".fifo")
                        .attributes(Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true")))
                .topicArn();
        subscribed(arn(url), Map.of());
        String number = sns.publish(r -> r.topicArn(topic).message("m").messageGroupId("g"))
                .sequenceNumber();
        JsonNode envelope = JsonMapper.shared().readTree(received(url).body());
        assertEquals(number, envelope.path("SequenceNumber").asString());
        assertFalse(envelope.has("Signature"), envelope.toString());
        if (queue.endsWith(".fifo")) {
            assertEquals(
                    "InvalidParameter: Invalid parameter: RedrivePolicy: must use a FIFO queue as DLQ for a FIFO"
                            + " Subscription to a FIFO Topic.",
                    setting(
                            subscribed(arn(url), Map.of()),
                            "RedrivePolicy",
                            "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:plain\"}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void deadLettersHaveAttributesWhereTheyWereDeliveredRaw(String raw) {
        String dead = queue("dead-" + raw);
        subscribed(
                "arn:aws:sqs:us-east-1:000000000000:gone-" + raw,
                Map.of("RawMessageDelivery", raw, "RedrivePolicy", "{\"deadLetterTargetArn\":\"" + arn(dead) + "\"}"));
        sns.publish(r -> r.topicArn(topic).message("m").messageAttributes(Map.of("level", text("Number"))));
        Message letter = received(dead);
        assertEquals(raw.equals("true"), letter.messageAttributes().containsKey("level"));
        assertEquals(raw.equals("false"), letter.body().contains("MessageAttributes"));
    }
}
