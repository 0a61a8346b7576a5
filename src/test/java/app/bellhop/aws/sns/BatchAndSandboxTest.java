package app.bellhop.aws.sns;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.PublishResult;
import app.bellhop.cloud.sns.Sms;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.SnsEndpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of messages, and the numbers of the SMS sandbox, over the wire. */
class BatchAndSandboxTest {

    @TempDir
    static Path folder;

    private static DemoConnection server;
    private static Sns sns;
    private static Topic topic;

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        sns = server.connection.sns();
        topic = await(sns.topics().createTopic(NewTopic.named("batches")));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static CloudException failure(CompletableFuture<?> future) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(future)));
    }

    @Test
    void aBatchHasAResultForEachMessage() throws Exception {
        List<PublishResult> results = await(sns.messages()
                .publishBatch(
                        topic,
                        List.of(Message.of("One", "1"), Message.of(" bad subject", "2"), Message.of("Three", "3"))));
        assertEquals(
                List.of(true, false, true),
                results.stream().map(PublishResult::published).toList());
        assertEquals("InvalidParameter", results.get(1).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Successful><member><Id>0</Id><MessageId>m</MessageId></member></Successful><Failed/>",
                "<Successful><member><Id>7</Id><MessageId>m</MessageId></member></Successful><Failed/>",
            })
    void aBatchAnswerThatLeavesMessagesOutIsNotBelieved(String result) throws Exception {
        String answer =
                "<PublishBatchResponse><PublishBatchResult>" + result + "</PublishBatchResult></PublishBatchResponse>";
        try (FaultyServer faulty = new FaultyServer(exchange -> FaultyServer.send(exchange, 200, answer))) {
            CloudException e = failure(faulty.connection()
                    .sns()
                    .messages()
                    .publishBatch(topic, List.of(Message.of("", "1"), Message.of("", "2"))));
            assertEquals(ErrorKind.NETWORK, e.kind());
        }
    }

    private static List<Sms.SandboxNumber> numbers() throws Exception {
        List<Sms.SandboxNumber> found = new ArrayList<>();
        await(sns.sms().listSandbox(found::addAll));
        return found;
    }

    @Test
    void aSandboxNumberIsVerifiedWithTheCodeThatWasSentThere() throws Exception {
        String number = "+14155550177";
        await(sns.sms().addNumber(number));
        assertEquals(List.of(new Sms.SandboxNumber(number, false)), numbers());
        SnsEndpoint.until(() -> server.demo.inbox().entries().stream().anyMatch(m -> m.to().equals(number)));
        String code = server.demo.inbox().entries().stream()
                .filter(m -> m.to().equals(number))
                .findFirst()
                .orElseThrow()
                .text()
                .replaceAll("\\D", "");
        String wrong = code.equals("000000") ? "111111" : "000000";
        assertEquals(
                ErrorKind.INVALID,
                failure(sns.sms().verifyNumber(number, wrong)).kind());
        await(sns.sms().verifyNumber(number, code));
        assertEquals(List.of(new Sms.SandboxNumber(number, true)), numbers());
        await(sns.sms().deleteNumber(number));
        assertEquals(List.of(), numbers());
    }
}
