package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
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
            List<String> system =
                    robot.<Label>node("aboutSystem").getText().lines().toList();
            assertEquals(
                    List.of("Java", "JavaFX", "System", "Memory", "Language"),
                    system.stream().map(line -> line.split(": ")[0]).toList());
            assertTrue(system.get(0).startsWith("Java: " + System.getProperty("java.version") + " ("), system.get(0));
            assertFalse(String.join("", system).contains("?"), "all is known");
            robot.press("copyForSupport");
            robot.until(() -> Clipboard.getSystemClipboard().getString().endsWith("\n" + String.join("\n", system)));
            robot.push(KeyCode.CONTROL, KeyCode.W);
            robot.until(() -> robot.lookup("#aboutVersion").queryAll().isEmpty());
            assertTrue(robot.<Node>node("objectTable").isVisible(), "only the window in front closes");
        }
    }
}
