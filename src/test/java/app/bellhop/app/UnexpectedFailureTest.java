package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.AppRobot;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

class UnexpectedFailureTest {

    @Test
    void whatFailsWhereNobodyCatchesItIsToldAndLogged(@TempDir Path home) throws Exception {
        boolean checked = WaitForAsyncUtils.autoCheckException;
        WaitForAsyncUtils.autoCheckException = false; // TestFX would fail the test for it.
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.until(() -> !robot.lookup("#objectTable").queryAll().isEmpty());
            Platform.runLater(() -> {
                throw new IllegalStateException("a screen that does not load");
            });
            robot.until(() -> robot.text("errorBanner").contains("a screen that does not load"));
            assertTrue(Files.readString(home.resolve("bellhop.log")).contains("IllegalStateException"));
        } finally {
            WaitForAsyncUtils.clearExceptions();
            WaitForAsyncUtils.autoCheckException = checked;
        }
    }
}
