package app.bellhop.bench;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.ChildJvm;
import app.bellhop.fake.DemoConnection;
import app.bellhop.ui.AppRobot;
import app.bellhop.ui.Drop;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
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
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
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

    private void open() throws Exception {
        server = ChildJvm.of(FreeServer.class, List.of())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = server.inputReader();
        String endpoint = answers.readLine();
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.region", "us-east-1");
        open("--endpoint=" + endpoint);
    }

    private void open(String option) throws Exception {
        robot = new AppRobot(folder.resolve("home"), option);
        heart = new Heartbeat(timer);
    }

    @AfterEach
    void close() throws Exception {
        heart.close();
        robot.close();
        if (server != null) {
            server.destroy();
        }
        timer.shutdownNow();
        KEYS.forEach(System::clearProperty);
    }

    @Test
    void gestures() throws Exception {
        open();
        robot.until(() -> !robot.lookup("#objectTable").queryAll().isEmpty());
        for (int count : List.of(10, 1_000, 5_000, 100_000)) {
            create("bench/n%d/ %d".formatted(count, count));
        }
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
        }
        print();
    }

    @Test
    void uploads() throws Exception {
        open();
        Path files = files();
        for (int round = 0; round < ROUNDS; round++) {
            robot.go("s3://bench/up%d/".formatted(round));
            robot.until(() -> rows() == 0);
            measure("upload 5,000 files", () -> Drop.on(robot.node("objectTable"), files), () -> finished(FILES));
            measure("their list", () -> robot.interact(() -> press("toggleTransfers")), () -> true);
            measure("clear 5,000 finished", () -> robot.interact(() -> press("clearFinished")), () -> finished(0));
            robot.interact(() -> press("toggleTransfers"));
        }
        print();
    }

    private boolean finished(int count) {
        String summary = robot.text("transferSummary");
        return count == 0 ? summary.equals("None") : summary.equals("%,d done".formatted(count));
    }

    private void press(String id) {
        robot.<Button>node(id).fire();
    }

    /** From the selection of an object in the demo to its picture in the inspector. */
    @Test
    void images() throws Exception {
        open("--demo");
        robot.go("s3://city-data/");
        byte[] picture = picture();
        for (String name : List.of("a.png", "b.png")) {
            DemoConnection.await(robot.server()
                    .s3()
                    .content()
                    .create(new S3Location("city-data", "pictures/" + name), picture, "image/png"));
        }
        robot.go("s3://city-data/pictures/");
        robot.until(() -> rows() == 2);
        TableView<?> table = robot.node("objectTable");
        robot.interact(() -> table.getSelectionModel().clearAndSelect(0));
        robot.push(KeyCode.ALT, KeyCode.ENTER);
        robot.interact(
                () -> robot.<TabPane>node("inspectorTabs").getSelectionModel().select(1));
        ImageView view = robot.node("previewImage");
        for (int round = 0; round < 2 * ROUNDS; round++) {
            int row = 1 - round % 2;
            robot.until(() -> view.getImage() != null);
            Image before = view.getImage();
            measure(
                    "preview of an image",
                    () -> robot.interact(() -> table.getSelectionModel().clearAndSelect(row)),
                    () -> view.getImage() != null && view.getImage() != before);
        }
        print();
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
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
        heart.longestWork();
        long start = System.nanoTime();
        gesture.run();
        robot.until(shown);
        long took = (System.nanoTime() - start) / 1_000_000;
        settle();
        figures.computeIfAbsent(name, row -> new ArrayList<>())
                .add(new long[] {took, heart.longestStall(), heart.longestWork()});
    }

    /** Until nothing is to be done and drawn any more. */
    private void settle() throws InterruptedException {
        Thread.sleep(600);
    }

    private void print() {
        System.out.println("| gesture | shown after | longest stall: median, worst | longest work: median, worst |");
        System.out.println("|---|---|---|---|");
        figures.forEach((name, rounds) -> System.out.printf(
                "| %s | %d ms | %d ms, %d ms | %d ms, %d ms |%n",
                name, median(rounds, 0), median(rounds, 1), worst(rounds, 1), median(rounds, 2), worst(rounds, 2)));
        heart.printStacks();
    }

    private static long median(List<long[]> rounds, int figure) {
        return rounds.stream().mapToLong(round -> round[figure]).sorted().toArray()[rounds.size() / 2];
    }

    private static long worst(List<long[]> rounds, int figure) {
        return rounds.stream().mapToLong(round -> round[figure]).max().orElseThrow();
    }
}
