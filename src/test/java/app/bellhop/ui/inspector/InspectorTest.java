package app.bellhop.ui.inspector;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.ui.AppRobot;
import app.bellhop.ui.editor.CodeEditor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.fxmisc.richtext.NavigationActions.SelectionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Each gesture of the inspector and of sharing in the real window, its effect looked at on the server. */
class InspectorTest {

    private static AppRobot robot;
    private static S3 s3;
    private static int buckets;

    private String bucket;
    private String root;
    private S3Location readme;
    private S3Location report;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.until(() -> !robot.lookup("#bucketTree").queryAll().isEmpty());
        s3 = robot.server().s3();
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    @BeforeEach
    void makeBucket() throws Exception {
        bucket = "look-" + ++buckets;
        root = "s3://" + bucket + "/";
        readme = new S3Location(bucket, "README.txt");
        report = new S3Location(bucket, "reports/summary.html");
        robot.createBucket(bucket);
        robot.put(readme, "Read me");
        robot.put(report, "<h1>Requests</h1>");
        robot.put(new S3Location(bucket, "images/skyline.png"), "");
    }

    @AfterEach
    void closeWhatIsOpen() throws Exception {
        robot.closeDialogs();
        if (robot.lookup("#closeInspector").queryAll().stream().anyMatch(Node::isVisible)) {
            robot.fire("closeInspector");
            robot.until(() -> robot.lookup("#inspectorTitle").queryAll().isEmpty());
        }
    }

    private List<String> names() {
        return robot.column("objectTable", "nameColumn");
    }

    private void open(String place, String name) throws Exception {
        robot.go(place);
        robot.until(() -> names().contains(name) && !robot.text("statusLabel").contains("loading"));
        robot.select("objectTable", "nameColumn", name);
    }

    /** Opens the bucket's settings. */
    private void inspectBucket(String bucket) throws Exception {
        robot.go("s3://" + bucket + "/");
        robot.until(() -> names().contains("README.txt"));
        robot.menu("View", "inspectBucket");
        robot.until(() -> robot.lookup("#editVersioning").queryAll().stream().anyMatch(Node::isVisible));
    }

    private void tab(int index) {
        robot.interact(() ->
                ((TabPane) robot.node("inspectorTabs")).getSelectionModel().select(index));
    }

    private int anonymously(S3Location object) throws Exception {
        return get(await(s3.sharing().publicUrl(object))).statusCode();
    }

    private static HttpResponse<String> get(URI url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void save() throws Exception {
        robot.fire("editorSave");
        robot.until(() -> robot.lookup("#editorSave").queryAll().isEmpty());
    }

    @Test
    void propertiesOpenBesideTheTableAndAreSaved() throws Exception {
        open(root, "README.txt");
        robot.clickOn((Node) robot.lookup("README.txt").query(), MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        robot.choose("properties");
        robot.until(() -> ((TextField) robot.node("contentTypeField")).getText().startsWith("text/plain"));
        robot.type("cacheControlField", "no-store");
        robot.type("tagsArea", "team=docs");
        robot.press("saveProperties");
        robot.untilOnServer(() -> "no-store"
                .equals(await(s3.properties().head(ObjectIdentifier.current(readme)))
                        .headers()
                        .cacheControl()));
        robot.untilOnServer(() ->
                await(s3.properties().tags(ObjectIdentifier.current(readme))).equals(Map.of("team", "docs")));
        robot.until(() -> robot.node("saveProperties").isDisabled());
    }

    @Test
    void csvIsPreviewedAsATableAndAnImageAsOne() throws Exception {
        open("s3://city-data/contacts/", "contacts.csv");
        robot.doubleClickOn((Node) robot.lookup("contacts.csv").query());
        robot.until(() -> ((TableView<?>) robot.node("previewTable")).getItems().size() == 9);
        robot.until(() -> robot.lookup("#previewTable .column-header .text").queryAllAs(Text.class).stream()
                .anyMatch(head -> head.getText().equals("department")));
        assertEquals(
                "email",
                ((TableView<?>) robot.node("previewTable")).getColumns().get(1).getText());
        open("s3://city-data/images/", "skyline.png");
        robot.until(() -> robot.lookup("#previewImagePane").queryAll().stream().anyMatch(Node::isVisible)
                && robot.text("previewStatus").startsWith("Image"));
        robot.until(() -> colours(robot.node("previewImage")) > 2);
    }

    /** In how many colours a node is drawn, along its diagonal. FX thread. */
    private static long colours(Node node) {
        WritableImage drawn = node.snapshot(null, null);
        int side = (int) Math.min(drawn.getWidth(), drawn.getHeight());
        return IntStream.range(0, side)
                .mapToObj(i -> drawn.getPixelReader().getColor(i, i))
                .distinct()
                .count();
    }

    @Test
    void textIsEditedInPlaceAndAConflictIsShown() throws Exception {
        open(root, "README.txt");
        robot.doubleClickOn((Node) robot.lookup("README.txt").query());
        robot.press("editText");
        robot.type("editArea", "mine");
        await(s3.content().replace(readme, "theirs".getBytes(StandardCharsets.UTF_8), null));
        robot.press("saveText");
        robot.until(() -> robot.lookup("#conflictList").queryAll().stream().anyMatch(Node::isVisible));
        assertEquals(
                6, await(s3.properties().head(ObjectIdentifier.current(readme))).size());
        robot.press("keepMine");
        robot.untilOnServer(() ->
                await(s3.properties().head(ObjectIdentifier.current(readme))).size() == 4);
    }

    @Test
    void deletedObjectIsUndeletedFromItsVersions() throws Exception {
        await(s3.buckets().put(bucket, BucketSection.VERSIONING, "{\"Status\":\"Enabled\"}"));
        open(root, "README.txt");
        robot.press("deleteObjects");
        robot.press("dialogOk");
        robot.until(() -> !names().contains("README.txt"));
        robot.menu("View", "versions");
        robot.until(() -> robot.column("versionTable", "versionSizeColumn").contains("delete marker"));
        assertFalse(robot.scrollsSideways("versionTable"), "its columns fit");
        int marker = robot.column("versionTable", "versionSizeColumn").indexOf("delete marker");
        robot.interact(() ->
                ((TableView<?>) robot.node("versionTable")).getSelectionModel().select(marker));
        robot.press("undelete");
        robot.until(() -> names().contains("README.txt"));
        assertTrue(robot.keys(bucket).contains("README.txt"));
    }

    @Test
    void aclOpensAnObjectToTheWorldAndIsTakenBack() throws Exception {
        open(root + "reports/", "summary.html");
        robot.menu("View", "sharing");
        robot.until(() -> robot.text("accessVerdict").startsWith("Private"));
        robot.clickOn("#accessWhy");
        robot.until(
                () -> robot.lookup("#accessReasons .reason-origin").queryAll().size() > 1);
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> this.<ComboBox<String>>box("cannedAclBox").setValue("public-read"));
        robot.fire("applyCannedAcl");
        robot.until(() -> robot.text("accessVerdict").startsWith("Public"));
        robot.until(() -> robot.text("accessAnonymous").contains("succeeded"));
        assertEquals(200, anonymously(report));
        robot.until(() -> !robot.node("cannedAclBox").isDisabled()
                && this.<ComboBox<String>>box("cannedAclBox").getValue().equals("private"));
        robot.fire("applyCannedAcl");
        robot.until(() -> robot.text("accessVerdict").startsWith("Private"));
        assertEquals(403, anonymously(report));
    }

    private <N extends Node> N box(String id) {
        return robot.node(id);
    }

    @Test
    void presignedLinkIsMadeInTheInspectorAndOpens() throws Exception {
        open(root + "reports/", "summary.html");
        robot.menu("View", "sharing");
        robot.type("downloadNameField", "bericht.html");
        robot.fire("makePresignedUrl");
        robot.until(() -> !((TextArea) robot.node("presignedUrls")).getText().isEmpty());
        String url = ((TextArea) robot.node("presignedUrls")).getText();
        HttpResponse<String> answer = get(URI.create(url));
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Disposition").orElse("").contains("bericht.html"));
        assertEquals(
                url,
                WaitForAsyncUtils.waitForAsyncFx(
                        5000, () -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void policyIsCheckedTemplatedReviewedSavedAndTakenAway() throws Exception {
        inspectBucket(bucket);
        robot.fire("jsonPolicy");
        robot.until(() -> !robot.lookup("#editorArea").queryAll().isEmpty());
        robot.type("editorArea", "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [ {]\n}");
        robot.until(() -> robot.text("editorProblem").startsWith("Line 3, column "));
        assertTrue(robot.node("editorReview").isDisabled());
        robot.type("editorArea", "{\"Version\": \"2012-10-17\"}");
        robot.interact(() ->
                ((MenuButton) robot.node("editorInsert")).getItems().get(0).fire());
        robot.type("dialogField", "reports/");
        robot.press("dialogOk");
        robot.press("editorReview");
        robot.until(() -> robot.lookup("#editorDiff").queryAll().stream().anyMatch(Node::isVisible));
        assertEquals(403, anonymously(report), "nothing is sent before Save");
        save();
        robot.until(() -> robot.text("PolicySummary").startsWith("Public, "));
        assertEquals(200, anonymously(report));
        assertEquals(403, anonymously(readme));
        robot.fire("deletePolicy");
        robot.press("dialogOk");
        robot.until(() -> robot.text("PolicySummary").equals("Not set"));
        assertEquals(403, anonymously(report));
    }

    @Test
    void wordsOfThePolicyAreCompleted() throws Exception {
        inspectBucket(bucket);
        robot.fire("jsonPolicy");
        robot.type("editorArea", "{\"Statement\": \"s3:GetBucketLo");
        robot.interact(() -> ((CodeEditor) robot.node("editorArea")).end(SelectionPolicy.CLEAR));
        robot.clickOn("#editorArea");
        robot.interact(() -> ((CodeEditor) robot.node("editorArea")).end(SelectionPolicy.CLEAR));
        robot.push(KeyCode.CONTROL, KeyCode.SPACE);
        robot.until(() -> !robot.lookup("s3:GetBucketLocation").queryAll().isEmpty());
        robot.clickOn("s3:GetBucketLocation");
        assertTrue(((CodeEditor) robot.node("editorArea")).getText().endsWith("s3:GetBucketLocation"));
        for (String answer : List.of("dialogCancel", "dialogOk")) {
            assertFalse(robot.lookup("#editorArea").queryAll().isEmpty(), "what was typed is not lost unasked");
            robot.push(KeyCode.ESCAPE);
            robot.until(() -> !robot.lookup("#" + answer).queryAll().isEmpty());
            robot.press(answer);
        }
        robot.until(() -> robot.lookup("#editorArea").queryAll().isEmpty());
    }

    @Test
    void websiteIsServedAfterItsFormAndRefusedAfterItIsTakenAway() throws Exception {
        inspectBucket("city-data");
        robot.fire("editWebsite");
        robot.type("indexField", "summary.html");
        robot.press("dialogOk");
        save();
        await(s3.sharing()
                .putCannedAcl(
                        ObjectIdentifier.current(new S3Location("city-data", "reports/summary.html")), "public-read"));
        robot.until(() ->
                !((TextInputControl) robot.node("bucketWebsite")).getText().isEmpty());
        URI site = URI.create(((TextInputControl) robot.node("bucketWebsite")).getText() + "reports/");
        assertTrue(get(site).body().contains("<h1>"));
        robot.fire("deleteWebsite");
        robot.press("dialogOk");
        robot.until(() -> robot.text("WebsiteSummary").equals("Not set"));
        assertEquals(404, get(site).statusCode());
    }

    @Test
    void accessLogIsShownAndFiltered() throws Exception {
        inspectBucket(bucket);
        robot.fire("editLogging");
        robot.type("targetBucketField", bucket);
        robot.press("dialogOk");
        save();
        anonymously(report);
        robot.fire("viewAccessLog");
        robot.type("logFilter", "LOGGING");
        robot.until(() -> robot.lookup("#logTable .text").queryAll().toString().contains("GET.LOGGING_STATUS"));
        robot.type("logFilter", "AccessDenied");
        robot.until(() -> robot.column("logTable", "logStatusColumn").equals(List.of("403 AccessDenied")));
        robot.press("logClose");
    }

    @Test
    void objectsAreCopiedAndPastedWithKeys() throws Exception {
        open(root, "README.txt");
        robot.clickOn((Node) robot.lookup("README.txt").query()).push(KeyCode.CONTROL, KeyCode.C);
        robot.go(root + "images/");
        robot.until(() -> names().contains("skyline.png"));
        robot.until(() -> robot.lookup("skyline.png").tryQuery().isPresent());
        robot.clickOn((Node) robot.lookup("skyline.png").query()).push(KeyCode.CONTROL, KeyCode.V);
        robot.press("dialogOk");
        robot.until(() -> names().contains("README.txt"));
        assertTrue(robot.keys(bucket).containsAll(List.of("README.txt", "images/README.txt")));
    }

    @Test
    void bucketIsMadeWithAllThatWasAskedForAndEmptiedByItsName() throws Exception {
        robot.press("newBucket");
        robot.type("dialogField", "kept-versions");
        robot.clickOn("#versioningField");
        robot.type("tagsField", "team=water");
        robot.press("dialogOk");
        robot.until(() -> ((TextField) robot.node("locationField")).getText().equals("s3://kept-versions/"));
        assertTrue(await(s3.buckets().get("kept-versions", BucketSection.VERSIONING))
                .orElse("")
                .contains("Enabled"));
        assertTrue(await(s3.buckets().get("kept-versions", BucketSection.TAGS))
                .orElse("")
                .contains("water"));
        S3Location twice = new S3Location("kept-versions", "x");
        await(s3.content().create(twice, new byte[1], null));
        await(s3.content().replace(twice, new byte[2], null));
        robot.menu("File", "emptyBucket");
        robot.type("dialogField", "kept-versions");
        robot.press("dialogOk");
        robot.untilOnServer(() -> {
            List<Object> left = new java.util.ArrayList<>();
            await(s3.versions().list(new S3Location("kept-versions", ""), left::addAll));
            return left.isEmpty();
        });
    }

    @Test
    void inspectorFollowsTheSelectionAndCloses() throws Exception {
        open(root, "README.txt");
        robot.menu("View", "toggleInspector");
        robot.until(() -> robot.text("inspectorTitle").equals("README.txt"));
        robot.interact(() ->
                ((TableView<?>) robot.node("objectTable")).getSelectionModel().clearSelection());
        robot.until(() -> robot.text("inspectorTitle").equals(bucket));
        tab(1);
        robot.until(() -> robot.lookup("#versionTable").queryAll().stream().anyMatch(Node::isVisible));
        robot.interact(() -> ((Button) robot.node("closeInspector")).fire());
        robot.until(() -> robot.lookup("#inspectorTitle").queryAll().isEmpty());
    }

    @Test
    void escapeClosesTheBannerAndThenTheInspector() throws Exception {
        open(root, "README.txt");
        robot.menu("View", "properties");
        robot.go("s3://no-such-bucket-of-ours/");
        robot.until(() -> robot.text("errorBanner").contains("NoSuchBucket"));
        robot.interact(() -> robot.node("objectTable").requestFocus());
        robot.push(KeyCode.ESCAPE);
        assertEquals("", robot.text("errorBanner"));
        assertTrue(robot.node("closeInspector").isVisible(), "one thing at a time");
        robot.interact(() -> robot.node("bucketTree").requestFocus()); // Trees take the key for themselves.
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> robot.lookup("#closeInspector").queryAll().stream().noneMatch(Node::isVisible));
    }
}
