package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class QuitKeyTest {

    /** JavaFX on Linux goes on with the window of a key after the key was handled: a window that is gone would crash it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void keyThatQuitsClosesTheWindowOnlyOnceItWasHandled(@TempDir Path home) throws Exception {
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.until(() -> !robot.lookup("#filterField").queryAll().isEmpty());
            Node field = robot.node("filterField");
            Window window = field.getScene().getWindow();
            robot.interact(() -> {
                field.requestFocus();
                Event.fireEvent(
                        field, new KeyEvent(KeyEvent.KEY_PRESSED, "q", "q", KeyCode.Q, false, true, false, false));
                assertTrue(window.isShowing());
            });
            robot.until(() -> !window.isShowing());
        }
    }

    @Test
    void quitsOnTheStartScreenToo(@TempDir Path home) throws Exception {
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.press("connectToAws");
            robot.until(() -> !robot.lookup("#connectionList").queryAll().isEmpty());
            Node list = robot.node("connectionList");
            Window window = list.getScene().getWindow();
            robot.interact(list::requestFocus);
            robot.push(KeyCode.CONTROL, KeyCode.Q);
            robot.until(() -> !window.isShowing());
        }
    }
}
