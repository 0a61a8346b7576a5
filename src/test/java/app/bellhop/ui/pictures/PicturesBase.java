package app.bellhop.ui.pictures;

import app.bellhop.ui.AppRobot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures to look at, not tests: {@code ./mvnw test -Dtest='*Pictures' -Dpictures=FOLDER}, as {@link Camera} takes them; with
 * {@code -Dpictures.long=true} all texts are 40 % longer.
 */
abstract class PicturesBase {

    static final String LONG_BUCKET = "a-bucket-with-a-name-that-is-as-long-as-names-of-buckets-may-be";
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));
    private static final List<String> KEYS = List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.region");
    private static final Locale BEFORE = Locale.getDefault();

    @TempDir
    Path folder;

    AppRobot robot;
    Camera camera;

    @BeforeAll
    static void language() {
        if (Boolean.getBoolean("pictures.long")) {
            Locale.setDefault(new Locale("en", "XA"));
        }
    }

    @AfterAll
    static void languageAgain() {
        Locale.setDefault(BEFORE);
    }

    @AfterEach
    void close() throws Exception {
        KEYS.forEach(System::clearProperty);
        if (robot != null) {
            robot.closeDialogs();
            robot.close();
            robot = null;
        }
    }

    void open(String... options) throws Exception {
        robot = new AppRobot(folder.resolve("home"), options);
        camera = new Camera((Stage) robot.window(0), PICTURES);
    }

    /** Opens a server with keys that it does not look at. */
    void openServer(String endpoint, String... more) throws Exception {
        KEYS.forEach(key -> System.setProperty(key, "us-east-1"));
        open(Stream.concat(Stream.of("--endpoint=" + endpoint), Stream.of(more)).toArray(String[]::new));
        shows("bucketTree");
    }

    void shows(String id) throws Exception {
        robot.until(() -> robot.lookup("#" + id).queryAll().stream().anyMatch(Node::isVisible));
    }

    /** Takes a picture of a dialog, and closes it. */
    void taken(String name) throws Exception {
        shows("dialogOk");
        camera.take(name);
        robot.closeDialogs();
    }

    /** Writes the settings of a later start. */
    void settings(String connections) throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("home")).resolve("settings.json"),
                "{\"started\": true, \"connections\": [" + connections + "]}");
    }

    /** Chooses an entry of the menu bar, if it can be chosen. */
    void run(String id) {
        robot.interact(() -> robot.lookup(".menu-bar").<MenuBar>query().getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .flatMap(item -> item instanceof Menu menu ? menu.getItems().stream() : Stream.of(item))
                .filter(item -> id.equals(item.getId()) && !item.isDisable())
                .findFirst()
                .ifPresent(MenuItem::fire));
    }
}
