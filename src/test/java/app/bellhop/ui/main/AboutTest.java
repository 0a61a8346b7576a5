package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AboutTest {

    @TempDir
    Path folder;

    @Test
    void helpShowsVersionSystemAndLicensesUntilCtrlW() throws Exception {
        try (AppRobot robot = new AppRobot(folder, "--demo")) {
            robot.until(() -> !robot.lookup("Help").queryAll().isEmpty());
            robot.menu("Help", "about");
            robot.until(() -> robot.<Label>node("aboutVersion").getText().startsWith("Bellhop 1"));
            robot.until(() -> robot.<TextArea>node("aboutLicenses").getText().contains("Eclipse Jetty"));
            assertTrue(robot.<Label>node("aboutSystem").getText().contains("java.version: "));
            robot.push(KeyCode.CONTROL, KeyCode.W);
            robot.until(() -> robot.lookup("#aboutVersion").queryAll().isEmpty());
            assertTrue(robot.<Node>node("objectTable").isVisible(), "only the window in front closes");
        }
    }
}
