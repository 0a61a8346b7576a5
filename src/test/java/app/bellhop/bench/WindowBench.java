package app.bellhop.bench;

import app.bellhop.fake.ChildJvm;
import app.bellhop.ui.AppRobot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures, not tests: {@code ./mvnw test -Dtest=WindowBench}. What gestures cost in the whole window: how long until they
 * show what they do, and how long the FX thread took at most to answer meanwhile. Prints the table of docs/benchmarks.md.
 */
class WindowBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final List<String> KEYS = List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.region");
    private static final int FILES = 5_000;

    @TempDir
    Path folder;

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Map<String, List<long[]>> figures = new LinkedHashMap<>();
    private Process server;
    private BufferedReader answers;
    private AppRobot robot;
    private Heartbeat heart;

    @BeforeEach
    void open() throws Exception {
        server = ChildJvm.of(FreeServer.class, List.of())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = server.inputReader();
        String endpoint = answers.readLine();
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.region", "us-east-1");
        robot = new AppRobot(folder.resolve("home"), "--endpoint=" + endpoint);
        heart = new Heartbeat(timer);
    }

    @AfterEach
    void close() throws Exception {
        heart.close();
        robot.close();
        server.destroy();
        timer.shutdownNow();
        KEYS.forEach(System::clearProperty);
    }

    @Test
    void gestures() throws Exception {
        robot.until(() -> !robot.lookup("#objectTable").queryAll().isEmpty());
        for (int count : List.of(10, 1_000, 5_000, 100_000)) {
            create("bench/n%d/ %d".formatted(count, count));
        }
        Path files = files();
        for (int round = 0; round < ROUNDS; round++) {
            for (int count : List.of(10, 1_000, 5_000, 100_000)) {
                measure(
                        "open %,d objects".formatted(count),
                        () -> robot.go("s3://bench/n%d/".formatted(count)),
                        () -> rows() == count);
            }
            TableView<?> table = robot.node("objectTable");
            measure(
                    "select all 100,000",
                    () -> robot.interact(() -> table.getSelectionModel().selectAll()),
                    () -> true);
            measure(
                    "then one",
                    () -> robot.interact(() -> table.getSelectionModel().clearAndSelect(7)),
                    () -> true);
            robot.interact(() -> table.getSelectionModel().selectRange(0, 5_000));
            measure("sort 100,000 with 5,000 selected", () -> robot.interact(() -> sort(table)), () -> true);
            measure("filter 100,000", () -> robot.type("filterField", "key-0999"), () -> rows() == 100);
            measure("clear the filter", () -> robot.type("filterField", ""), () -> rows() == 100_000);
            robot.go("s3://bench/n10/");
            robot.until(() -> rows() == 10);
            robot.interact(() -> table.getSelectionModel().clearAndSelect(1));
            measure("inspector", () -> robot.push(KeyCode.ALT, KeyCode.ENTER), () -> true);
            robot.interact(() -> table.getSelectionModel().clearSelection());
            measure("Notifications", () -> robot.showTab("notificationsTab"), () -> true);
            measure("Objects", () -> robot.showTab("objectsTab"), () -> true);
            create("");
            for (int count : List.of(10, 1_000, 5_000, 100_000)) {
                create("bench/n%d/ %d".formatted(count, count));
            }
        }
        print();
    }

    private void create(String command) throws IOException {
        Writer in = server.outputWriter(StandardCharsets.UTF_8);
        in.write(command + "\n");
        in.flush();
        answers.readLine();
    }

    private Path files() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(files.resolve("file-%05d.txt".formatted(i)), "x".repeat(i % 4096));
        }
        return files;
    }

    private int rows() {
        return ((TableView<?>) robot.node("objectTable")).getItems().size();
    }

    private static <S> void sort(TableView<S> table) {
        TableColumn<S, ?> size = table.getColumns().stream()
                .filter(column -> "sizeColumn".equals(column.getId()))
                .findFirst()
                .orElseThrow();
        size.setSortType(
                size.getSortType() == TableColumn.SortType.ASCENDING
                        ? TableColumn.SortType.DESCENDING
                        : TableColumn.SortType.ASCENDING);
        table.getSortOrder().setAll(List.of(size));
    }

    /** What a user does. */
    private interface Gesture {
        void run() throws Exception;
    }

    private void measure(String name, Gesture gesture, Callable<Boolean> shown) throws Exception {
        settle();
        heart.longestStall();
        long start = System.nanoTime();
        gesture.run();
        robot.until(shown);
        long took = (System.nanoTime() - start) / 1_000_000;
        settle();
        figures.computeIfAbsent(name, row -> new ArrayList<>()).add(new long[] {took, heart.longestStall()});
    }

    /** Until nothing is to be done and drawn any more. */
    private void settle() throws InterruptedException {
        Thread.sleep(600);
    }

    private void print() {
        System.out.println("| gesture | shown after | longest stall: median, worst |");
        System.out.println("|---|---|---|");
        figures.forEach((name, rounds) -> {
            List<Long> took = rounds.stream().map(f -> f[0]).sorted().toList();
            List<Long> stalls = rounds.stream().map(f -> f[1]).sorted().toList();
            System.out.printf(
                    "| %s | %d ms | %d ms, %d ms |%n",
                    name, took.get(took.size() / 2), stalls.get(stalls.size() / 2), stalls.get(stalls.size() - 1));
        });
    }
}
