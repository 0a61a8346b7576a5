package app.bellhop.aws.sqs;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sqs.DeadLetterQueues;
import app.bellhop.cloud.sqs.QueueMessage;
import app.bellhop.fake.RawServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of queues that say too little. */
class QueueAnswersTest {

    private static final String ARN = "arn:aws:sqs:us-east-1:123456789012:dead";
    private static final List<QueueMessage> MESSAGES = List.of(message("a"), message("b"));

    private static QueueMessage message(String id) {
        return new QueueMessage(id, "receipt " + id, "text", Map.of(), "", Instant.EPOCH);
    }

    private static <T> T ask(String answer, Function<DeadLetterQueues, CompletableFuture<T>> question)
            throws Exception {
        Function<List<String>, String> answers = head -> RawServer.ok(
                head.toString().contains("GetQueueUrl") ? "{\"QueueUrl\":\"http://127.0.0.1/dead\"}" : answer);
        try (RawServer server = new RawServer(null, false, answers)) {
            return await(question.apply(server.connection().sqs().orElseThrow().deadLetters()));
        }
    }

    private static void assertForeign(String answer, Function<DeadLetterQueues, CompletableFuture<?>> question) {
        ExecutionException e = assertThrows(ExecutionException.class, () -> ask(answer, question::apply));
        assertEquals(
                AnswerProblem.FOREIGN, ((Reason) CloudException.of(e).failure().detail()).code(), e.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Successful\":[],\"Failed\":[]}",
                "{\"Successful\":[{\"Id\":\"0\"}]}",
                "{\"Successful\":[{\"Id\":\"0\"},{\"Id\":\"7\"}]}"
            })
    void deletedAndReleasedIsOnlyWhatTheQueueNames(String answer) {
        assertForeign(answer, queues -> queues.delete(ARN, MESSAGES));
        assertForeign(answer, queues -> queues.release(ARN, MESSAGES));
    }

    @Test
    void whatItNamesIsDeleted() throws Exception {
        String both = "{\"Successful\":[{\"Id\":\"0\"},{\"Id\":\"1\"}]}";
        ask(both, queues -> queues.delete(ARN, MESSAGES));
        ask(both, queues -> queues.release(ARN, MESSAGES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"ApproximateNumberOfMessages\":\"many\"", "\"VisibilityTimeout\":\"30\""})
    void aCountThatIsNotToldIsNotNone(String attributes) {
        assertForeign("{\"Attributes\":{" + attributes + "}}", queues -> queues.count(ARN));
    }

    /** V24: it would be hidden from all, and shown to nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"noon", "", "1700000000.5", "99999999999999999999"})
    void aTimeThatIsNoneCostsNoMessage(String sent) throws Exception {
        List<QueueMessage> found = ask(
                "{\"Messages\":[{\"MessageId\":\"1\",\"ReceiptHandle\":\"r\",\"Body\":\"text\","
                        + "\"MD5OfBody\":\"1cb251ec0d568de6a929b520c4aed8d1\",\"Attributes\":{\"SentTimestamp\":\""
                        + sent + "\"}}]}",
                queues -> queues.look(ARN, 1));
        assertEquals("text", found.get(0).body());
    }

    @Test
    void aMessageThatCannotBeDeletedIsNoMessage() {
        assertForeign(
                "{\"Messages\":[{\"MessageId\":\"1\",\"Body\":\"text\","
                        + "\"MD5OfBody\":\"1cb251ec0d568de6a929b520c4aed8d1\"}]}",
                queues -> queues.look(ARN, 1));
    }

    /** Else the topic would be subscribed to a queue called null. */
    @Test
    void aQueueWithoutAnArnIsNotSubscribed() throws Exception {
        Function<List<String>, String> answers = head -> RawServer.ok(
                head.toString().contains("CreateQueue")
                        ? "{\"QueueUrl\":\"http://127.0.0.1/q\"}"
                        : "{\"Attributes\":{}}");
        try (RawServer server = new RawServer(null, false, answers)) {
            ExecutionException e = assertThrows(
                    ExecutionException.class,
                    () -> await(server.connection()
                            .sqs()
                            .orElseThrow()
                            .temporary()
                            .create(new Topic("arn:aws:sns:us-east-1:123456789012:t"), "q")));
            assertEquals("GetQueueAttributes", CloudException.of(e).failure().operation());
        }
    }

    /** Else the second without one would be taken for the first. */
    @Test
    void aMessageWithoutAnIdHasItsReceipt() throws Exception {
        List<QueueMessage> found = ask(
                "{\"Messages\":[{\"ReceiptHandle\":\"r\",\"Body\":\"text\","
                        + "\"MD5OfBody\":\"1cb251ec0d568de6a929b520c4aed8d1\"}]}",
                queues -> queues.look(ARN, 1));
        assertEquals("r", found.get(0).id());
    }
}
