package app.bellhop.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.ui.base.Screens;
import app.bellhop.ui.transfers.TransfersController;
import app.bellhop.viewmodel.transfers.TransfersViewModel;
import app.bellhop.viewmodel.transfers.WhenDoneViewModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/**
 * How long 10,000 small files take through the queue, with its journal and its table on the screen, and how long the FX
 * thread is busy at a stretch meanwhile. Figures, not tests: {@code ./mvnw test -Dtest=QueueBench}.
 */
class QueueBench {

    private static final int FILES = Integer.getInteger("bench.files", 10_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SIZE = 4096;
    private static final int HEARTBEAT_MILLIS = 5;

    @TempDir
    Path folder;

    private final ExecutorService io = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final AtomicLong longestStall = new AtomicLong();

    /** What the FX thread itself computed at a stretch: on a busy computer it also waits for a core. */
    private final AtomicLong longestWork = new AtomicLong();

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long cpuBefore;
    private StaticS3 server;
    private AwsConnection connection;
    private TransferQueue queue;
    private TransfersViewModel transfers;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        server = new StaticS3(SIZE);
        connection = new AwsConnection(
                new Connection("t", "t", Connection.Source.SAVED, null, server.endpoint(), null, "us-east-1", "AKIA"),
                "secret",
                io);
        TestContext test = new TestContext(folder);
        queue = new TransferQueue(
                connection.objects(),
                SqliteJournal.open(folder.resolve("journal.db"), "bench", (file, moved) -> {}),
                io,
                timer,
                System::nanoTime,
                test.context.places());
        transfers = new TransfersViewModel(
                queue,
                test.context,
                new WhenDoneViewModel(
                        queue,
                        connection.s3().sharing(),
                        test.context,
                        new FakeSns().sns().topics(),
                        (topic, message) -> CompletableFuture.completedFuture("")),
                connection.s3().sharing(),
                place -> {});
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(this::show);
        timer.scheduleAtFixedRate(this::beat, HEARTBEAT_MILLIS, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void show() {
        Screens screens = new Screens(Map.of(TransfersController.class, () -> new TransfersController(transfers)));
        stage.setScene(new Scene(screens.load("transfers/transfers"), 1200, 400));
        stage.show();
        Timeline ticker = new Timeline(new KeyFrame(Duration.millis(200), e -> transfers.refresh()));
        ticker.setCycleCount(Animation.INDEFINITE);
        ticker.play();
    }

    private void beat() {
        long sent = System.nanoTime();
        Platform.runLater(() -> {
            longestStall.accumulateAndGet(System.nanoTime() - sent, Math::max);
            long cpu = threads.getCurrentThreadCpuTime();
            longestWork.accumulateAndGet(cpu - cpuBefore, Math::max);
            cpuBefore = cpu;
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
        queue.stop().get(30, TimeUnit.SECONDS);
        connection.close();
        server.close();
        io.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void tenThousandSmallFiles() throws Exception {
        Path many = Files.createDirectories(folder.resolve("many"));
        for (int i = 0; i < FILES; i++) {
            Files.write(many.resolve("file-" + i), new byte[SIZE]);
        }
        S3Location root = new S3Location("bucket", "");
        List<ObjectEntry> objects = IntStream.range(0, FILES)
                .mapToObj(i -> new ObjectEntry("file-" + i, false, SIZE, null, null, null))
                .toList();
        for (int round = 1; round <= ROUNDS; round++) {
            Path down = folder.resolve("down-" + round);
            measure(
                    "up",
                    round,
                    () -> queue.upload(List.of(many), root)
                            .result()
                            .thenApply(r -> r.done().size()));
            measure(
                    "down",
                    round,
                    () -> queue.download(objects, root, down)
                            .result()
                            .thenApply(r -> r.done().size()));
            queue.clearFinished();
        }
    }

    private void measure(String what, int round, Supplier<CompletableFuture<Integer>> transfer) throws Exception {
        longestStall.set(0);
        longestWork.set(0);
        long start = System.nanoTime();
        assertEquals(FILES, transfer.get().get(10, TimeUnit.MINUTES));
        System.out.printf(
                "BENCH %s, round %d: %,d files of 4 KiB in %.1f s; longest stall of the FX thread %d ms, %d of them computing%n",
                what,
                round,
                FILES,
                (System.nanoTime() - start) / 1e9,
                TimeUnit.NANOSECONDS.toMillis(longestStall.get()),
                TimeUnit.NANOSECONDS.toMillis(longestWork.get()));
    }
}
