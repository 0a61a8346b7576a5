package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.testfx.matcher.control.LabeledMatchers.hasText;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.DemoConnection;
import app.bellhop.ui.AppRobot;
import app.bellhop.ui.Drop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Each gesture of the main job in the real window, its effect looked at on the server. */
class MainJobTest {

    private static final List<String> SAMPLES = List.of(
            "README.txt",
            "images/skyline.txt",
            "requests/2026/2026-05.csv",
            "requests/2026/2026-06.csv",
            "requests/2026/2026-07.csv",
            "requests/2026/2026-08.csv",
            "requests/2026/2026-09.csv");

    private static AppRobot robot;
    private static int buckets;

    @TempDir
    Path folder;

    private String bucket;
    private String root;
    private String data;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.until(() -> !robot.lookup("#bucketTree").queryAll().isEmpty());
        robot.until(() -> tree().getRoot().getChildren().size() == 1);
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    @BeforeEach
    void makeBucket() throws Exception {
        bucket = "job-" + ++buckets;
        root = "s3://" + bucket + "/";
        data = root + "requests/2026/";
        robot.createBucket(bucket);
        for (String key : SAMPLES) {
            robot.put(new S3Location(bucket, key), "request_id,opened\n1,2026-05-01\n");
        }
        robot.showTab("objectsTab");
    }

    @AfterEach
    void closeDialogs() {
        robot.closeDialogs();
    }

    private static TreeView<?> tree() {
        return robot.node("bucketTree");
    }

    private static List<String> bucketNames() {
        return tree().getRoot().getChildren().stream()
                .map(item -> item.getValue().toString())
                .toList();
    }

    private List<String> names() {
        return robot.column("objectTable", "nameColumn");
    }

    private void open(String place, int rows) throws Exception {
        robot.go(place);
        robot.until(() -> names().size() == rows);
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void bucketTreeOpensAndShowsPrefixes() throws Exception {
        robot.until(() -> bucketNames().contains("city-data"));
        robot.interact(() -> tree().scrollTo(0)); // Other tests' buckets may have pushed it out of sight.
        robot.clickOn("city-data");
        robot.until(() -> names().contains("README.txt"));
        assertEquals("5 items", robot.text("statusLabel"));
        TreeItem<?> shown = tree().getRoot().getChildren().get(bucketNames().indexOf("city-data"));
        robot.interact(() -> shown.setExpanded(true));
        robot.until(() -> shown.getChildren().size() == 4);
        robot.interact(() -> shown.setExpanded(false));
    }

    @Test
    void clickBelowTheRowsSelectsNone() throws Exception {
        open(data, 5);
        for (MouseButton button : List.of(MouseButton.PRIMARY, MouseButton.SECONDARY)) {
            robot.select("objectTable", "nameColumn", "2026-05.csv");
            robot.until(() -> !robot.node("download").isDisabled());
            robot.clickOn((Node) robot.node("objectTable"), button);
            robot.until(() -> robot.text("statusLabel").equals("5 items"));
        }
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void droppedFileGoesUpAndShows() throws Exception {
        open(data, 5);
        assertTrue(Drop.on(robot.node("objectTable"), file("dropped ü+%.csv", "a,b")));
        robot.until(() -> names().contains("dropped ü+%.csv"));
        robot.until(() -> {
            int row = robot.column("transferTable", "transferNameColumn").indexOf("dropped ü+%.csv");
            return row >= 0
                    && robot.column("transferTable", "transferStateColumn")
                            .get(row)
                            .equals("Done");
        });
        assertTrue(robot.keys(bucket).contains("requests/2026/dropped ü+%.csv"));
    }

    @Test
    void filesDroppedOnAFolderRowGoIntoIt() throws Exception {
        open(root, 3);
        robot.until(
                () -> robot.lookup("#objectTable").lookup("images/").tryQuery().isPresent());
        Node row = robot.lookup("#objectTable").lookup("images/").query(); // The tree shows it, too.
        assertTrue(Drop.on(row, file("in-folder.txt", "x")));
        robot.untilOnServer(() -> robot.keys(bucket).contains("images/in-folder.txt"));
    }

    @Test
    void filesDroppedOnATreeNodeGoIntoIt() throws Exception {
        robot.push(KeyCode.F5);
        robot.until(() ->
                !robot.lookup(".tree-cell").match(hasText(bucket)).queryAll().isEmpty());
        Node cell = robot.lookup(".tree-cell").match(hasText(bucket)).query();
        assertTrue(Drop.on(cell, file("in-bucket.txt", "x")));
        robot.untilOnServer(() -> robot.keys(bucket).contains("in-bucket.txt"));
    }

    @Test
    void droppedFolderGoesUpWhole() throws Exception {
        Path tree = Files.createDirectories(folder.resolve("tree/deep"));
        Files.writeString(tree.resolve("leaf.txt"), "leaf");
        Files.writeString(folder.resolve("tree/top.txt"), "top");
        open(data, 5);
        Drop.on(robot.node("objectTable"), folder.resolve("tree"));
        robot.until(() -> names().contains("tree/"));
        robot.untilOnServer(() -> robot.keys(bucket)
                .containsAll(List.of("requests/2026/tree/deep/leaf.txt", "requests/2026/tree/top.txt")));
    }

    @Test
    void pastedFilesGoUp() throws Exception {
        open(data, 5);
        Path pasted = file("pasted.txt", "x");
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(pasted.toFile()));
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.select("objectTable", "nameColumn", "2026-05.csv");
        robot.clickOn((Node) robot.lookup("2026-05.csv").query()).push(KeyCode.CONTROL, KeyCode.V);
        robot.until(() -> names().contains("pasted.txt"));
    }

    @Test
    void rightClickCopiesAPresignedUrlThatOpens() throws Exception {
        open(data, 5);
        robot.clickOn((Node) robot.lookup("2026-05.csv").query());
        robot.clickOn((Node) robot.lookup("2026-05.csv").query(), MouseButton.SECONDARY);
        robot.chooseBelow("copyMenu", "copyPresignedUrlFor");
        robot.press("dialogCancel");
        robot.clickOn((Node) robot.lookup("2026-05.csv").query(), MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        robot.choose("copyPresignedUrl");
        robot.until(() -> clipboard().contains("X-Amz-Expires=3600"));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(clipboard())).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().startsWith("request_id,opened"));
    }

    private String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5000, () -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void deleteAsksThenDeletes() throws Exception {
        open(data, 5);
        robot.select("objectTable", "nameColumn", "2026-05.csv");
        robot.press("deleteObjects");
        robot.press("dialogCancel");
        assertTrue(robot.keys(bucket).contains("requests/2026/2026-05.csv"));
        robot.press("deleteObjects");
        robot.press("dialogOk");
        robot.until(() -> names().size() == 4);
        assertFalse(robot.keys(bucket).contains("requests/2026/2026-05.csv"));
    }

    @Test
    void wholePrefixIsDeleted() throws Exception {
        open(root, 3);
        robot.select("objectTable", "nameColumn", "requests/");
        robot.press("deleteObjects");
        robot.press("dialogOk");
        robot.until(() -> names().size() == 2);
        assertTrue(robot.keys(bucket).stream().noneMatch(key -> key.startsWith("requests/")));
    }

    @Test
    void downloadWritesTheFile() throws Exception {
        open(data, 5);
        robot.select("objectTable", "nameColumn", "2026-05.csv");
        robot.press("download");
        robot.type("dialogField", folder.resolve("down").toString());
        robot.press("dialogOk");
        robot.until(() -> Files.exists(folder.resolve("down/2026-05.csv")));
    }

    @Test
    void bucketIsMadeAndDeletedByTypingItsName() throws Exception {
        robot.press("newBucket");
        robot.type("dialogField", "No_Good");
        robot.until(() -> robot.node("dialogOk").isDisabled());
        assertEquals(
                "Bucket names can contain only lowercase letters, digits, hyphens and dots.",
                robot.text("dialogProblem"));
        robot.type("dialogField", "brand-new");
        robot.press("dialogOk");
        robot.until(() -> bucketNames().contains("brand-new"));
        assertTrue(robot.buckets().contains("brand-new"));
        robot.until(() -> ((TextField) robot.node("locationField")).getText().equals("s3://brand-new/"));
        Drop.on(robot.node("objectTable"), file("inside.txt", "x"));
        robot.until(() -> names().contains("inside.txt"));
        robot.menu("File", "deleteBucket");
        robot.type("dialogField", "brand-new");
        robot.press("dialogOk");
        robot.until(() -> !bucketNames().contains("brand-new"));
        assertFalse(robot.buckets().contains("brand-new"));
    }

    @Test
    void newFolderShows() throws Exception {
        open(data, 5);
        robot.press("newFolder");
        robot.type("dialogField", "reports");
        robot.press("dialogOk");
        robot.until(() -> names().contains("reports/"));
        assertTrue(robot.keys(bucket).contains("requests/2026/reports/"));
    }

    @Test
    void filterAndSort() throws Exception {
        open(data, 5);
        robot.type("filterField", "-07");
        robot.until(() -> names().equals(List.of("2026-07.csv")));
        robot.type("filterField", "");
        robot.until(() -> names().size() == 5);
        robot.clickOn("Name").clickOn("Name");
        robot.until(() -> names().get(0).equals("2026-09.csv"));
        robot.clickOn("Name");
    }

    @Test
    void lettersTypedOnTheTableFilterIt() throws Exception {
        open(data, 5);
        robot.clickOn((Node) robot.lookup("2026-05.csv").query()).write("08");
        robot.until(() -> names().equals(List.of("2026-08.csv")));
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> names().size() == 5);
    }

    @Test
    void selectionSurvivesARefresh() throws Exception {
        open(data, 5);
        robot.select("objectTable", "nameColumn", "2026-07.csv");
        robot.push(KeyCode.F5);
        robot.until(() -> ((TableView<?>) robot.node("objectTable"))
                        .getSelectionModel()
                        .getSelectedIndices()
                        .equals(List.of(2))
                && !robot.text("statusLabel").contains("loading"));
    }

    @Test
    void missingBucketIsToldAndTheWindowGoesOn() throws Exception {
        robot.go("s3://no-such-bucket/");
        robot.until(() -> robot.text("errorBanner").contains("NoSuchBucket"));
        open(data, 5);
        assertEquals("", robot.text("errorBanner"));
    }

    @Test
    void theBellRings() throws Exception {
        robot.clickOn("#notificationsTab");
        robot.until(() -> robot.column("topicTable", "topicNameColumn").equals(List.of("city-alerts")));
        robot.press("newTopic");
        robot.type("dialogField", "streets_news");
        robot.press("dialogOk");
        robot.until(() -> robot.column("topicTable", "topicNameColumn").size() == 2);
        robot.press("newSubscription");
        robot.type("endpointField", "ada@city.example");
        robot.press("dialogOk");
        robot.select("inboxTable", "toColumn", "ada@city.example");
        assertEquals(List.of("Pending confirmation"), robot.column("subscriptionTable", "subscriptionStateColumn"));
        robot.press("confirmSubscription");
        robot.until(() ->
                robot.column("subscriptionTable", "subscriptionStateColumn").equals(List.of("Confirmed")));
        robot.type("publishSubjectField", "Potholes");
        robot.type("publishMessageArea", "212 this month");
        robot.press("publishButton");
        robot.until(() -> robot.column("inboxTable", "subjectColumn").contains("Potholes"));
        robot.interact(() -> ((TableView<?>) robot.node("subscriptionTable"))
                .getSelectionModel()
                .select(0));
        robot.press("unsubscribe");
        robot.press("dialogOk");
        robot.until(() -> robot.column("subscriptionTable", "endpointColumn").isEmpty());
        robot.press("deleteTopics");
        robot.press("dialogOk");
        robot.until(() -> robot.column("topicTable", "topicNameColumn").equals(List.of("city-alerts")));
        List<String> left = new ArrayList<>();
        DemoConnection.await(robot.server().sns().topics().listTopics(page -> page.forEach(t -> left.add(t.name()))));
        assertEquals(List.of("city-alerts"), left);
    }

    @Test
    void smsReachesThePhone() throws Exception {
        robot.clickOn("#notificationsTab");
        robot.press("publishSms");
        robot.type("phoneField", "+14155550100");
        robot.type("messageField", "Water is off until 6 pm");
        robot.press("dialogOk");
        robot.until(() -> robot.column("inboxTable", "subjectColumn").contains("Water is off until 6 pm"));
    }

    @Test
    void theLookFollowsTheMenu() throws Exception {
        String before = javafx.application.Application.getUserAgentStylesheet();
        robot.clickOn("View").clickOn("Appearance").clickOn("Dark");
        robot.until(
                () -> !javafx.application.Application.getUserAgentStylesheet().equals(before));
        robot.clickOn("View").clickOn("Appearance").clickOn("Light");
        robot.until(
                () -> javafx.application.Application.getUserAgentStylesheet().equals(before));
    }

    @Test
    void tabsArePresent() {
        TabPane tabs = robot.node("tabs");
        assertEquals(
                List.of("objectsTab", "notificationsTab", "transfersTab", "activityTab"),
                tabs.getTabs().stream().map(tab -> tab.getId()).toList());
    }
}
