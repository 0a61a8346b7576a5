package app.bellhop.ui.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table's window says of what was done with it. */
class TableNoticeTest {

    @Test
    void reasonOfAFailureIsShownWhole(@TempDir Path home) throws Exception {
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.createBucket("numbers");
            robot.put(new S3Location("numbers", "a.csv"), "kind,n\nPothole,10\n");
            robot.go("s3://numbers/");
            robot.until(() -> robot.column("objectTable", "nameColumn").size() == 1);
            robot.push(KeyCode.CONTROL, KeyCode.T);
            robot.until(() -> !robot.lookup("#tableStatus").queryAll().isEmpty()
                    && robot.text("tableStatus").equals("1 row, 2 columns, 1 object"));
            assertFalse(robot.node("tableNotice").isVisible());
            robot.press("publishReport");
            robot.type("targetField", "s3://nowhere/" + "a-long-name/".repeat(20) + "report.html");
            robot.press("dialogOk");
            robot.until(() -> robot.text("tableNotice").startsWith("Not found: s3://nowhere/"));
            robot.until(() -> robot.text("tableNotice").equals(shown(robot, "tableNotice")));
            assertEquals("1 row, 2 columns, 1 object", shown(robot, "tableStatus"));
            robot.closeDialogs();
        }
    }

    @Test
    void valueThatIsNoneOfTheColumnsIsToldBeforeItFilters(@TempDir Path home) throws Exception {
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.createBucket("numbers");
            robot.put(new S3Location("numbers", "a.csv"), "kind,n\nPothole,10\nLeak,7\n");
            robot.go("s3://numbers/");
            robot.until(() -> robot.column("objectTable", "nameColumn").size() == 1);
            robot.push(KeyCode.CONTROL, KeyCode.T);
            robot.until(() -> !robot.lookup("#tableStatus").queryAll().isEmpty()
                    && robot.text("tableStatus").equals("2 rows, 2 columns, 1 object"));
            robot.press("filterMenu");
            robot.clickOn("#filterColumn")
                    .write("n")
                    .push(KeyCode.DOWN)
                    .push(KeyCode.DOWN)
                    .push(KeyCode.ENTER);
            robot.clickOn("#filterCondition");
            robot.clickOn("is greater than");
            robot.type("filterValueField", "abc");
            String hint = "“abc” doesn’t fit the type of this column (Integer), so only text can match.";
            robot.until(() -> hint.equals(shown(robot, "filterHint")));
            robot.type("filterValueField", "8");
            robot.until(() -> !robot.node("filterHint").isVisible());
        }
    }

    private static String shown(AppRobot robot, String label) {
        return ((Text) robot.node(label).lookup(".text")).getText();
    }
}
