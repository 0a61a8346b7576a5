package app.bellhop.viewmodel.subscriptions;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CallsAround;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.ServiceProblem;
import app.bellhop.cloud.sns.Message;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.Messages;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sqs.DeadLetterQueues;
import app.bellhop.cloud.sqs.QueueMessage;
import app.bellhop.cloud.sqs.TemporaryQueue;
import app.bellhop.cloud.sqs.TemporaryQueues;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.TestContext;
import app.bellhop.fake.UiQueue;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.plan.PlanItem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A subscription whose messages can't be delivered, over the wire. */
class DeadLettersTest {

    @TempDir
    static Path folder;

    @TempDir
    Path home;

    private static DemoConnection server;
    private static Sns sns;
    private static TemporaryQueues queues;
    private static DeadLetterQueues deadLetters;
    private static int number;
    private final UiQueue ui = new UiQueue();
    private TestContext test;
    private Topic topic;
    private Subscription broken;
    private TemporaryQueue dead;
    private DeadLettersViewModel model;
    private int changes;

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        sns = server.connection.sns();
        queues = server.connection.sqs().orElseThrow().temporary();
        deadLetters = server.connection.sqs().orElseThrow().deadLetters();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void breakSubscription() throws Exception {
        test = new TestContext(home, ui);
        topic = await(sns.topics().createTopic(NewTopic.named("broken-" + ++number)));
        dead = await(queues.create(topic, TemporaryQueues.PREFIX + "dead-" + number));
        broken = await(sns.subscriptions()
                .subscribe(
                        topic,
                        new NewSubscription(
                                "sqs",
                                "arn:aws:sqs:us-east-1:000000000000:missing",
                                Map.of(
                                        SubscriptionAttributes.REDRIVE_POLICY,
                                        "{\"deadLetterTargetArn\":\"" + dead.arn() + "\"}"))));
        model = new DeadLettersViewModel(deadLetters, sns.messages(), test.context, dead.arn(), topic, () -> changes++);
    }

    private void publish(String text) throws Exception {
        await(sns.messages()
                .publish(
                        topic,
                        new Message(
                                "Subject",
                                text,
                                Map.of(),
                                Map.of("kind", new MessageAttribute("String", "x")),
                                "",
                                "")));
    }

    private int held() throws Exception {
        DeadLetterQueues.Count count = await(deadLetters.count(dead.arn()));
        return count.visible() + count.hidden();
    }

    private void load(int messages) throws Exception {
        while (held() < messages) {
            Thread.onSpinWait(); // The demo delivers on a thread of its own.
        }
        model.load();
        ui.until(
                () -> model.letters().size() == messages && model.status().get().startsWith(messages + " shown"));
    }

    private void apply(Command command) throws InterruptedException {
        model.selected().setAll(model.letters());
        command.run();
        PlanViewModel plan = (PlanViewModel) test.dialogs.screens.get(0);
        plan.start();
        ui.until(() -> changes > 0);
        assertTrue(plan.complete(), plan.status().get());
    }

    @Test
    void messagesAreSeenAndComeBackWhenTheWindowCloses() throws Exception {
        publish("one");
        publish("two");
        load(2);
        assertEquals("2 shown of about 2 in the queue", model.status().get());
        DeadLettersViewModel.DeadLetter letter = model.letters().get(0);
        assertEquals("Subject", letter.content().subject());
        var text = model.text();
        model.current().set(letter);
        assertTrue(text.get().contains("\"TopicArn\""), text.get());
        assertEquals(2, await(deadLetters.count(dead.arn())).hidden());

        model.close();
        List<QueueMessage> again = await(deadLetters.look(dead.arn(), 2));
        assertEquals(2, again.size());
    }

    @Test
    void deletedOnesAreGone() throws Exception {
        publish("one");
        load(1);
        apply(model.delete());
        ui.until(() -> model.status().get().equals("The queue is empty."));
        assertEquals(0, held());
        assertEquals(List.of(), model.letters());
    }

    @Test
    void publishedAgainReachesTheTopicOnce() throws Exception {
        publish("again");
        load(1);
        await(sns.subscriptions().unsubscribe(broken));
        TemporaryQueue other = await(queues.create(topic, TemporaryQueues.PREFIX + "other-" + number));
        await(sns.subscriptions().subscribe(topic, new NewSubscription("sqs", other.arn())));
        apply(model.republish());
        QueueMessage arrived = await(queues.receive(other)).get(0);
        assertTrue(arrived.body().contains("again") && arrived.body().contains("\"kind\""), arrived.body());
        assertEquals(0, held());
    }

    /** The plan that publishes the letter again, where publishing is answered by that. */
    private PlanViewModel republished(CompletableFuture<?>... answers) throws Exception {
        publish("again");
        load(1);
        Deque<CompletableFuture<?>> left = new ArrayDeque<>(List.of(answers));
        CallsAround calls = (method, arguments, send) -> left.isEmpty() ? send.get() : left.poll();
        DeadLettersViewModel.DeadLetter letter = model.letters().get(0);
        model = new DeadLettersViewModel(
                deadLetters,
                calls.around(Messages.class, sns.messages()),
                test.context,
                dead.arn(),
                topic,
                () -> changes++);
        model.selected().setAll(letter);
        model.republish().run();
        return (PlanViewModel) test.dialogs.screens.get(0);
    }

    private void applied(PlanViewModel plan, int times) throws Exception {
        plan.start();
        ui.until(() -> changes == times);
    }

    @Test
    void lostAnswerIsToldBeforeAMessageIsPublishedTwice() throws Exception {
        PlanViewModel plan = republished(CompletableFuture.failedFuture(
                new CloudException(ErrorKind.NETWORK, Failure.local("Publish", "topic", "lost"), null)));
        applied(plan, 1);
        String message = plan.plan().items().get(0).message();
        assertTrue(message.contains("may have been published"), message);
    }

    @Test
    void stopIsToldBeforeAMessageIsPublishedTwice() throws Exception {
        PlanViewModel plan = republished(new CompletableFuture<>());
        plan.start();
        plan.stop().run();
        ui.until(() -> changes == 1);
        applied(plan, 2);
        String message = plan.plan().items().get(0).message();
        assertTrue(message.contains("may have been published"), message);
        applied(plan, 3);
        assertEquals(PlanItem.State.DONE, plan.plan().items().get(0).state());
    }

    @Test
    void whatWasNotAllowedIsPublishedWhenItIs() throws Exception {
        PlanViewModel plan = republished(CompletableFuture.failedFuture(
                CloudException.because(ErrorKind.CANCELLED, "Publish", "topic", ServiceProblem.NOT_SENT)));
        applied(plan, 1);
        applied(plan, 2);
        assertEquals(PlanItem.State.DONE, plan.plan().items().get(0).state());
    }

    @Test
    void messagesOfAFifoTopicGoToTheirGroupAgain() throws Exception {
        Topic fifo = await(sns.topics().createTopic(new NewTopic("broken-" + number + ".fifo", Map.of(), Map.of())));
        TemporaryQueue letters = await(queues.create(fifo, TemporaryQueues.PREFIX + "dead-" + number + ".fifo"));
        await(sns.subscriptions()
                .subscribe(
                        fifo,
                        new NewSubscription(
                                "sqs",
                                "arn:aws:sqs:us-east-1:000000000000:missing.fifo",
                                Map.of(
                                        SubscriptionAttributes.REDRIVE_POLICY,
                                        "{\"deadLetterTargetArn\":\"" + letters.arn() + "\"}"))));
        await(sns.messages().publish(fifo, new Message("", "grouped", Map.of(), Map.of(), "g1", "d1")));
        model = new DeadLettersViewModel(
                deadLetters, sns.messages(), test.context, letters.arn(), fifo, () -> changes++);
        model.load();
        ui.until(() -> model.letters().size() == 1);
        apply(model.republish());
        List<QueueMessage> left = await(deadLetters.look(letters.arn(), 1));
        assertEquals("g1", left.get(0).group(), "published again, and undeliverable again");
    }

    @Test
    void countIsLoadedOnceTheColumnShows() throws Exception {
        publish("one");
        while (held() < 1) {
            Thread.onSpinWait();
        }
        DeadLetterCounts counts = new DeadLetterCounts(Optional.of(deadLetters), test.context);
        SubscriptionRow row = new SubscriptionRow(broken);
        counts.load(row);
        assertEquals("", row.details().get().deadLetters());
        row.show(await(sns.subscriptions().attributes(broken)));
        counts.known(row);
        ui.until(() -> row.details().get().deadLetters().equals("1"));

        SubscriptionRow other = new SubscriptionRow(new Subscription(broken.arn() + "2", topic.arn(), "sqs", "e", ""));
        other.show(new SubscriptionAttributes(Map.of()));
        counts.load(other);
        assertEquals("", other.details().get().deadLetters());
    }

    @Test
    void queueThatCannotBeCountedSaysWhy() throws Exception {
        DeadLetterCounts counts = new DeadLetterCounts(Optional.of(deadLetters), test.context);
        SubscriptionRow row = new SubscriptionRow(broken);
        String gone = "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:gone\"}";
        row.show(new SubscriptionAttributes(Map.of(SubscriptionAttributes.REDRIVE_POLICY, gone)));
        counts.load(row);
        ui.until(() -> !row.details().get().deadLetters().isEmpty());
        assertTrue(row.details().get().deadLetters().startsWith("? Not found: gone"), row.details()::toString);
    }
}
