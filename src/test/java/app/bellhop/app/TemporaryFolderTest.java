package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.bellhop.ui.AppRobot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteJDBCLoader;

/** JavaFX copies the font of the icons into the folder for temporary files, and says nothing where it can't. */
class TemporaryFolderTest {

    @Test
    void folderThatCannotBeUsedIsToldAtTheStart(@TempDir Path home) throws Exception {
        SQLiteJDBCLoader.initialize(); // Unpacks its library there.
        String before = System.getProperty("java.io.tmpdir");
        Path missing = home.resolve("missing");
        System.setProperty("java.io.tmpdir", missing.toString());
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.until(() -> !robot.lookup("#errorBanner").queryAll().isEmpty());
            robot.until(() -> robot.text("errorBanner").contains(missing.toString()));
            robot.until(() -> robot.text("errorBanner").contains("icons are missing"));
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @Test
    void folderThatCanBeUsedIsLeftAsItWas(@TempDir Path folder) throws Exception {
        assertEquals(Optional.empty(), StartException.ofTemporaryFolder(folder));
        try (var left = Files.list(folder)) {
            assertFalse(left.findAny().isPresent());
        }
    }
}
