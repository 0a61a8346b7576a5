package app.bellhop.work.listen;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sqs.FoundQueue;
import app.bellhop.cloud.sqs.TemporaryQueues;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultyServer;
import app.bellhop.settings.ListStore;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listening to a topic over the wire, and what is left of it at the server. */
class TopicListenersTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    static Path folder;

    @TempDir
    Path home;

    private static DemoConnection server;
    private static Sns sns;
    private static TemporaryQueues queues;
    private static int number;
    private final Heard heard = new Heard();
    private Topic topic;
    private TopicListeners listeners;

    private static final class Heard implements MessageSink {
        final BlockingQueue<ReceivedMessage> messages = new LinkedBlockingQueue<>();
        final CompletableFuture<CloudException> lost = new CompletableFuture<>();
        CompletableFuture<Void> kept = CompletableFuture.completedFuture(null);

        @Override
        public CompletableFuture<Void> received(List<ReceivedMessage> some) {
            messages.addAll(some);
            return kept;
        }

        @Override
        public void interrupted(CloudException failure) {}

        @Override
        public void lost(CloudException failure) {
            lost.complete(failure);
        }

        ReceivedMessage next() throws InterruptedException {
            ReceivedMessage message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(message, "a message arrives");
            return message;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        sns = server.connection.sns();
        queues = server.connection.sqs().orElseThrow().temporary();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        topic = await(sns.topics().createTopic(NewTopic.named("heard-" + ++number)));
        listeners = listeners(home);
    }

    /** As at a start of Bellhop with that home. */
    private static TopicListeners listeners(Path home) {
        ListStore<ListenEntry> store = new ListStore<>(
                home.resolve("listening.json"), ListenEntry[].class, Runnable::run, new SetAsideFiles());
        return new TopicListeners(
                "c", queues, sns.subscriptions(), new ListenJournal(store), (millis, work) -> work.run());
    }

    private List<Subscription> subscriptions() throws Exception {
        return await(sns.subscriptions().all(topic));
    }

    private static List<String> queueNames() throws Exception {
        return await(queues.find()).stream().map(FoundQueue::name).toList();
    }

    private static CloudException failure(CompletableFuture<?> future) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(future)));
    }

    @Test
    void messageArrivesWithItsAttributesUntilListeningStops() throws Exception {
        String queue = await(listeners.start(topic, heard));
        await(sns.messages()
                .publish(
                        topic,
                        new Message(
                                "Shipped",
                                "Order 7",
                                Map.of(),
                                Map.of("total", new MessageAttribute("Number", "7")),
                                "",
                                "")));
        ReceivedMessage message = heard.next();
        assertEquals("Shipped", message.subject());
        assertEquals("Order 7", message.text());
        assertEquals(Map.of("total", new MessageAttribute("Number", "7")), message.attributes());
        assertTrue(message.raw().contains("\"TopicArn\""), message.raw());
        assertTrue(Files.readString(home.resolve("listening.json")).contains(queue));

        await(listeners.stop(queue));
        assertEquals(List.of(), subscriptions());
        assertFalse(queueNames().contains(queue));
        assertFalse(Files.readString(home.resolve("listening.json")).contains(queue));
    }

    @Test
    void messageStaysInTheQueueUntilItIsKept() throws Exception {
        heard.kept = new CompletableFuture<>();
        String queue = await(listeners.start(topic, heard));
        await(sns.messages().publish(topic, Message.of("", "kept?")));
        heard.next();
        var waiting = server.connection.sqs().orElseThrow().deadLetters();
        String arn = subscriptions().get(0).endpoint();
        assertEquals(1, await(waiting.count(arn)).hidden());
        heard.kept.complete(null);
        await(sns.messages().publish(topic, Message.of("", "next")));
        assertEquals("next", heard.next().text());
        await(listeners.stop(queue));
    }

    @Test
    void onlyTheTopicMaySendToTheQueue() throws Exception {
        String queue = await(listeners.start(topic, heard));
        Topic other = await(sns.topics().createTopic(NewTopic.named("other-" + number)));
        String arn = subscriptions().get(0).endpoint();
        await(sns.subscriptions().subscribe(other, new NewSubscription("sqs", arn)));
        await(sns.messages().publish(other, Message.of("", "from elsewhere")));
        await(sns.messages().publish(topic, Message.of("", "from here")));
        assertEquals("from here", heard.next().text());
        await(listeners.stop(queue));
        assertTrue(heard.messages.isEmpty());
    }

    @Test
    void fifoTopicGetsAFifoQueue() throws Exception {
        topic = await(sns.topics()
                .createTopic(new NewTopic(
                        "heard-" + number + ".fifo", Map.of("ContentBasedDeduplication", "true"), Map.of())));
        String queue = await(listeners.start(topic, heard));
        assertTrue(queue.endsWith(".fifo"), queue);
        for (String text : List.of("one", "two", "three")) {
            await(sns.messages().publish(topic, new Message("", text, Map.of(), Map.of(), "g", "")));
        }
        assertEquals(
                List.of("one", "two", "three"),
                List.of(heard.next().text(), heard.next().text(), heard.next().text()));
        await(listeners.stop(queue));
    }

    @Test
    void whatACrashLeavesIsFoundAtTheNextStartAndRemoved() throws Exception {
        String queue = await(listeners.start(topic, heard));
        assertEquals(List.of(), ours(listeners, queue), "in use");

        TopicListeners next = listeners(home);
        TopicListeners.Leftover left = ours(next, queue).get(0);
        assertTrue(left.own());
        await(next.remove(left.entry()));
        assertEquals(List.of(), subscriptions());
        assertFalse(queueNames().contains(queue));
        assertEquals(List.of(), ours(next, queue));
        assertEquals(
                ErrorKind.NOT_FOUND,
                heard.lost.get(PATIENCE_SECONDS, TimeUnit.SECONDS).kind());
    }

    private static List<TopicListeners.Leftover> ours(TopicListeners all, String queue) throws Exception {
        return await(all.leftovers(await(queues.find()))).stream()
                .filter(left -> left.entry().queue().equals(queue))
                .toList();
    }

    @Test
    void queueOfAnotherHomeIsFoundByNameAndTag(@TempDir Path other) throws Exception {
        String queue = await(listeners.start(topic, heard));
        TopicListeners elsewhere = listeners(other);
        TopicListeners.Leftover left = ours(elsewhere, queue).get(0);
        assertFalse(left.own());
        assertEquals(topic.arn(), left.entry().topicArn());
        assertTrue(left.entry().started() > 0);
        await(elsewhere.remove(left.entry()));
        assertEquals(List.of(), subscriptions());
        await(listeners.stop(queue));
    }

    @Test
    void queueWhoseTagsCannotBeReadTakesItsSubscriptionWithIt(@TempDir Path other) throws Exception {
        String queue = await(listeners.start(topic, heard));
        await(listeners(other).remove(new ListenEntry("c", "", queue, "", 0)));
        assertEquals(List.of(), subscriptions());
        await(listeners.stop(queue));
    }

    @Test
    void crashBeforeAnythingWasMadeLeavesNothingToFail() throws Exception {
        ListStore<ListenEntry> store = new ListStore<>(
                home.resolve("listening.json"), ListenEntry[].class, Runnable::run, new SetAsideFiles());
        await(new ListenJournal(store).begin(new ListenEntry("c", topic.arn(), "bellhop-listen-never", "", 1)));
        TopicListeners next = listeners(home);
        await(next.remove(ours(next, "bellhop-listen-never").get(0).entry()));
        assertEquals(List.of(), ours(next, "bellhop-listen-never"));
    }

    @Test
    void failedSubscriptionLeavesNoQueue() throws Exception {
        List<String> before = queueNames();
        Topic gone = new Topic(topic.arn() + "-gone");
        assertEquals(ErrorKind.NOT_FOUND, failure(listeners.start(gone, heard)).kind());
        assertEquals(before, queueNames());
        assertFalse(Files.readString(home.resolve("listening.json")).contains("gone"));
    }

    @Test
    void endOfTheSessionRemovesAll() throws Exception {
        await(listeners.start(topic, heard));
        listeners.start(topic, heard); // Still starting.
        await(listeners.stop());
        assertEquals(List.of(), subscriptions());
        assertEquals(
                List.of(),
                new ArrayList<>(await(listeners.leftovers(await(queues.find()))).stream()
                        .filter(left -> left.entry().topicArn().equals(topic.arn()))
                        .toList()));
    }

    @Test
    void missingRightIsNamed() throws Exception {
        String denial = "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"User:"
                + " arn:aws:iam::1:user/a is not authorized to perform: sqs:createqueue on resource:"
                + " arn:aws:sqs:us-east-1:1:x because no identity-based policy allows it\"}";
        try (FaultyServer faulty = new FaultyServer(e -> FaultyServer.send(e, 403, denial))) {
            CloudException e =
                    failure(faulty.connection().sqs().orElseThrow().temporary().create(topic, "bellhop-listen-x"));
            assertEquals(ErrorKind.ACCESS_DENIED, e.kind());
            assertTrue(ErrorTexts.sentence(e).contains("sqs:createqueue"), ErrorTexts.sentence(e));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, {\"__type\":\"UnknownOperationException\"}",
        "404, page not found",
        "400, <ErrorResponse><Error><Code>MissingAction</Code></Error></ErrorResponse>",
        "405, ''"
    })
    void serverWithoutSqsSaysSo(int status, String body) throws Exception {
        try (FaultyServer faulty = new FaultyServer(e -> FaultyServer.send(e, status, body))) {
            assertEquals(
                    ErrorKind.NOT_SUPPORTED,
                    failure(faulty.connection().sqs().orElseThrow().temporary().find())
                            .kind());
        }
    }
}
