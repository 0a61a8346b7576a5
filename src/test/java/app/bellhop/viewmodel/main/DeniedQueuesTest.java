package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.net.SnsStandIn;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ListStore;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.viewmodel.subscriptions.DeadLettersViewModel;
import app.bellhop.viewmodel.subscriptions.SubscriptionRow;
import app.bellhop.viewmodel.topics.UsageViewModel;
import app.bellhop.work.listen.ListenEntry;
import app.bellhop.work.listen.ListenJournal;
import app.bellhop.work.listen.TopicListeners;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users who may use topics, but not all of their queues or metrics: the missing action is named as IAM writes it. */
class DeniedQueuesTest extends DeniedTestBase {

    private TopicListeners listeners;

    @Override
    SnsStandIn server() throws Exception {
        return new SnsStandIn(Connection.Source.DEMO);
    }

    @Override
    Session session(Session bare) {
        ListStore<ListenEntry> store = new ListStore<>(
                folder.resolve("listening.json"), ListenEntry[].class, Runnable::run, new SetAsideFiles());
        listeners = new TopicListeners(
                "c",
                server.connection().sqs().orElseThrow().temporary(),
                server.connection().sns().subscriptions(),
                new ListenJournal(store),
                (millis, work) -> {}); // Tried again never: the first failure is looked at.
        return new Session(
                bare.connection(),
                bare.s3(),
                bare.sns(),
                server.connection().sqs(),
                server.connection().metrics(),
                Optional.empty(),
                Optional.of(listeners),
                Optional.empty(),
                bare.transfers(),
                bare.places(),
                bare.identity(),
                bare.activity(),
                () -> {});
    }

    @BeforeEach
    void choose() throws Exception {
        list();
    }

    @AfterEach
    void stopListening() {
        listeners.stop();
    }

    private void assertNamed(String iam, String resource, Supplier<String> seen) throws InterruptedException {
        until(() -> seen.get().contains("Missing permission: " + iam + " on " + resource));
    }

    private void listen() {
        test.dialogs.answer(Map.of());
        command(CommandIds.LISTEN_TO_TOPIC).run();
    }

    @ParameterizedTest
    @CsvSource({
        "CreateQueue, sqs:CreateQueue",
        "GetQueueAttributes, sqs:GetQueueAttributes",
        "SetQueueAttributes, sqs:SetQueueAttributes",
        "Subscribe, SNS:Subscribe"
    })
    void listeningThatCannotBegin(String action, String iam) throws Exception {
        server.deny(action);
        listen();
        assertNamed(iam, iam.startsWith("sqs") ? SnsStandIn.QUEUE : SnsStandIn.TOPIC, test::error);
        until(() -> bell.listening().status().get().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"ReceiveMessage, sqs:ReceiveMessage", "DeleteMessageBatch, sqs:DeleteMessage"})
    void listeningThatHearsNothing(String action, String iam) throws Exception {
        server.deny(action);
        listen();
        assertNamed(iam, SnsStandIn.QUEUE, () -> bell.listening().status().get());
    }

    @ParameterizedTest
    @CsvSource({"Unsubscribe, SNS:Unsubscribe", "DeleteQueue, sqs:DeleteQueue"})
    void listeningThatCannotBeRemoved(String action, String iam) throws Exception {
        listen();
        until(() -> command(bell, CommandIds.STOP_LISTENING));
        server.deny(action);
        command(CommandIds.STOP_LISTENING).run();
        assertNamed(iam, iam.startsWith("sqs") ? SnsStandIn.QUEUE : SnsStandIn.TOPIC, test::error);
    }

    private static boolean command(NotificationsViewModel bell, String id) {
        return bell.commands().stream()
                .anyMatch(c -> c.id().equals(id) && c.enabled().get());
    }

    @ParameterizedTest
    @CsvSource({"GetQueueUrl, sqs:GetQueueUrl", "GetQueueAttributes, sqs:GetQueueAttributes"})
    void deadLettersThatCannotBeCounted(String action, String iam) throws Exception {
        server.deny(action);
        SubscriptionRow row = bell.subscriptions().shown().get(0);
        bell.subscriptions().loadDeadLetters(row);
        bell.subscriptions().loadDetails(row);
        assertNamed(iam, SnsStandIn.QUEUE, () -> row.details().get().deadLetters());
    }

    private DeadLettersViewModel deadLetters() throws InterruptedException {
        bell.subscriptions()
                .selected()
                .setAll(bell.subscriptions().shown().get(0).subscription());
        command(CommandIds.DEAD_LETTERS).run();
        until(() -> !test.dialogs.screens.isEmpty());
        DeadLettersViewModel letters = test.dialogs.screen(DeadLettersViewModel.class);
        letters.load();
        return letters;
    }

    @ParameterizedTest
    @CsvSource({"ReceiveMessage, sqs:ReceiveMessage", "GetQueueUrl, sqs:GetQueueUrl"})
    void deadLettersThatCannotBeSeen(String action, String iam) throws Exception {
        server.deny(action);
        DeadLettersViewModel letters = deadLetters();
        assertNamed(iam, SnsStandIn.QUEUE, () -> letters.status().get());
    }

    @ParameterizedTest
    @CsvSource({
        "DeleteMessageBatch, sqs:DeleteMessage, false",
        "DeleteMessageBatch, sqs:DeleteMessage, true",
        "Publish, SNS:Publish, true"
    })
    void deadLettersThatCannotBeMoved(String action, String iam, boolean republish) throws Exception {
        DeadLettersViewModel letters = deadLetters();
        until(() -> !letters.letters().isEmpty());
        server.deny(action);
        letters.selected().setAll(letters.letters());
        (republish ? letters.republish() : letters.delete()).run();
        PlanViewModel plan = test.dialogs.screen(PlanViewModel.class);
        plan.start();
        assertNamed(
                iam,
                iam.startsWith("sqs") ? SnsStandIn.QUEUE : SnsStandIn.TOPIC,
                () -> plan.plan().items().get(0).message());
    }

    @ParameterizedTest
    @CsvSource("GetMetricData, cloudwatch:GetMetricData")
    void usageThatCannotBeRead(String action, String iam) throws Exception {
        server.deny(action);
        command(CommandIds.TOPIC_USAGE).run();
        UsageViewModel usage = test.dialogs.screen(UsageViewModel.class);
        usage.load();
        assertNamed(iam, "*", () -> usage.status().get());
        assertTrue(usage.status().get().startsWith("You don’t have permission to read metrics."));
        assertTrue(usage.copyPolicy().enabled().get());
    }
}
