package app.bellhop.viewmodel.inbox;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CallsAround;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.sns.InboxMessage;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sqs.FoundQueue;
import app.bellhop.cloud.sqs.TemporaryQueues;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.TestContext;
import app.bellhop.fake.UiQueue;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ListStore;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.listen.HeardMessages;
import app.bellhop.work.listen.ListenEntry;
import app.bellhop.work.listen.ListenJournal;
import app.bellhop.work.listen.TopicListeners;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listening as the user sees it, over the wire. */
class ListenViewModelTest {

    @TempDir
    static Path folder;

    @TempDir
    Path home;

    private static DemoConnection server;
    private static Sns sns;
    private static int number;
    private final UiQueue ui = new UiQueue();
    private final List<TopicListeners> listeners = new ArrayList<>();
    private final SimpleObjectProperty<Topic> selected = new SimpleObjectProperty<>();
    private TestContext test;
    private InboxViewModel inbox;
    private ListenViewModel listening;
    private Topic topic;

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        sns = server.connection.sns();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        topic = await(sns.topics().createTopic(NewTopic.named("watched-" + ++number)));
        test = new TestContext(home, ui);
        inbox = new InboxViewModel(Optional.empty(), test.context, () -> {}, fresh -> {});
        listening = listening(Optional.of(listeners()));
    }

    private TopicListeners listeners() {
        return listeners(server.connection.sqs().orElseThrow().temporary());
    }

    private TopicListeners listeners(TemporaryQueues queues) {
        ListStore<ListenEntry> store = new ListStore<>(
                home.resolve("listening.json"), ListenEntry[].class, Runnable::run, new SetAsideFiles());
        TopicListeners made = new TopicListeners(
                "c", queues, sns.subscriptions(), new ListenJournal(store), (millis, work) -> work.run());
        listeners.add(made);
        return made;
    }

    /** Else one of them might still write into the home while that is deleted. */
    @AfterEach
    void stopListening() throws Exception {
        for (TopicListeners made : listeners) {
            await(made.stop());
        }
    }

    private ListenViewModel listening(Optional<TopicListeners> listeners) {
        UnsupportedOperations unsupported = new UnsupportedOperations(ui, test.context.settings(), Connection.demo());
        return new ListenViewModel(
                listeners,
                listeners.map(all ->
                        server.connection.sqs().orElseThrow().with(unsupported).temporary()),
                sns.topics(),
                test.context,
                unsupported,
                selected,
                inbox::hear);
    }

    private Command command(String id) {
        return listening.commands().stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void listen() throws InterruptedException {
        selected.set(topic);
        test.dialogs.answer(Map.of());
        command(CommandIds.LISTEN_TO_TOPIC).run();
        ui.until(() -> listening.status().get().contains("no messages yet"));
    }

    @Test
    void messagesShowInTheInboxUntilItIsStopped() throws Exception {
        assertFalse(command(CommandIds.LISTEN_TO_TOPIC).enabled().get(), "no topic is selected");
        listen();
        assertTrue(test.dialogs.last().text().contains("deleted when you stop"));
        assertFalse(command(CommandIds.LISTEN_TO_TOPIC).enabled().get(), "it listens already");
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
        ui.until(() -> !inbox.messages().isEmpty());
        assertEquals(
                "Listening to " + topic.name() + ": 1 message",
                listening.status().get());
        assertEquals(1, inbox.unread().get());
        var text = inbox.text();
        inbox.current().set(inbox.messages().get(0));
        assertEquals("Order 7\n\nMessage attributes\ntotal (Number): 7", text.get());
        inbox.asJson().set(true);
        assertTrue(text.get().contains("\"Subject\" : \"Shipped\""), text.get());
        assertTrue(text.get().contains("\"SigningCertURL\""), text.get());

        command(CommandIds.STOP_LISTENING).run();
        ui.until(() -> listening.topic().get() == null);
        assertEquals("Stopped listening to " + topic.name() + " after 1 message", test.notice());
        assertEquals("", listening.status().get());
        assertEquals(1, inbox.messages().size());
        assertEquals(List.of(), await(sns.subscriptions().all(topic)));
    }

    @Test
    void pressedTwiceItListensOnce() throws Exception {
        selected.set(topic);
        test.dialogs.answer(Map.of());
        test.dialogs.answer(Map.of());
        command(CommandIds.LISTEN_TO_TOPIC).run();
        command(CommandIds.LISTEN_TO_TOPIC).run();
        ui.until(() -> test.dialogs.asked.size() == 2);
        ui.until(() -> listening.status().get().contains("no messages yet"));
        command(CommandIds.STOP_LISTENING).run();
        ui.until(() -> listening.topic().get() == null);
        assertEquals(List.of(), await(sns.subscriptions().all(topic)));
    }

    @Test
    void interruptionShowsUntilItIsOver() throws Exception {
        CloudException down =
                new CloudException(ErrorKind.NETWORK, Failure.local("ReceiveMessage", "queue", "down"), null);
        Deque<CompletableFuture<?>> answers = new ArrayDeque<>(
                List.of(CompletableFuture.failedFuture(down), CompletableFuture.completedFuture(List.of())));
        CallsAround calls = (method, arguments, send) ->
                method.getName().equals("receive") && !answers.isEmpty() ? answers.poll() : send.get();
        listening = listening(Optional.of(listeners(calls.around(
                TemporaryQueues.class, server.connection.sqs().orElseThrow().temporary()))));
        selected.set(topic);
        test.dialogs.answer(Map.of());
        command(CommandIds.LISTEN_TO_TOPIC).run();
        ui.until(() -> listening.status().get().contains("was interrupted"));
        ui.until(() -> listening.status().get().contains("no messages yet"));
        command(CommandIds.STOP_LISTENING).run();
        ui.until(() -> listening.topic().get() == null);
    }

    @Test
    void leftoversAreOfferedAndRemoved() throws Exception {
        listen();
        ListenViewModel crashed = listening;
        listening = listening(Optional.of(listeners())); // As after a crash.
        listening.check();
        ui.until(() -> listening.leftovers().stream()
                .anyMatch(left -> left.entry().topicArn().equals(topic.arn())));
        test.dialogs.answer(Map.of());
        command(CommandIds.REMOVE_LEFT_QUEUES).run();
        assertTrue(test.dialogs.last().details().get(0).contains(topic.arn()));
        ui.until(() -> listening.leftovers().isEmpty());
        assertEquals(List.of(), await(sns.subscriptions().all(topic)));
        assertEquals(
                List.of(),
                await(server.connection.sqs().orElseThrow().temporary().find()).stream()
                        .map(FoundQueue::topicArn)
                        .filter(topic.arn()::equals)
                        .toList());
        ui.until(() -> crashed.topic().get() == null); // Its queue is gone.
    }

    @Test
    void aServerThatCannotBeAskedIsNotSaidToHaveNoneLeft() throws Exception {
        CloudException refused =
                new CloudException(ErrorKind.NETWORK, Failure.local("ListQueues", "sqs.example", "gone"), null);
        CallsAround calls = (method, arguments, send) -> CompletableFuture.failedFuture(refused);
        UnsupportedOperations unsupported = new UnsupportedOperations(ui, test.context.settings(), Connection.demo());
        listening = new ListenViewModel(
                Optional.of(listeners()),
                Optional.of(calls.around(
                        TemporaryQueues.class,
                        server.connection.sqs().orElseThrow().temporary())),
                sns.topics(),
                test.context,
                unsupported,
                selected,
                inbox::hear);
        Command remove = command(CommandIds.REMOVE_LEFT_QUEUES);
        listening.check();
        ui.until(() -> !remove.refusal().get().isEmpty());
        assertTrue(remove.why().contains("gone"), remove.why());
    }

    @Test
    void queueDeletedBySomeoneElseIsReported() throws Exception {
        listen();
        var temporary = server.connection.sqs().orElseThrow().temporary();
        for (FoundQueue queue : await(temporary.find())) {
            if (queue.topicArn().equals(topic.arn())) {
                await(temporary.delete(queue.name()));
            }
        }
        ui.until(() -> listening.topic().get() == null);
        assertTrue(test.error().contains("deleted by someone else"), test.error());
        assertEquals(List.of(), await(sns.subscriptions().all(topic)));
    }

    @Test
    void withoutSqsTheReasonShows() {
        listening = listening(Optional.empty());
        selected.set(topic);
        assertFalse(command(CommandIds.LISTEN_TO_TOPIC).enabled().get());
        assertTrue(command(CommandIds.LISTEN_TO_TOPIC).refusal().get().contains("no SQS"));
    }

    @Test
    void failedStartSaysWhyAndLeavesNothing() throws Exception {
        selected.set(new Topic(topic.arn() + "-gone"));
        test.dialogs.answer(Map.of());
        command(CommandIds.LISTEN_TO_TOPIC).run();
        ui.until(() -> !test.error().isEmpty());
        assertTrue(test.error().contains("-gone"), test.error());
        assertEquals("", listening.status().get());
        assertTrue(command(CommandIds.LISTEN_TO_TOPIC).enabled().get());
    }

    private static InboxMessage message(int id, String text) {
        return new InboxMessage(
                String.valueOf(id), Instant.ofEpochSecond(id), "sqs", "t", "arn", "", text, Map.of(), "", null);
    }

    @Test
    void repeatedMessagesCountOnceAndOldOnesAreDropped() {
        HeardMessages heard = new HeardMessages(3, 100);
        assertEquals(2, heard.add(List.of(message(1, "a"), message(2, "b"))).size());
        assertEquals(1, heard.add(List.of(message(2, "b"), message(3, "c"))).size());
        heard.add(List.of(message(4, "d"), message(1, "a")));
        assertEquals(4, heard.total());
        assertEquals(
                List.of("d", "c", "b"),
                heard.newestFirst().stream().map(InboxMessage::text).toList());
        heard.add(List.of(message(5, "x".repeat(99)), message(6, "y".repeat(99))));
        assertEquals(
                List.of("6"), heard.newestFirst().stream().map(InboxMessage::id).toList());
    }

    @Test
    void selectionIsKeptWhileTheOldestAreDropped() {
        int limit = 5_000;
        inbox.hear(IntStream.range(0, limit).mapToObj(i -> message(i, "m")).toList());
        InboxMessage kept = inbox.messages().get(0);
        inbox.hear(List.of(message(limit, "new")));
        assertEquals(limit, inbox.messages().size());
        assertEquals("new", inbox.messages().get(0).text());
        assertEquals(kept, inbox.messages().get(1));
        inbox.filter().set("nowhere");
        assertEquals(List.of(), inbox.messages());
        assertFalse(inbox.empty(), "the filter hides them");
    }
}
