package app.bellhop.ui.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places typed into the path bar. */
class PathBarTest {

    @Test
    void aTypedObjectIsSelectedAndABeginningFilters(@TempDir Path home) throws Exception {
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.until(() -> !robot.lookup("#bucketTree").queryAll().isEmpty());
            robot.createBucket("typed");
            for (String key : new String[] {"in/a.csv", "in/b.csv", "in/c.csv", "in/other.txt"}) {
                robot.put(new S3Location("typed", key), "x");
            }
            robot.go("arn:aws:s3:::typed/in/b.csv");
            TableView<?> table = (TableView<?>) robot.node("objectTable");
            robot.until(() -> table.getSelectionModel().getSelectedIndex() == 1);
            assertEquals(4, table.getItems().size());
            robot.go("s3://typed/in/o");
            robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of("other.txt")));
            assertEquals("o", ((TextField) robot.node("filterField")).getText());
        }
    }
}
