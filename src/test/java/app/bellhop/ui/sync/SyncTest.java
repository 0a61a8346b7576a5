package app.bellhop.ui.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.AppRobot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sync window. */
class SyncTest {

    @TempDir
    Path home;

    @Test
    void aPrefixIsMadeLikeAFolder() throws Exception {
        Path folder = Files.createDirectories(home.resolve("site/sub"));
        Files.writeString(folder.resolve("b.csv"), "b");
        Files.writeString(home.resolve("site/a.csv"), "a longer text");
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.createBucket("mirror");
            robot.put(new S3Location("mirror", "in/a.csv"), "a");
            robot.put(new S3Location("mirror", "in/gone.csv"), "gone");
            robot.go("s3://mirror/in/");
            robot.until(() -> robot.column("objectTable", "nameColumn").contains("gone.csv"));
            robot.menu("File", "syncFolder");
            robot.type("syncFolderField", home.resolve("site").toString());
            robot.interact(() -> ((CheckBox) robot.node("syncDeleteField")).setSelected(true));
            robot.press("compareSync");
            robot.until(() ->
                    robot.column("syncTable", "syncNameColumn").equals(List.of("a.csv", "gone.csv", "sub/b.csv")));
            assertEquals(List.of("Changed", "Only at the target", "New"), robot.column("syncTable", "syncStateColumn"));
            assertEquals("2 uploads (14 B) · 1 delete (4 B) · 0 the same", robot.text("syncStatus"));
            assertTrue(robot.node("syncStatus").isVisible());
            List<? extends TableColumn<?, ?>> columns = ((TableView<?>) robot.node("syncTable")).getColumns();
            assertEquals(
                    "syncNameColumn",
                    columns.stream()
                            .max(Comparator.comparing(TableColumn::getWidth))
                            .orElseThrow()
                            .getId());
            robot.press("dialogOk");
            robot.until(() -> robot.lookup("#dialogOk").queryAll().size() == 2); // The question before a delete.
            assertTrue(robot.keys("mirror").contains("in/gone.csv"), "nothing is deleted before that");
            robot.interact(() -> robot.lookup("#dialogOk").queryAllAs(javafx.scene.control.Button.class).stream()
                    .filter(button ->
                            !button.getScene().equals(robot.node("syncTable").getScene()))
                    .findFirst()
                    .orElseThrow()
                    .fire());
            robot.untilOnServer(() -> robot.keys("mirror").equals(List.of("in/a.csv", "in/sub/b.csv")));
            robot.until(() -> robot.lookup("#syncTable").queryAll().isEmpty());
            robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("sub/", "a.csv")));
        }
    }

    @Test
    void nothingToSyncUnreadableFilesAndFailuresAreSaid() throws Exception {
        Path folder = Files.createDirectories(home.resolve("notes"));
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.createBucket("notes");
            robot.go("s3://notes/");
            robot.until(() -> robot.text("statusLabel").equals("No items"));
            robot.menu("File", "syncFolder");
            robot.until(() -> robot.text("syncStatus").equals("Choose a folder, then Compare."));
            compare(robot, folder);
            robot.until(() -> robot.text("syncStatus").equals("Nothing to sync: there are no files."));
            assertTrue(robot.node("dialogOk").isDisabled());
            Paint hint = robot.lookup("#syncTable .placeholder .label")
                    .queryLabeled()
                    .getTextFill();

            Files.writeString(folder.resolve("a.txt"), "a");
            Files.createSymbolicLink(folder.resolve("lost.txt"), home.resolve("nowhere"));
            compare(robot, folder);
            robot.until(() -> robot.column("syncTable", "syncNameColumn").contains("a.txt"));
            assertTrue(robot.text("syncStatus").endsWith("1 skipped"), robot.text("syncStatus"));

            compare(robot, home.resolve("nowhere"));
            String missing = "Couldn’t use " + home.resolve("nowhere") + " on this computer: it doesn’t exist.";
            robot.until(() -> robot.text("syncStatus").equals(missing));
            assertFalse(robot.node("syncStatus").isVisible(), "it is said in the table");
            Labeled said = robot.lookup("#syncTable .placeholder .label").queryLabeled();
            assertEquals(missing, ((Text) said.lookup(".text")).getText());
            assertNotEquals(hint, said.getTextFill(), "errors are red");
            assertTrue(robot.node("dialogOk").isDisabled());
            robot.closeDialogs();
        }
    }

    private static void compare(AppRobot robot, Path folder) throws Exception {
        robot.type("syncFolderField", folder.toString());
        robot.press("compareSync");
    }
}
