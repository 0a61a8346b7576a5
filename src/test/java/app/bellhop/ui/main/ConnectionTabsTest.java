package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.ui.AppRobot;
import app.bellhop.viewmodel.objects.ObjectRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two connections in one window: the demo, and another server. */
class ConnectionTabsTest {

    private static final List<String> KEYS = List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.region");

    @TempDir
    Path folder;

    private DemoConnection server;
    private AppRobot robot;

    @BeforeEach
    void open() throws Exception {
        server = new DemoConnection(folder.resolve("server"));
        DemoConnection.await(server.connection.objects().createBucket(NewBucket.named("office-files")));
        System.setProperty("aws.accessKeyId", server.demo.accessKeyId());
        System.setProperty("aws.secretAccessKey", server.demo.secretAccessKey());
        System.setProperty("aws.region", server.demo.region());
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("settings.json"), """
                { "started": true, "connections": [ { "id": "office", "name": "Office", "source": "SAVED",
                  "endpoint": "%s", "region": "us-east-1", "look": { "color": "RED" } } ] }
                """.formatted(server.demo.s3Endpoint()));
        robot = new AppRobot(home, "--demo");
        robot.until(() -> buckets().contains("city-data"));
    }

    @AfterEach
    void close() throws Exception {
        robot.close();
        server.close();
        KEYS.forEach(System::clearProperty);
    }

    private List<String> buckets() {
        return robot.lookup("#bucketTree").queryAllAs(TreeView.class).stream()
                .flatMap(tree -> ((TreeView<?>) tree).getRoot().getChildren().stream())
                .map(TreeItem::getValue)
                .map(String::valueOf)
                .toList();
    }

    private TabPane tabs() {
        return (TabPane) robot.node("connectionTabs");
    }

    private List<String> names() {
        return tabs().getTabs().stream()
                .map(Tab::getText)
                .filter(Objects::nonNull)
                .toList();
    }

    private void openOffice() throws Exception {
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.until(() -> robot.lookup("Office").queryAll().stream().anyMatch(Node::isVisible));
        robot.clickOn("Office");
        robot.press("openConnection");
        robot.until(() -> buckets().equals(List.of("office-files")));
    }

    @Test
    void connectionsAreOpenSideBySide() throws Exception {
        assertFalse(tabs().isVisible(), "one connection needs no tabs");
        openOffice();
        assertEquals(List.of("Demo", "Office"), names());
        assertTrue(tabs().isVisible());
        assertEquals(1, robot.lookup("#objectTable").queryAll().size(), "only what is in front can be reached");
        robot.clickOn("Demo");
        robot.until(() -> buckets().contains("city-data"));
        robot.push(KeyCode.SHORTCUT, KeyCode.W);
        robot.until(() -> buckets().equals(List.of("office-files")));
        assertEquals(List.of("Office"), names());
        assertTrue(tabs().isVisible(), "its color is to be seen");
        robot.push(KeyCode.SHORTCUT, KeyCode.W);
        robot.until(() -> !robot.lookup("#connectionList").queryAll().isEmpty());
        assertFalse(tabs().isVisible());
    }

    @Test
    void plusOpensAnotherConnectionAndTheMiddleButtonClosesOne() throws Exception {
        openOffice();
        robot.until(() -> tabs().isVisible() && tabs().getHeight() > 0); // It has found its place.
        robot.clickOn("#newConnectionTab");
        robot.until(() -> !robot.lookup("#connectionList").queryAll().isEmpty());
        assertTrue(tabs().isVisible());
        robot.clickOn(
                robot.lookup("#connectionTabs .tab .tab-label")
                        .match((Node n) -> n.toString().contains("Office"))
                        .<Node>query(),
                MouseButton.MIDDLE);
        robot.until(() -> names().equals(List.of("Demo")));
        assertFalse(((ListView<?>) robot.node("connectionList")).getItems().isEmpty());
        robot.clickOn("#connectionTabs .tab .tab-label");
        robot.until(() -> buckets().contains("city-data"));
        robot.until(() -> !tabs().isVisible());
    }

    private Node row(String name) {
        return robot.lookup("#objectTable .table-row-cell")
                .match((TableRow<?> row) -> row.getItem() instanceof ObjectRow object
                        && object.name().equals(name))
                .query();
    }

    private Node tab(String name) {
        return robot.lookup("#connectionTabs .tab")
                .match((Node tab) -> tab.lookup(".tab-label") instanceof Labeled label && name.equals(label.getText()))
                .query();
    }

    @Test
    void objectIsDraggedOntoAFolderAndIntoAnotherConnection() throws Exception {
        openOffice();
        robot.go("s3://office-files/");
        robot.clickOn(tab("Demo"));
        robot.put(new S3Location("city-data", "drag/a.txt"), "a");
        robot.put(new S3Location("city-data", "drag/into/b.txt"), "b");
        robot.go("s3://city-data/drag/");
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("into/", "a.txt")));
        robot.drag(row("a.txt")).moveTo(row("into/")).moveBy(5, 0);
        robot.until(() -> robot.text("noticeLabel").equals("Move 1 object to s3://city-data/drag/into/"));
        // Held over it for a moment, the folder opens.
        robot.until(() -> !robot.lookup("b.txt").queryAll().isEmpty());
        robot.moveBy(2, 0).drop();
        robot.press("dialogOk");
        robot.until(() -> robot.keys("city-data").contains("drag/into/a.txt"));
        robot.until(() -> !robot.keys("city-data").contains("drag/a.txt"));
        robot.go("s3://city-data/drag/into/");
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("a.txt", "b.txt")));
        robot.drag(row("b.txt")).moveTo(tab("Office")).moveBy(2, 0);
        robot.until(() -> buckets().equals(List.of("office-files")));
        robot.moveTo(robot.<Node>node("objectTable")).moveBy(0, 20);
        robot.until(() -> robot.text("noticeLabel").equals("Copy 1 object to s3://office-files/"));
        robot.drop();
        robot.press("dialogOk");
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("b.txt")));
        assertTrue(robot.keys("city-data").contains("drag/into/b.txt"), "copied, not moved");
    }
}
