package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is prepared soon after the start, and shown later. */
class PreparedScreensTest {

    private static final int PARTS = 11;

    @Test
    void screensAreShownWithoutWarnings(@TempDir Path home) throws Exception {
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord warning) {
                warnings.add(warning.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger css = Logger.getLogger("javafx.css");
        css.setLevel(Level.WARNING);
        css.addHandler(handler);
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.until(() -> !robot.lookup("#objectTable").queryAll().isEmpty());
            AtomicInteger prepared = new AtomicInteger();
            robot.interact(() -> robot.node("tabs")
                    .getParent()
                    .getChildrenUnmodifiable()
                    .addListener((ListChangeListener<Node>)
                            change -> prepared.addAndGet(change.next() ? change.getRemovedSize() : 0)));
            robot.until(() -> prepared.get() == PARTS);
            robot.go("s3://city-data/");
            robot.select("objectTable", "nameColumn", "README.txt");
            robot.press("toggleInspector");
            robot.until(() -> !robot.lookup("#factGrid .fact").queryAll().isEmpty());
            for (String tab : List.of("notificationsTab", "activityTab", "objectsTab")) {
                robot.showTab(tab);
            }
            assertEquals(List.of(), warnings);
        } finally {
            css.removeHandler(handler);
            css.setLevel(null);
        }
    }
}
