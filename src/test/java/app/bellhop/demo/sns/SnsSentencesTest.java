package app.bellhop.demo.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Tag;

/** The sentences that AWS refuses requests with, as the SDK's client sees them from the demo. */
class SnsSentencesTest extends SnsServerTestBase {

    private static final int TOO_MANY = 11;
    private static final int TOO_LONG = 256 * 1024 + 1;

    private static String refusal(Consumer<SnsClient> call) {
        var details = assertThrows(SnsException.class, () -> call.accept(sns)).awsErrorDetails();
        return details.errorCode() + ": " + details.errorMessage();
    }

    private static Tag tag(String key) {
        return Tag.builder().key(key).value("v").build();
    }

    private String fifo(String name, String byContent) {
        return sns.createTopic(r -> r.name(name + ".fifo")
                        .attributes(Map.of("FifoTopic", "true", "ContentBasedDeduplication", byContent)))
                .topicArn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "größe", "a.b", "x/y", "a.fifo.x"})
    void topicNames(String name) {
        assertEquals("InvalidParameter: Invalid parameter: Topic Name", refusal(s -> s.createTopic(r -> r.name(name))));
    }

    @Test
    void aNameOf257Characters() {
        assertEquals(
                "InvalidParameter: Invalid parameter: Topic Name",
                refusal(s -> s.createTopic(r -> r.name("x".repeat(257)))));
    }

    @ParameterizedTest
    @CsvSource({"topic, 1", "arn:aws:sns, 3", "arn:aws:sns:us-east-1:000000000000, 5"})
    void arnsThatAreNone(String arn, int elements) {
        String reason = " Reason: An ARN must have at least 6 elements, not " + elements;
        String topicArn = "InvalidParameter: Invalid parameter: TopicArn" + reason;
        assertEquals(topicArn, refusal(s -> s.publish(r -> r.topicArn(arn).message("m"))));
        assertEquals(topicArn, refusal(s -> s.getTopicAttributes(r -> r.topicArn(arn))));
        assertEquals(
                topicArn,
                refusal(s -> s.subscribe(r -> r.topicArn(arn).protocol("sms").endpoint("+14155550100"))));
        assertEquals(
                "InvalidParameter: Invalid parameter: SubscriptionArn" + reason,
                refusal(s -> s.unsubscribe(r -> r.subscriptionArn(arn))));
    }

    @Test
    void aTopicWithAnArchive() {
        String arn = fifo("archived", "true");
        sns.setTopicAttributes(r ->
                r.topicArn(arn).attributeName("ArchivePolicy").attributeValue("{\"MessageRetentionPeriod\":\"30\"}"));
        assertEquals(
                "InvalidState: Invalid state: Cannot delete a topic with an ArchivePolicy",
                refusal(s -> s.deleteTopic(r -> r.topicArn(arn))));
        Supplier<Map<String, String>> now =
                () -> sns.getTopicAttributes(r -> r.topicArn(arn)).attributes();
        Instant from = Instant.parse(now.get().get("BeginningArchiveTime"));
        assertTrue(from.isAfter(Instant.now().minusSeconds(600)), from.toString());
        sns.setTopicAttributes(
                r -> r.topicArn(arn).attributeName("ArchivePolicy").attributeValue("{}"));
        assertFalse(now.get().containsKey("BeginningArchiveTime"));
        sns.deleteTopic(r -> r.topicArn(arn));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ArchivePolicy|{\"MessageRetentionPeriod\":\"366\"}|true",
                "ArchivePolicy|{\"a\":1}|true",
                "ArchivePolicy|{\"MessageRetentionPeriod\":\"30\"}|false",
                "FifoThroughputScope|Topic|false",
                "ContentBasedDeduplication|true|false",
                "TracingConfig|On|false",
                "SignatureVersion|3|false",
            })
    void attributesThatATopicCannotHave(String name, String value, boolean fifo) {
        String arn = fifo ? fifo("attributes", "true") : topic;
        String sentence = refusal(s ->
                s.setTopicAttributes(r -> r.topicArn(arn).attributeName(name).attributeValue(value)));
        assertTrue(sentence.startsWith("InvalidParameter: Invalid parameter: "), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "topics-without-end"})
    void topicsThatAreNotThere(String name) {
        String arn = topic.replaceAll("[^:]+$", name);
        assertEquals(
                "NotFound: Topic does not exist",
                refusal(s -> s.publish(r -> r.topicArn(arn).message("m"))));
        assertEquals("NotFound: Topic does not exist", refusal(s -> s.listSubscriptionsByTopic(r -> r.topicArn(arn))));
        assertEquals(
                "ResourceNotFound: Resource does not exist",
                refusal(s -> s.listTagsForResource(r -> r.resourceArn(arn))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email | not an address | Email address",
                "email-json | ada@ | Email address",
                "https | http://x.org | Endpoint must match the specified protocol",
                "http | ftp://x.org | Endpoint must match the specified protocol",
                "sqs | queue | SQS endpoint ARN",
                "carrier-pigeon | home | Amazon SNS does not support this protocol string: carrier-pigeon",
                "sqs | arn:aws:sqs:us-east-1:000000000000:q.fifo | Invalid parameter: Endpoint Reason: FIFO SQS Queues can"
                        + " not be subscribed to standard SNS topics",
            })
    void endpoints(String protocol, String endpoint, String reason) {
        assertEquals(
                "InvalidParameter: Invalid parameter: " + reason,
                refusal(s ->
                        s.subscribe(r -> r.topicArn(topic).protocol(protocol).endpoint(endpoint))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0171", "+0171234567", "invalid-number", "NAA+15551234567"})
    void numbersToSubscribe(String number) {
        assertEquals(
                "InvalidParameter: Invalid SMS endpoint: " + number,
                refusal(s -> s.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint(number))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "+1", "phone", "0049301234567", "+1 415 555 0100"})
    void phoneNumbers(String number) {
        assertEquals(
                "InvalidParameter: Invalid parameter: PhoneNumber Reason: " + number + " is not valid to publish to",
                refusal(s -> s.publish(r -> r.phoneNumber(number).message("m"))));
    }

    @Test
    void messages() {
        assertEquals(
                "InvalidParameter: Invalid parameter: Empty message",
                refusal(s -> s.publish(r -> r.topicArn(topic).message(""))));
        assertEquals(
                "InvalidParameter: Invalid parameter: Message too long",
                refusal(s -> s.publish(r -> r.topicArn(topic).message("x".repeat(TOO_LONG)))));
        assertEquals(
                "InvalidParameter: Invalid parameter: Message too long",
                refusal(s -> s.publish(r -> r.topicArn(topic).message("ü".repeat(TOO_LONG / 2 + 1)))),
                "bytes count, not characters");
        assertEquals(
                "InvalidParameter: Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter",
                refusal(s -> s.publish(r -> r.message("m"))));
    }

    @ParameterizedTest
    @CsvSource({
        "{}, Message Structure - No default entry in JSON message body",
        "[1], Message Structure - No default entry in JSON message body",
        "no JSON, Message Structure - JSON message body failed to parse"
    })
    void structuredMessages(String body, String reason) {
        assertEquals(
                "InvalidParameter: Invalid parameter: " + reason,
                refusal(s -> s.publish(r -> r.topicArn(topic).message(body).messageStructure("json"))));
    }

    @ParameterizedTest
    @CsvSource({"Number, seven", "Number, 1.2.3", "Number, ''", "Text, a", "'', a"})
    void typedAttributes(String type, String value) {
        String refusal = refusal(s -> s.publish(r -> r.topicArn(topic)
                .message("m")
                .messageAttributes(Map.of(
                        "n",
                        MessageAttributeValue.builder()
                                .dataType(type)
                                .stringValue(value)
                                .build()))));
        assertEquals("ParameterValueInvalid", refusal.substring(0, refusal.indexOf(':')));
    }

    @Test
    void batches() {
        var one = PublishBatchRequestEntry.builder().id("a").message("m").build();
        assertEquals(
                "EmptyBatchRequest: The batch request doesn't contain any entries.",
                refusal(s -> s.publishBatch(r -> r.topicArn(topic))));
        assertEquals(
                "BatchEntryIdsNotDistinct: Two or more batch entries in the request have the same Id.",
                refusal(s -> s.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(one, one))));
        assertEquals(
                "TooManyEntriesInBatchRequest: The batch request contains more entries than permissible.",
                refusal(s -> s.publishBatch(r -> r.topicArn(topic)
                        .publishBatchRequestEntries(IntStream.range(0, TOO_MANY)
                                .mapToObj(i -> one.toBuilder().id("e" + i).build())
                                .toList()))));
        var half = one.toBuilder().message("x".repeat(TOO_LONG / 2 + 1)).build();
        assertEquals(
                "BatchRequestTooLong: The length of all the messages put together is more than the limit.",
                refusal(s -> s.publishBatch(r -> r.topicArn(topic)
                        .publishBatchRequestEntries(
                                half, half.toBuilder().id("b").build()))));
    }

    @Test
    void tagsNamedTwice() {
        assertEquals(
                "InvalidParameter: Invalid parameter: Duplicated keys are not allowed.",
                refusal(s -> s.tagResource(r -> r.resourceArn(topic).tags(tag("k"), tag("k")))));
        assertEquals(
                "InvalidParameter: Invalid parameter: Duplicated keys are not allowed.",
                refusal(s -> s.createTopic(r -> r.name("twice").tags(tag("k"), tag("k")))));
    }

    @Test
    void fifoIds() {
        String orders = fifo("orders", "false");
        assertEquals(
                "InvalidParameter: Invalid parameter: The topic should either have ContentBasedDeduplication enabled or"
                        + " MessageDeduplicationId provided explicitly",
                refusal(s -> s.publish(r -> r.topicArn(orders).message("m").messageGroupId("g"))));
        assertEquals(
                "InvalidParameter: Invalid parameter: The MessageGroupId parameter is required for FIFO topics",
                refusal(s -> s.publish(r -> r.topicArn(orders).message("m").messageDeduplicationId("d"))));
        assertEquals(
                "InvalidParameter: Invalid parameter: MessageDeduplicationId Reason: The request includes"
                        + " MessageDeduplicationId parameter that is not valid for this topic type",
                refusal(s -> s.publish(r -> r.topicArn(topic).message("m").messageDeduplicationId("d"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Colour", "DisplayNames", "SubscriptionsConfirmed", "HTTPFeedbackRoleArn"})
    void topicAttributesThatAreNone(String name) {
        assertEquals(
                "InvalidParameter: Invalid parameter: AttributeName",
                refusal(s -> s.setTopicAttributes(
                        r -> r.topicArn(topic).attributeName(name).attributeValue("x"))));
    }
}
