package app.bellhop.ui.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.DemoConnection;
import app.bellhop.ui.AppRobot;
import app.bellhop.ui.Drop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The upload sheet after a drop. */
class UploadSheetDialogTest {

    @TempDir
    Path home;

    private void check(AppRobot robot, String id, boolean selected) {
        robot.interact(() -> robot.<CheckBox>node(id).setSelected(selected));
    }

    private static boolean shown(Node node) {
        return node == null || node.isVisible() && shown(node.getParent());
    }

    @Test
    void theSheetOpensBeforeEachUploadUntilItIsTurnedOff() throws Exception {
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.createBucket("sheet");
            robot.go("s3://sheet/");
            robot.fire("transferSettings");
            check(robot, "askUploadOptionsField", true);
            robot.press("dialogOk");
            robot.until(() -> robot.lookup("#dialogOk").queryAll().isEmpty());

            Drop.on(robot.node("objectTable"), Files.writeString(home.resolve("a.txt"), "a"));
            robot.until(() -> !robot.lookup("#uploadSheet").queryAll().isEmpty());
            assertEquals(
                    "a.txt (1 B) to s3://sheet/ · Bucket defaults · If an object exists: Ask",
                    robot.text("dialogLine"));
            assertTrue(robot.node("dialogOk").isFocused(), "Enter uploads");
            double slim = robot.node("uploadSheet").getScene().getWindow().getHeight();
            assertTrue(slim < 180, "a line and its buttons: " + slim);
            assertFalse(shown(robot.node("tagsField")));
            robot.press("dialogOptions");
            assertTrue(shown(robot.node("tagsField")));
            robot.until(() -> robot.node("uploadSheet").getScene().getWindow().getHeight() > slim + 200);
            assertTrue(robot.node("uploadPrefixField").isFocused());
            robot.press("dialogOptions");
            assertTrue(robot.node("dialogOk").isFocused());
            robot.until(() -> robot.node("uploadSheet").getScene().getWindow().getHeight() == slim);
            robot.press("dialogOptions");
            robot.interact(() -> robot.<TextInputControl>node("tagsField").setText("k".repeat(200) + "=v"));
            assertEquals("Tag keys must have 1 to 128 characters.", robot.text("tagsProblem"));
            assertTrue(robot.node("dialogOk").isDisabled());
            check(robot, "uploadPublicField", true);
            assertEquals(
                    Optional.of("public-read"),
                    robot.<ComboBox<?>>node("uploadAclField").getValue());
            check(robot, "uploadPublicField", false);
            assertEquals(
                    Optional.empty(), robot.<ComboBox<?>>node("uploadAclField").getValue());
            robot.interact(() -> {
                robot.<TextInputControl>node("tagsField").setText("team=water");
                robot.<TextInputControl>node("metadataField").setText("author=ann");
                robot.<ComboBox<?>>node("uploadAclField").getSelectionModel().select(2);
                robot.<TextInputControl>node("uploadPrefixField").setText("in");
                robot.<TextInputControl>node("contentTypeField").setText("text/markdown");
            });
            assertTrue(robot.<CheckBox>node("uploadPublicField").isSelected(), "public-read was chosen");
            assertEquals(
                    "a.txt (1 B) to s3://sheet/in/ · ACL: public-read · Content type: text/markdown · 1 metadata · 1 tag"
                            + " · If an object exists: Ask",
                    robot.text("dialogLine"));
            check(robot, "askUploadOptionsField", false);
            robot.press("dialogOk");
            robot.untilOnServer(() -> robot.keys("sheet").contains("in/a.txt"));
            ObjectIdentifier object = ObjectIdentifier.current(new S3Location("sheet", "in/a.txt"));
            assertEquals(
                    Map.of("team", "water"),
                    DemoConnection.await(robot.server().s3().properties().tags(object)));
            assertEquals(
                    "text/markdown",
                    DemoConnection.await(robot.server().s3().properties().head(object))
                            .headers()
                            .contentType());

            Drop.on(robot.node("objectTable"), Files.writeString(home.resolve("b.txt"), "b"));
            robot.untilOnServer(() -> robot.keys("sheet").contains("b.txt"));
            assertTrue(robot.lookup("#uploadSheet").queryAll().isEmpty());
        }
    }
}
