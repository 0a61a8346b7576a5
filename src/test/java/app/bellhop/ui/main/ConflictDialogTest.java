package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.DemoConnection;
import app.bellhop.ui.AppRobot;
import app.bellhop.ui.Drop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file dropped where an object is: what each button does, as another client sees it. */
class ConflictDialogTest {

    private static final String THEIRS = "theirs, which is longer";

    private static AppRobot robot;
    private static int buckets;

    @TempDir
    Path folder;

    private String bucket;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        robot = new AppRobot(home, "--demo");
        robot.until(() -> !robot.lookup("#bucketTree").queryAll().isEmpty());
    }

    @AfterAll
    static void stop() throws Exception {
        robot.close();
    }

    @BeforeEach
    void makeBucket() throws Exception {
        bucket = "conflicts-" + ++buckets;
        robot.createBucket(bucket);
        robot.put(new S3Location(bucket, "a.txt"), THEIRS);
        robot.put(new S3Location(bucket, "b.txt"), THEIRS);
        robot.go("s3://" + bucket + "/");
        robot.until(() -> robot.column("objectTable", "nameColumn").size() == 2);
    }

    @AfterEach
    void closeDialogs() {
        robot.closeDialogs();
    }

    private Path file(String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
        return file;
    }

    private String content(String key) throws Exception {
        ObjectIdentifier object = ObjectIdentifier.current(new S3Location(bucket, key));
        byte[] bytes = DemoConnection.await(robot.server().s3().content().read(object, 0, 100))
                .bytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String shown() {
        return robot.lookup("#conflictDialog .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("\n"));
    }

    private void drop(Path... files) throws Exception {
        Drop.on(robot.node("objectTable"), files);
        robot.until(() -> !robot.lookup("#conflictDialog").queryAll().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "conflictReplace, mine",
        "conflictSkip, ",
        "conflictKeepBoth, ",
        "conflictReplaceIfNewer, mine",
        "conflictSkipIfIdentical, mine"
    })
    void eachButtonDoesWhatItSays(String button, String replaced) throws Exception {
        drop(file("a.txt", "mine"));
        String shown = shown();
        assertTrue(shown.contains("4 B") && shown.contains("23 B"), shown);
        assertEquals(2, shown.split("Modified ").length - 1, shown);
        assertTrue(shown.contains("s3://" + bucket + "/a.txt"), shown);
        assertEquals(THEIRS, content("a.txt"));
        robot.press(button);
        robot.until(() -> robot.lookup("#conflictDialog").queryAll().isEmpty());
        robot.until(() ->
                robot.column("transferTable", "transferStateColumn").get(0).matches("Done.*|Cancelled.*"));
        assertEquals(replaced == null ? THEIRS : replaced, content("a.txt"));
        assertEquals(
                button.equals("conflictKeepBoth") ? List.of("a (1).txt", "a.txt", "b.txt") : List.of("a.txt", "b.txt"),
                robot.keys(bucket));
    }

    @Test
    void oneAnswerIsForAllIfTheUserSaysSo() throws Exception {
        drop(file("a.txt", "mine"), file("b.txt", "mine"));
        robot.interact(() -> robot.<CheckBox>node("conflictForAll").setSelected(true));
        robot.press("conflictReplace");
        robot.untilOnServer(
                () -> content("a.txt").equals("mine") && content("b.txt").equals("mine"));
        assertTrue(robot.lookup("#conflictDialog").queryAll().isEmpty());
    }

    @Test
    void anObjectThatAnotherClientChangesMeanwhileIsAskedAboutAgain() throws Exception {
        drop(file("a.txt", "mine"));
        S3Location object = new S3Location(bucket, "a.txt");
        DemoConnection.await(robot.server()
                .s3()
                .content()
                .replace(object, "changed by another client".getBytes(StandardCharsets.UTF_8), null));
        robot.press("conflictReplaceIfNewer");
        robot.until(() -> shown().contains("25 B"));
        assertEquals("changed by another client", content("a.txt"));
        robot.press("conflictReplace");
        robot.untilOnServer(() -> content("a.txt").equals("mine"));
    }
}
