package app.bellhop.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.ui.AppRobot;
import app.bellhop.ui.Drop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection for production, in the window: nothing changes at the server before the user allows it. */
class AskBeforeWritesTest {

    @TempDir
    Path folder;

    private static List<String> keys(DemoConnection server) throws Exception {
        List<ObjectEntry> found = new ArrayList<>();
        DemoConnection.await(server.connection.objects().listAll(new S3Location("shop", ""), found::addAll));
        return found.stream().map(ObjectEntry::key).toList();
    }

    private static boolean asks(AppRobot robot, String title) {
        return !robot.lookup("#changeOthersField").queryAll().isEmpty()
                && robot.lookup(".form-content .label").queryAllAs(Labeled.class).stream()
                        .anyMatch(label -> label.getText().equals(title));
    }

    private static void answer(AppRobot robot, String title, String button) throws Exception {
        robot.until(() -> asks(robot, title));
        robot.press(button);
        robot.until(() -> robot.lookup("#changeOthersField").queryAll().isEmpty());
    }

    @Test
    void nothingIsSentBeforeItIsAllowed() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        try (DemoConnection server = new DemoConnection(folder.resolve("server"))) {
            DemoConnection.await(server.connection.objects().createBucket(NewBucket.named("shop")));
            Files.writeString(
                    home.resolve("settings.json"), """
                    { "started": true, "connections": [
                      { "id": "1", "name": "Live", "source": "SAVED", "endpoint": "%s", "accessKeyId": "%s",
                        "look": { "color": "RED", "askBeforeWrites": true, "defaultPlace": "s3://shop/" } } ] }""".formatted(server.demo.s3Endpoint(), server.demo.accessKeyId()));
            Files.writeString(
                    home.resolve("secrets.json"),
                    "{ \"secretAccessKeys\": { \"1\": \"" + server.demo.secretAccessKey() + "\" } }");
            try (AppRobot robot = new AppRobot(home)) {
                robot.until(() -> !robot.lookup("Live").queryAll().isEmpty());
                robot.clickOn("Live");
                robot.press("openConnection");
                robot.type("passphraseField", "correct horse"); // The secret lay in a plain file.
                robot.type("passphraseAgainField", "correct horse");
                robot.press("dialogOk");
                robot.press("newFolder");
                robot.type("dialogField", "refused");
                robot.press("dialogOk");
                answer(robot, "Write objects?", "dialogCancel");
                assertEquals(List.of(), keys(server));

                Path one = Files.writeString(folder.resolve("one.txt"), "1");
                Path two = Files.writeString(folder.resolve("two.txt"), "2");
                Drop.on(robot.node("objectTable"), one);
                robot.until(() -> asks(robot, "Upload?"));
                assertFalse(keys(server).contains("one.txt"), "not yet");
                robot.interact(() -> ((CheckBox) robot.node("changeOthersField")).setSelected(true));
                answer(robot, "Upload?", "dialogOk");
                robot.untilOnServer(() -> keys(server).contains("one.txt"));
                Drop.on(robot.node("objectTable"), two);
                robot.untilOnServer(() -> keys(server).contains("two.txt"));
            }
        }
    }
}
