package app.bellhop.demo.sns;

import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.fake.SnsClients;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** The demo's SNS server with queues that topics deliver to, for answers that were recorded at AWS. */
abstract class RecordedTestBase extends SnsServerTestBase {

    static SqsClient sqs;

    @BeforeAll
    static void openQueues() {
        sqs = SnsClients.queues(server.demo);
    }

    @AfterAll
    static void closeQueues() {
        sqs.close();
    }

    static AwsErrorDetails refused(Executable call) {
        return assertThrows(SnsException.class, call).awsErrorDetails();
    }

    /** The URL of a new queue that every topic may send to. */
    static String queue(String name) {
        String url = sqs.createQueue(r -> r.queueName(name)
                        .attributes(name.endsWith(".fifo") ? Map.of(QueueAttributeName.FIFO_QUEUE, "true") : Map.of()))
                .queueUrl();
        String policy = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sns.amazonaws.com\"},"
                + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]}";
        sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
        return url;
    }

    static String arn(String url) {
        return "arn:aws:sqs:us-east-1:000000000000:" + url.substring(url.lastIndexOf('/') + 1);
    }

    /** Waits for a message. */
    static Message received(String url, ReceiveMessageRequest.Builder asking) {
        List<Message> all = List.of();
        while (all.isEmpty()) {
            all = sqs.receiveMessage(asking.queueUrl(url).waitTimeSeconds(5).build())
                    .messages();
        }
        return all.get(0);
    }

    static ReceiveMessageRequest.Builder everything() {
        return ReceiveMessageRequest.builder()
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All");
    }
}
