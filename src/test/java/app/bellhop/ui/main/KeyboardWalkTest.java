package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways through the main window without a mouse. */
class KeyboardWalkTest {

    private static AppRobot robot;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        robot = new AppRobot(home, "--demo");
        untilFocused("objectTable");
    }

    /** Keys go where the focus is: perhaps to a dialog that another test has closed. */
    @BeforeEach
    void focusWindow() throws Exception {
        Window window = robot.node("tabs").getScene().getWindow();
        robot.interact(window::requestFocus);
        robot.until(window::isFocused);
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    private static void untilFocused(String id) throws Exception {
        robot.until(() -> robot.lookup("#" + id).queryAll().stream().anyMatch(Node::isFocused));
    }

    private static void ctrl(KeyCode key) {
        robot.push(KeyCode.CONTROL, key);
    }

    @Test
    void viewThatIsAskedForGetsTheKeys() throws Exception {
        ctrl(KeyCode.DIGIT2);
        untilFocused("topicTable");
        ctrl(KeyCode.DIGIT4);
        untilFocused("activityTable");
        ctrl(KeyCode.DIGIT3);
        untilFocused("transferTable");
        ctrl(KeyCode.L);
        untilFocused("locationField");
        ctrl(KeyCode.DIGIT1);
        untilFocused("objectTable");
    }

    @Test
    void f6WalksThroughThePartsOfTheWindow() throws Exception {
        ctrl(KeyCode.DIGIT1);
        untilFocused("objectTable");
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        untilFocused("bucketTree");
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        untilFocused("locationField");
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        untilFocused("tabs");
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        // What it offers first depends on the notice that is there.
        robot.until(() -> robot.lookup(".status-bar").query().isFocusWithin());
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        untilFocused("toggleTransfers");
        robot.push(KeyCode.F6)
                .push(KeyCode.F6)
                .push(KeyCode.F6)
                .push(KeyCode.F6)
                .push(KeyCode.F6);
        untilFocused("objectTable");
        robot.menu("Go", "previousPane");
        untilFocused("bucketTree");
        robot.menu("Go", "nextPane");
        untilFocused("objectTable");
        ctrl(KeyCode.DIGIT2);
        untilFocused("topicTable");
        robot.push(KeyCode.F6);
        untilFocused("subscriptionTable");
        robot.push(KeyCode.F6).push(KeyCode.F6);
        untilFocused("inboxTable");
    }

    @Test
    void errorIsDismissedByKeys() throws Exception {
        ctrl(KeyCode.DIGIT1);
        robot.go("s3://no-such-bucket/");
        robot.until(() -> robot.text("errorBanner").contains("NoSuchBucket"));
        untilFocused("objectTable");
        robot.push(KeyCode.F6).push(KeyCode.F6);
        untilFocused("errorAction");
        robot.push(KeyCode.TAB);
        untilFocused("errorDismiss");
        robot.push(KeyCode.SPACE);
        robot.until(() -> robot.text("errorBanner").isEmpty());
    }

    @Test
    void renamingIsUndoneByKeys() throws Exception {
        robot.createBucket("names");
        robot.put(new S3Location("names", "a.txt"), "a");
        ctrl(KeyCode.DIGIT1);
        robot.go("s3://names/");
        robot.until(() -> robot.column("objectTable", "nameColumn").contains("a.txt"));
        untilFocused("objectTable");
        robot.push(KeyCode.DOWN).push(KeyCode.F2);
        untilFocused("renameField");
        robot.write("b").push(KeyCode.ENTER);
        robot.untilOnServer(() -> robot.keys("names").equals(List.of("b.txt")));
        robot.until(() -> !robot.lookup("#noticeOffers .hyperlink").queryAll().isEmpty());
        TextField filter = robot.node("filterField");
        robot.interact(filter::requestFocus);
        robot.write("x");
        ctrl(KeyCode.Z);
        assertEquals("", filter.getText());
        ctrl(KeyCode.Z);
        assertEquals(List.of("b.txt"), robot.keys("names"));
        robot.interact(() -> robot.node("objectTable").requestFocus());
        ctrl(KeyCode.Z);
        robot.untilOnServer(() -> robot.keys("names").equals(List.of("a.txt")));
    }

    @Test
    void downSelectsTheFirstRow() throws Exception {
        ctrl(KeyCode.DIGIT1);
        robot.go("s3://city-data/");
        untilFocused("objectTable");
        robot.until(() -> !robot.column("objectTable", "nameColumn").isEmpty());
        TableView<?> table = robot.node("objectTable");
        robot.interact(() -> table.getSelectionModel().clearSelection());
        robot.interact(() -> table.getFocusModel().focus(0)); // As when rows are listed.
        robot.push(KeyCode.DOWN);
        assertEquals(0, table.getSelectionModel().getSelectedIndex());
        robot.push(KeyCode.DOWN);
        assertEquals(1, table.getSelectionModel().getSelectedIndex());
    }

    @Test
    void rowStaysFocusedWhereNoneIsSelectedAnyMore() throws Exception {
        ctrl(KeyCode.DIGIT1);
        robot.go("s3://city-data/");
        untilFocused("objectTable");
        robot.select("objectTable", "nameColumn", "reports/");
        TableView<?> table = robot.node("objectTable");
        int row = table.getSelectionModel().getSelectedIndex();
        robot.menu("View", "inspectBucket");
        robot.until(() -> table.getSelectionModel().isEmpty());
        assertEquals(row, table.getFocusModel().getFocusedIndex());
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void rowAfterADeletedOneIsNextForTheKeys() throws Exception {
        robot.createBucket("three");
        for (String name : List.of("a.txt", "b.txt", "c.txt")) {
            robot.put(new S3Location("three", name), name);
        }
        ctrl(KeyCode.DIGIT1);
        robot.go("s3://three/");
        robot.select("objectTable", "nameColumn", "b.txt");
        untilFocused("objectTable");
        robot.push(KeyCode.DELETE);
        robot.press("dialogOk");
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("a.txt", "c.txt")));
        TableView<?> table = robot.node("objectTable");
        robot.until(() -> table.getFocusModel().getFocusedIndex() == 1);
        untilFocused("objectTable");
        robot.push(KeyCode.DOWN);
        assertEquals(1, table.getSelectionModel().getSelectedIndex());
    }

    @Test
    void viewThatIsClickedGetsTheKeys() throws Exception {
        ctrl(KeyCode.DIGIT1);
        robot.clickOn((Node) robot.lookup("Transfers")
                .match(node -> node.getParent() instanceof SidebarItem)
                .query());
        untilFocused("transferTable");
    }

    @Test
    void arrowsWalkThroughTheSidebar() throws Exception {
        ctrl(KeyCode.DIGIT1);
        untilFocused("objectTable");
        robot.interact(() -> robot.node("tabs").requestFocus());
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.DOWN);
        robot.until(() -> robot.lookup("#activityTable").tryQuery().isPresent());
        untilFocused("tabs");
    }

    @Test
    void tabGoesOnFromATextAreaAndBack() throws Exception {
        ctrl(KeyCode.DIGIT2);
        untilFocused("topicTable");
        TextArea message = robot.node("publishMessageArea");
        robot.interact(message::requestFocus);
        robot.push(KeyCode.TAB);
        assertFalse(message.isFocused());
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertTrue(message.isFocused());
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        untilFocused("publishSubjectField");
        assertEquals("", message.getText());
    }

    @Test
    void enterConfirmsAFormFromACheckBox() throws Exception {
        ctrl(KeyCode.DIGIT2);
        untilFocused("topicTable");
        robot.press("newTopic");
        robot.type("dialogField", "walk.fifo");
        robot.interact(() -> robot.node("contentBasedField").requestFocus());
        robot.push(KeyCode.ENTER);
        robot.until(() -> robot.column("topicTable", "topicNameColumn").contains("walk.fifo"));
    }

    @ParameterizedTest
    @CsvSource({
        "DIGIT1, filterField",
        "DIGIT2, topicFilterField",
        "DIGIT2, subscriptionFilterField",
        "DIGIT2, inboxFilterField",
        "DIGIT4, activityFilterField"
    })
    void escapeClearsAFilter(KeyCode view, String id) throws Exception {
        ctrl(view);
        robot.type(id, "x");
        TextField filter = robot.node(id);
        robot.interact(filter::requestFocus);
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> filter.getText().isEmpty());
    }

    @Test
    void escapeLeavesATableStepByStep() throws Exception {
        ctrl(KeyCode.DIGIT1);
        robot.go("s3://city-data/requests/");
        untilFocused("objectTable");
        ctrl(KeyCode.T);
        untilFocused("tableSearchField");
        robot.push(KeyCode.A);
        robot.press("columnsMenu");
        untilFocused("columnSearchField");
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> robot.lookup("#columnSearchField").tryQuery().isEmpty());
        TextField search = robot.node("tableSearchField");
        robot.interact(search::requestFocus);
        assertEquals("a", search.getText());
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> search.getText().isEmpty());
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> robot.lookup("#dataTable").tryQuery().isEmpty());
    }

    @Test
    void rowsOfThePreviewAreCopiedAndEscapeGivesTheKeysBack() throws Exception {
        ctrl(KeyCode.DIGIT1);
        robot.go("s3://city-data/contacts/");
        robot.until(() -> !robot.lookup("contacts.csv").queryAll().isEmpty());
        robot.doubleClickOn((Node) robot.lookup("contacts.csv").query());
        robot.until(() -> robot.<TableView<?>>node("previewTable").getItems().size() == 9);
        TableView<List<String>> preview = robot.node("previewTable");
        robot.interact(() -> {
            preview.requestFocus();
            preview.getSelectionModel().select(0);
        });
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        ctrl(KeyCode.C);
        String rows = String.join("\t", preview.getItems().get(0)) + "\n"
                + String.join("\t", preview.getItems().get(1));
        String[] copied = {""};
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertEquals(rows, copied[0]);
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> robot.lookup("#previewTable").tryQuery().isEmpty());
        untilFocused("objectTable");
    }

    @Test
    void inspectorThatClosesGivesTheKeysBackFromItsTabs() throws Exception {
        ctrl(KeyCode.DIGIT1);
        robot.go("s3://city-data/contacts/");
        robot.until(() -> !robot.lookup("contacts.csv").queryAll().isEmpty());
        untilFocused("objectTable");
        ctrl(KeyCode.I);
        robot.until(() -> robot.lookup("#inspectorTabs").tryQuery().isPresent());
        robot.interact(() -> robot.node("inspectorTabs").requestFocus());
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> robot.lookup("#inspectorTabs").tryQuery().isEmpty());
        untilFocused("objectTable");
    }

    @Test
    void escapeGoesBackFromTheConnections() throws Exception {
        ctrl(KeyCode.DIGIT1);
        ctrl(KeyCode.K);
        untilFocused("connectionList");
        robot.push(KeyCode.ESCAPE);
        untilFocused("objectTable");
    }
}
