package app.bellhop.bench;

import app.bellhop.aws.AwsConnection;
import app.bellhop.fake.ChildJvm;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.ui.base.Screens;
import app.bellhop.ui.subscriptions.SubscriptionsController;
import app.bellhop.ui.topics.TopicsController;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.main.NotificationsViewModel;
import java.io.BufferedReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Figures, not tests: how long the window stands still with 100,000 subscriptions and 10,000 topics, by the longest time
 * between two beats on the FX thread, beside those of a screenful, listed over the wire a hundred a page. {@code ./mvnw test -Dtest=SubscriptionBench}. Surefire does not run it by itself.
 */
@ExtendWith(ApplicationExtension.class)
class SubscriptionBench {

    private static final int SUBSCRIPTIONS = 100_000;
    private static final int SCREENFUL = 20;
    private static final int TOPICS = 10_000;
    private static final int ROUNDS = 5;
    private static final long MINUTES = 4;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long IDLE_MILLIS = 1000;

    @TempDir
    Path folder;

    private final ExecutorService background = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, List<Long>> measured = new LinkedHashMap<>();
    private final Map<String, List<Long>> stalls = new LinkedHashMap<>();
    private final Map<String, List<Long>> worked = new LinkedHashMap<>();
    private final Map<String, List<Long>> collected = new LinkedHashMap<>();
    private Process server;
    private BufferedReader answers;
    private AwsConnection connection;
    private Heartbeat heart;
    private Stage stage;
    private NotificationsViewModel bell;

    @Start
    void show(Stage primary) {
        stage = primary;
    }

    @BeforeEach
    void serve() throws Exception {
        heart = new Heartbeat(timer);
        server = ChildJvm.of(FreeSns.class, List.of())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = server.inputReader();
        String endpoint = answers.readLine();
        connection = new AwsConnection(
                new Connection("bench", "bench", Connection.Source.SAVED, null, endpoint, endpoint, "us-east-1", "key"),
                "secret",
                background);
    }

    @AfterEach
    void close() {
        heart.close();
        timer.shutdown();
        connection.close();
        server.destroy();
        background.shutdown();
    }

    /** Tells the server how many of them it has. */
    private void serve(String what, int count) throws Exception {
        server.outputWriter().write(what + " " + count + "\n");
        server.outputWriter().flush();
        answers.readLine();
    }

    private void open() {
        UiContext all = new TestContext(folder).context;
        UiContext context = new UiContext(
                Platform::runLater,
                background,
                all.later(),
                all.ticker(),
                all.dialogs(),
                all.desktop(),
                all.settings(),
                all.stores(),
                all.places(),
                all.openedFolder(),
                all.memory(),
                all.errors(),
                all.signIns(),
                all.notice());
        Session session = new Session(
                Connection.demo(),
                new FakeS3(new FakeObjectStore()).all(),
                connection.sns(),
                Optional.empty(),
                null,
                all.places(),
                () -> {});
        bell = new NotificationsViewModel(
                session,
                context,
                new app.bellhop.viewmodel.base.UnsupportedOperations(
                        context.ui(), context.settings(), session.connection()),
                new Activities(),
                Optional::empty,
                region -> {});
        SubscriptionsController controller =
                new SubscriptionsController(bell.subscriptions(), new Commands(bell.commands()));
        TopicsController topics = new TopicsController(bell.topics(), new Commands(bell.commands()));
        Screens screens = new Screens(
                Map.of(SubscriptionsController.class, () -> controller, TopicsController.class, () -> topics));
        stage.setScene(new Scene(
                new SplitPane(screens.load("topics/topics"), screens.load("subscriptions/subscriptions")), 1400, 600));
        stage.show();
    }

    private void measure(String what, FxRobot robot, Runnable work, Callable<Boolean> done) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        Thread.sleep(IDLE_MILLIS); // Until what came before has been drawn.
        heart.longestStall();
        heart.longestWork();
        long garbage = collecting();
        long start = System.nanoTime();
        robot.interact(work);
        WaitForAsyncUtils.waitFor(
                MINUTES, TimeUnit.MINUTES, () -> WaitForAsyncUtils.asyncFx(done).get());
        WaitForAsyncUtils.waitForFxEvents();
        collected.computeIfAbsent(what, key -> new ArrayList<>()).add(collecting() - garbage);
        long millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        measured.computeIfAbsent(what, key -> new ArrayList<>()).add(millis);
        stalls.computeIfAbsent(what, key -> new ArrayList<>()).add(heart.longestStall());
        worked.computeIfAbsent(what, key -> new ArrayList<>()).add(heart.longestWork());
    }

    /** Milliseconds that the garbage collectors have stopped this process for. */
    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Test
    void listsAHundredThousandSubscriptions(FxRobot robot) throws Exception {
        robot.interact(this::open);
        for (int round = 0; round < Integer.getInteger("bench.rounds", ROUNDS); round++) {
            topics(robot);
            subscriptions(robot);
        }
        measured.forEach((what, times) -> System.out.printf(
                "BENCH %s: %d ms, the window stood still for %d ms at most, its thread worked for %d ms (medians of %d; stalls"
                        + " %s, work %s, collector %s)%n",
                what,
                median(times),
                median(stalls.get(what)),
                median(worked.get(what)),
                times.size(),
                stalls.get(what),
                worked.get(what),
                collected.get(what)));
        heart.printStacks();
    }

    private void topics(FxRobot robot) throws Exception {
        var shown = bell.topics().shown();
        serve("topics", 1);
        measure("one topic", robot, bell::reload, () -> shown.size() == 1);
        serve("topics", TOPICS);
        measure("10,000 topics", robot, bell::reload, () -> shown.size() == TOPICS);
    }

    private void subscriptions(FxRobot robot) throws Exception {
        var shown = bell.subscriptions().shown();
        ToggleButton every = robot.lookup("#everyTopic").queryAs(ToggleButton.class);
        ToggleButton one = robot.lookup("#thisTopic").queryAs(ToggleButton.class);
        serve("subscriptions", SCREENFUL);
        measure("a screenful of subscriptions", robot, () -> every.setSelected(true), () -> shown.size() == SCREENFUL);
        robot.interact(() -> one.setSelected(true));
        serve("subscriptions", SUBSCRIPTIONS);
        measure("100,000 subscriptions", robot, () -> every.setSelected(true), () -> shown.size() == SUBSCRIPTIONS);
        var filter = bell.subscriptions().filter();
        measure("filter", robot, () -> filter.set("7"), () -> shown.size() < SUBSCRIPTIONS);
        measure("no filter", robot, () -> filter.set(""), () -> shown.size() == SUBSCRIPTIONS);
        TableView<?> table = robot.lookup("#subscriptionTable").queryAs(TableView.class);
        measure(
                "select all",
                robot,
                table.getSelectionModel()::selectAll,
                () -> bell.subscriptions().selected().size() == SUBSCRIPTIONS);
        measure("filter, all selected", robot, () -> filter.set("7"), () -> shown.size() < SUBSCRIPTIONS);
        robot.interact(() -> filter.set(""));
        robot.interact(() -> one.setSelected(true));
    }
}
