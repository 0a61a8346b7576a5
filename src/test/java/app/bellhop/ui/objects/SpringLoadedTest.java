package app.bellhop.ui.objects;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.AppRobot;
import app.bellhop.ui.Drop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that open while something is held over them, so that it can be dropped further down. */
class SpringLoadedTest {

    @TempDir
    private Path files;

    private AppRobot robot;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.until(() -> !robot.lookup("#bucketTree").queryAll().isEmpty());
        robot.createBucket("springs");
        robot.put(new S3Location("springs", "in/deeper/a.txt"), "a");
        robot.go("s3://springs/");
        shows("in/");
    }

    @AfterEach
    void stop() throws Exception {
        robot.close();
    }

    private void shows(String name) throws Exception {
        robot.until(() -> robot.column("objectTable", "nameColumn").equals(List.of(name)));
    }

    /** Once it is drawn, which is after the table has it. */
    private Node row(String name) throws Exception {
        Node table = robot.node("objectTable");
        robot.until(() -> !robot.from(table).lookup(name).queryAll().isEmpty());
        return robot.from(table).lookup(name).query();
    }

    @Test
    void foldersOpenUnderWhatIsHeldOverThem() throws Exception {
        Path file = Files.writeString(files.resolve("dropped.txt"), "dropped");
        Drop.over(row("in/"), file);
        shows("deeper/");
        Drop.over(row("deeper/"), file);
        shows("a.txt");
        assertTrue(Drop.on(robot.node("objectTable"), file));
        robot.untilOnServer(() -> robot.keys("springs").contains("in/deeper/dropped.txt"));
    }
}
