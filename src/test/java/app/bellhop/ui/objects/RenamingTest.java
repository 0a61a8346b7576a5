package app.bellhop.ui.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names edited in their rows. */
class RenamingTest {

    private AppRobot robot;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.until(() -> !robot.lookup("#bucketTree").queryAll().isEmpty());
        robot.createBucket("names");
        robot.put(new S3Location("names", "README.txt"), "Read me");
        robot.go("s3://names/");
        robot.until(() -> names().contains("README.txt"));
    }

    @AfterEach
    void stop() throws Exception {
        robot.close();
    }

    private List<String> names() {
        return robot.column("objectTable", "nameColumn");
    }

    @Test
    void keysThatSelectTextReachTheNameBeingEdited() throws Exception {
        robot.clickOn((Node) robot.lookup("README.txt").query()).push(KeyCode.F2);
        robot.until(() -> !robot.lookup("#renameField").queryAll().isEmpty());
        TextField field = (TextField) robot.node("renameField");
        robot.until(() -> field.getSelectedText().equals("README"));
        robot.push(KeyCode.CONTROL, KeyCode.A);
        assertEquals("README.txt", field.getSelectedText());
        robot.push(KeyCode.END).push(KeyCode.SHIFT, KeyCode.HOME);
        assertEquals("README.txt", field.getSelectedText());
        robot.push(KeyCode.HOME).push(KeyCode.SHIFT, KeyCode.END);
        assertEquals("README.txt", field.getSelectedText());
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("new.csv").push(KeyCode.ENTER);
        robot.until(() -> names().contains("new.csv"));
        assertFalse(robot.keys("names").contains("README.txt"));
    }

    private static String hint() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip)
                .map(window -> ((Tooltip) window).getText())
                .filter(text -> text != null && text.startsWith("Moves"))
                .findFirst()
                .orElse("");
    }

    @Test
    void aSlashInTheNameSaysWhereTheObjectWillBe() throws Exception {
        robot.clickOn((Node) robot.lookup("README.txt").query()).push(KeyCode.F2);
        robot.until(() -> !robot.lookup("#renameField").queryAll().isEmpty());
        robot.write("docs");
        assertEquals("", hint());
        robot.write("/a");
        robot.until(() -> hint().equals("Moves to s3://names/docs/"));
        robot.push(KeyCode.BACK_SPACE).push(KeyCode.BACK_SPACE);
        robot.until(() -> hint().isEmpty());
        robot.write("/");
        robot.until(() -> !hint().isEmpty());
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> hint().isEmpty());
        robot.until(() -> robot.lookup("#renameField").queryAll().isEmpty());
    }

    @Test
    void nameIsEditedInItsRow() throws Exception {
        robot.clickOn((Node) robot.lookup("README.txt").query()).push(KeyCode.F2);
        robot.until(() -> !robot.lookup("#renameField").queryAll().isEmpty());
        robot.push(KeyCode.ESCAPE);
        robot.until(() -> robot.lookup("#renameField").queryAll().isEmpty());
        robot.push(KeyCode.F2);
        robot.until(() -> !robot.lookup("#renameField").queryAll().isEmpty());
        robot.write("HELLO");
        assertEquals("", ((TextField) robot.node("filterField")).getText(), "the table does not filter by it");
        robot.push(KeyCode.ENTER);
        robot.until(() -> names().contains("HELLO.txt"));
        assertFalse(robot.keys("names").contains("README.txt"));
    }

    /** As every few seconds while files are uploaded to the place. */
    @Test
    void nameThatIsTypedStaysWhileRowsArrive() throws Exception {
        robot.clickOn((Node) robot.lookup("README.txt").query()).push(KeyCode.F2);
        robot.until(() -> !robot.lookup("#renameField").queryAll().isEmpty());
        robot.write("HELLO");
        robot.put(new S3Location("names", "A.txt"), "before it");
        robot.fire("refresh");
        robot.until(() -> names().contains("A.txt"));
        robot.push(KeyCode.ENTER);
        robot.until(() -> names().contains("HELLO.txt"));
        assertFalse(robot.keys("names").contains("README.txt"));
    }
}
