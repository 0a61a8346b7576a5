package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.AppRobot;
import app.bellhop.work.preview.Preview;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What floats over the window: the Quick Look, the palette, menus and tooltips. */
class PopupsTest {

    private static AppRobot robot;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.until(() -> !robot.lookup("#bucketTree").queryAll().isEmpty());
        robot.createBucket("looks");
        robot.put(new S3Location("looks", "a.txt"), "first text");
        robot.put(new S3Location("looks", "b.txt"), "second text");
        robot.put(
                new S3Location("looks", "c.svg"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>");
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    /** Title and text; empty while it is closed. */
    private static String quickLook() {
        return robot.lookup("#quickLookPane").tryQuery().isEmpty()
                ? ""
                : robot.text("quickLookTitle") + ": "
                        + Preview.joined(robot.<ListView<Preview.Line>>node("previewText")
                                .getItems());
    }

    private static Bounds place() {
        Node pane = robot.node("quickLookPane");
        return pane.localToScreen(pane.getLayoutBounds());
    }

    @Test
    void quickLookWalksWithTheArrowKeysAndKeepsWhatIsTyped() throws Exception {
        robot.go("s3://looks/");
        robot.until(() -> !robot.lookup("b.txt").queryAll().isEmpty());
        robot.clickOn((Node) robot.lookup("a.txt").query()).push(KeyCode.SPACE);
        robot.until(() -> quickLook().equals("a.txt: first text"));
        Bounds shown = place();
        robot.push(KeyCode.DOWN);
        robot.until(() -> quickLook().equals("b.txt: second text"));
        robot.push(KeyCode.SPACE);
        robot.until(() -> quickLook().isEmpty());
        robot.push(KeyCode.SPACE);
        robot.until(() -> quickLook().equals("b.txt: second text"));
        robot.press("editText");
        robot.type("editArea", "typed");
        robot.push(KeyCode.ESCAPE);
        assertTrue(robot.lookup("#quickLookPane").tryQuery().isPresent(), "what was typed is not lost");
        robot.press("cancelEdit");
        robot.push(KeyCode.DOWN);
        robot.until(() -> robot.<ImageView>node("previewImage").getImage() != null);
        robot.until(() -> quickLook().startsWith("c.svg"));
        robot.until(() -> place().equals(shown));
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> quickLook().isEmpty());
    }

    @Test
    void paletteRunsTheCommandThatIsTyped() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.until(() -> robot.lookup("#paletteField").queryAll().stream().anyMatch(Node::isFocused));
        robot.write("about").push(KeyCode.ENTER);
        robot.until(() -> !robot.lookup("#aboutVersion").queryAll().isEmpty());
        assertTrue(robot.lookup("#paletteField").tryQuery().isEmpty());
        robot.press("dialogCancel");
        robot.push(KeyCode.CONTROL, KeyCode.P);
        robot.until(() -> robot.lookup("#paletteField").queryAll().stream().anyMatch(Node::isFocused));
        robot.write("city-data").push(KeyCode.ENTER);
        robot.until(() -> robot.column("objectTable", "nameColumn").contains("contacts/"));
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.until(() -> robot.node("filterField").isFocused());
    }

    @Test
    void altOpensTheMenus() throws Exception {
        robot.push(KeyCode.ALT, KeyCode.G);
        robot.until(() -> !robot.lookup(".context-menu #goAnywhere").queryAll().isEmpty());
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> robot.lookup(".context-menu #goAnywhere").queryAll().isEmpty());
    }

    @Test
    void tooltipOfADisabledToolSaysWhy() throws Exception {
        robot.go("s3://looks/");
        robot.until(() -> !robot.lookup("b.txt").queryAll().isEmpty());
        robot.interact(() ->
                robot.<TableView<?>>node("objectTable").getSelectionModel().clearSelection());
        robot.until(() -> robot.node("download").isDisabled());
        robot.moveTo("#download").moveBy(1, 1);
        robot.until(() -> tooltip().endsWith("\nSelect something first"));
        robot.moveTo("#refresh").moveBy(1, 1);
        robot.until(() -> tooltip().startsWith("Refresh") && !tooltip().contains("\n"));
        robot.moveTo("#filterField");
    }

    private static String tooltip() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip)
                .map(window -> ((Tooltip) window).getText())
                .findFirst()
                .orElse("");
    }

    @Test
    void theMenuKeyOpensTheMenuOfWhatIsSelected() throws Exception {
        robot.go("s3://looks/");
        robot.until(() -> !robot.lookup("b.txt").queryAll().isEmpty());
        robot.clickOn((Node) robot.lookup("b.txt").query());
        Node cell = robot.lookup("b.txt").query();
        Bounds row = cell.localToScreen(cell.getLayoutBounds());
        for (KeyCode[] keys : new KeyCode[][] {{KeyCode.SHIFT, KeyCode.F10}, {KeyCode.CONTEXT_MENU}}) {
            robot.push(keys);
            robot.until(() -> menu("saveAs") != null);
            assertTrue(row.getMinY() < menu("saveAs").getAnchorY()
                    && menu("saveAs").getAnchorY() < row.getMaxY());
            robot.push(KeyCode.ESCAPE);
            robot.until(() -> menu("saveAs") == null);
        }
        robot.interact(() -> robot.node("bucketTree").requestFocus());
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        robot.until(() -> menu("inspectBucket") != null);
        robot.push(KeyCode.ESCAPE);
    }

    /** The open menu with that entry, or null. */
    private static ContextMenu menu(String id) {
        return Window.getWindows().stream()
                .filter(window -> window instanceof ContextMenu menu
                        && menu.getItems().stream().anyMatch(item -> id.equals(item.getId())))
                .map(window -> (ContextMenu) window)
                .findFirst()
                .orElse(null);
    }

    @Test
    void menuOfTheColumnsStaysOpen() throws Exception {
        robot.go("s3://looks/");
        robot.clickOn("#objectTable .show-hide-columns-button");
        for (String column : List.of("sizeColumn", "storageClassColumn", "sizeColumn", "storageClassColumn")) {
            List<String> before = shownColumns();
            robot.choose(column);
            robot.until(() -> shownColumns().contains(column) != before.contains(column));
        }
        robot.push(KeyCode.ESCAPE);
    }

    private static List<String> shownColumns() {
        return robot.<TableView<?>>node("objectTable").getVisibleLeafColumns().stream()
                .map(TableColumn::getId)
                .toList();
    }
}
