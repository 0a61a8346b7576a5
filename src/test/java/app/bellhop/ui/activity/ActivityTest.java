package app.bellhop.ui.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.AppRobot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was asked of the servers, by hand. */
class ActivityTest {

    @TempDir
    static Path home;

    private static AppRobot robot;

    @BeforeAll
    static void start() throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.createBucket("asked");
        robot.until(() -> !robot.lookup("#objectTable").queryAll().isEmpty());
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    @AfterEach
    void close() {
        robot.closeDialogs();
    }

    private static List<String> column(String name) {
        return robot.column("activityTable", name);
    }

    /** As a user makes a folder, and looks at a bucket that isn't there. */
    private static void ask(String folder) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        robot.go("s3://asked/");
        robot.until(() -> robot.text("statusLabel").contains("item"));
        robot.menu("File", "newFolder");
        robot.type("dialogField", folder);
        robot.press("dialogOk");
        robot.untilOnServer(() -> robot.keys("asked").contains(folder + "/"));
        robot.go("s3://no-such-bucket/");
        robot.until(() -> !robot.text("errorBanner").isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.until(() -> column("callTargetColumn").contains("s3://no-such-bucket/"));
    }

    @Test
    void callsAreListedFilteredAndShownAsCode() throws Exception {
        ask("in");
        int denied = column("callTargetColumn").indexOf("s3://no-such-bucket/");
        assertEquals("NoSuchBucket", column("callResultColumn").get(denied));
        assertTrue(robot.text("statusLabel").matches("\\d+ calls · \\d+ failed"), robot.text("statusLabel"));
        assertFalse(robot.lookup("#codeArea").tryQuery().isPresent(), "opens on demand");

        robot.clickOn("#writesOnly");
        robot.until(() -> column("callOperationColumn").stream().noneMatch(name -> name.startsWith("List")));
        robot.select("activityTable", "callTargetColumn", "s3://asked/in/");
        robot.clickOn("#showAsCode");
        robot.until(() -> robot.lookup("#codeArea").tryQuery().isPresent());
        String code = robot.<TextArea>node("codeArea").getText();
        assertTrue(code.endsWith("\ns3.put_object(Bucket='asked', Key='in/', IfNoneMatch='*', Body=b'')\n"), code);

        robot.interact(() -> robot.node("activityTable").requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        robot.until(() -> robot.text("noticeLabel").equals("1 call copied as Python"));
        robot.clickOn("#closeCode");
        robot.until(() -> robot.lookup("#codeArea").tryQuery().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.until(() -> robot.node("activityFilterField").isFocused());
        robot.write("no call has this");
        robot.until(() -> robot.text("activityPlaceholder").equals("No call matches."));
        robot.type("activityFilterField", "");
        robot.clickOn("#writesOnly");
    }

    @Test
    void theContextMenuSavesWhatWasWrittenAsAScript() throws Exception {
        ask("out");
        robot.select("activityTable", "callTargetColumn", "s3://asked/out/");
        TableView<?> table = robot.node("activityTable");
        robot.interact(() -> table.scrollTo(table.getSelectionModel().getSelectedIndex()));
        robot.clickOn("#activityTable .table-row-cell:selected", MouseButton.SECONDARY);
        robot.choose("saveActivityAsScript");
        Path file = home.resolve("calls.py");
        robot.type("dialogField", file.toString());
        robot.press("dialogOk");
        robot.until(() -> Files.exists(file));
        String script = Files.readString(file);
        assertTrue(script.contains("Key='out/'"), script);
        assertFalse(script.contains("s3.list_"), script);
        robot.until(() -> robot.text("noticeLabel").matches("Saved \\d+ write calls? to .*"));
    }
}
