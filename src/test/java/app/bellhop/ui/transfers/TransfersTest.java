package app.bellhop.ui.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.AppRobot;
import app.bellhop.ui.Drop;
import app.bellhop.viewmodel.base.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transfer queue and its settings, by hand. */
class TransfersTest {

    private static final int FILES = 25;

    @TempDir
    static Path home;

    private static AppRobot robot;

    @BeforeAll
    static void start() throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.createBucket("many");
        robot.until(() -> !robot.lookup("#transferTable").queryAll().isEmpty());
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    private static List<String> states() {
        return robot.column("transferTable", "transferStateColumn");
    }

    private static String typed(String field) {
        return robot.<TextField>node(field).getText();
    }

    @AfterEach
    void close() {
        robot.closeDialogs();
    }

    @Test
    void aFolderOfManyFilesIsOneRowThatOpens() throws Exception {
        Path folder = Files.createDirectories(home.resolve("photos"));
        for (int i = 0; i < FILES; i++) {
            Files.write(folder.resolve("photo-%02d.jpg".formatted(i)), new byte[1000]);
        }
        Files.createSymbolicLink(folder.resolve("lost.jpg"), home.resolve("nowhere"));
        robot.go("s3://many/");
        robot.until(() -> robot.text("statusLabel").equals("No items"));
        Drop.on(robot.node("objectTable"), folder);
        robot.until(() -> states().equals(List.of("Failed: 25 of 26 done, 1 failed. lost.jpg: it doesn’t exist.")));
        assertEquals(
                "26 files (photos)",
                robot.column("transferTable", "transferNameColumn").get(0));
        assertEquals(FILES, robot.keys("many").size());

        assertFalse(robot.node("transferList").isVisible(), "one line until it is opened");
        robot.press("toggleTransfers");
        TableView<?> table = robot.node("transferTable");
        robot.until(() -> table.getHeight() > 0 && robot.node("transferList").isVisible());
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(0);
        });
        robot.push(KeyCode.ENTER);
        robot.until(() -> table.getItems().size() == 1 + FILES + 1);
        assertEquals(FILES, Collections.frequency(states(), "Done"));
        assertTrue(states().contains("Failed: it doesn’t exist."), states().toString());
        robot.push(KeyCode.ENTER);
        robot.until(() -> table.getItems().size() == 1);
        robot.showTab("transfersTab");
        robot.until(() -> table.getHeight() > 400); // Nothing else is there.
        assertFits(
                Texts.get("transfer.retrying", 2, 3, 8, ""), table.getColumns().get(6));
        assertFits("88.8 MB of 88.8 MB", table.getColumns().get(2));
        robot.clickOn("#objectsTab");
        robot.press("toggleTransfers");
        robot.until(() -> !robot.node("transferList").isVisible());
    }

    /** With the space that a cell leaves at both sides. */
    private static void assertFits(String words, TableColumn<?, ?> column) {
        Text text = new Text(words);
        text.setFont(Font.font(14));
        double needed = text.getLayoutBounds().getWidth() + 16;
        assertTrue(column.getWidth() >= needed, column.getId() + " has " + column.getWidth() + " of " + needed);
    }

    @Test
    void menuIsShortAndEndsWithWhatRemoves() throws Exception {
        TableView<?> table = robot.node("transferTable");
        List<String> ids =
                table.getContextMenu().getItems().stream().map(MenuItem::getId).toList();
        assertTrue(ids.size() <= 13, ids.toString());
        assertEquals("moveMenu", ids.get(2));
        assertEquals("removeTransfers", ids.get(ids.size() - 1));
    }

    @Test
    void transferSettingsAreKept() throws Exception {
        robot.press("transferSettings");
        robot.type("transfersAtOnceField", "0");
        assertTrue(robot.node("dialogOk").isDisabled());
        robot.type("transfersAtOnceField", "2");
        robot.type("uploadLimitField", "500");
        robot.press("dialogOk");
        robot.press("transferSettings");
        robot.until(() -> typed("transfersAtOnceField").equals("2"));
        assertEquals("500", typed("uploadLimitField"));
        robot.type("uploadLimitField", "0");
        robot.press("dialogOk");
    }

    @Test
    void rulesForExistingFilesAreKept() throws Exception {
        robot.menu("File", "transferRules");
        robot.type("excludedNamesField", ".DS_Store, *.tmp");
        robot.press("dialogOk");
        robot.menu("File", "transferRules");
        robot.until(() -> typed("excludedNamesField").equals(".DS_Store, *.tmp"));
    }
}
