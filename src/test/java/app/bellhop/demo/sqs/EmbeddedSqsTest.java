package app.bellhop.demo.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.SnsClients;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Topics that deliver to queues, with the SDK's own clients. */
class EmbeddedSqsTest {

    @TempDir
    static Path folder;

    private static DemoConnection server;
    private static SnsClient sns;
    private static SqsClient sqs;
    private static int number;
    private String topic;
    private String url;
    private String queue;

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        sns = SnsClients.of(server.demo);
        sqs = SnsClients.queues(server.demo);
    }

    @AfterAll
    static void stop() throws Exception {
        sns.close();
        sqs.close();
        server.close();
    }

    @BeforeEach
    void makeTopicAndQueue() {
        topic = sns.createTopic(r -> r.name("t" + ++number)).topicArn();
        url = sqs.createQueue(r -> r.queueName("q" + number)).queueUrl();
        queue = arn(url);
    }

    private static String arn(String url) {
        return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private static void admit(String url, String topic) {
        String policy = """
                {"Statement": {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
                  "Resource": "%s", "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}}
                """.formatted(arn(url), topic);
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
    }

    private static List<Message> receive(String url) {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .waitTimeSeconds(20)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All"))
                .messages();
    }

    @Test
    void queueGetsTheEnvelope() {
        admit(url, topic);
        sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(queue));
        String id = sns.publish(r -> r.topicArn(topic)
                        .subject("Grüße")
                        .message("Order 7 shipped")
                        .messageAttributes(Map.of(
                                "total",
                                MessageAttributeValue.builder()
                                        .dataType("Number")
                                        .stringValue("7")
                                        .build())))
                .messageId();
        JsonNode envelope = JsonMapper.shared().readTree(receive(url).get(0).body());
        assertEquals(id, envelope.path("MessageId").asString());
        assertEquals("Grüße", envelope.path("Subject").asString());
        assertEquals("Order 7 shipped", envelope.path("Message").asString());
        assertEquals(
                "7",
                envelope.path("MessageAttributes").path("total").path("Value").asString());
    }

    @Test
    void rawDeliveryKeepsTextAndAttributes() {
        admit(url, topic);
        sns.subscribe(r ->
                r.topicArn(topic).protocol("sqs").endpoint(queue).attributes(Map.of("RawMessageDelivery", "true")));
        sns.publish(r -> r.topicArn(topic)
                .message("plain")
                .messageAttributes(Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("x")
                                .build())));
        Message got = receive(url).get(0); // The client checks its digests.
        assertEquals("plain", got.body());
        assertEquals("x", got.messageAttributes().get("kind").stringValue());
    }

    @Test
    void whatAQueueRefusesGoesToTheDeadLetters() {
        String dead = sqs.createQueue(r -> r.queueName("dead" + number)).queueUrl();
        admit(dead, topic);
        admit(url, topic + "-other");
        sns.subscribe(r -> r.topicArn(topic)
                .protocol("sqs")
                .endpoint(queue)
                .attributes(Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + arn(dead) + "\"}")));
        sns.publish(r -> r.topicArn(topic).message("lost?"));
        assertTrue(receive(dead).get(0).body().contains("lost?"));
        assertEquals(
                "0",
                sqs.getQueueAttributes(
                                r -> r.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        .attributes()
                        .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    @Test
    void messageIsHiddenUntilItIsReleasedAndGoneWhenDeleted() {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("one"));
        Message first = receive(url).get(0);
        assertTrue(
                sqs.receiveMessage(r -> r.queueUrl(url)).messages().isEmpty(),
                "hidden while the first receiver has it");
        sqs.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(first.receiptHandle()).visibilityTimeout(0));
        Message again = receive(url).get(0);
        assertEquals("one", again.body());
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(again.receiptHandle()));
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("two"));
        assertEquals("two", receive(url).get(0).body());
    }

    @Test
    void fifoGroupWaitsForTheMessageInFlight() {
        String fifoTopic = sns.createTopic(r -> r.name("t" + number + ".fifo")
                        .attributes(Map.of("FifoTopic", "true", "ContentBasedDeduplication", "true")))
                .topicArn();
        String fifo = sqs.createQueue(r ->
                        r.queueName("q" + number + ".fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        admit(fifo, fifoTopic);
        sns.subscribe(r -> r.topicArn(fifoTopic).protocol("sqs").endpoint(arn(fifo)));
        sns.publish(r -> r.topicArn(fifoTopic).message("first").messageGroupId("g"));
        Message first = receive(fifo).get(0);
        sns.publish(r -> r.topicArn(fifoTopic).message("second").messageGroupId("g"));
        assertTrue(sqs.receiveMessage(r -> r.queueUrl(fifo)).messages().isEmpty());
        sqs.deleteMessage(r -> r.queueUrl(fifo).receiptHandle(first.receiptHandle()));
        assertTrue(receive(fifo).get(0).body().contains("second"));
    }

    @Test
    void deletedQueueIsUnknown() {
        sqs.deleteQueue(r -> r.queueUrl(url));
        assertThrows(QueueDoesNotExistException.class, () -> receive(url));
    }
}
