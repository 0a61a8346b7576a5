package app.bellhop.ui.inspector;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Sharing;
import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grants of an object's ACL, without a mouse. */
class GrantKeysTest {

    @TempDir
    Path home;

    @Test
    void deleteRemovesTheSelectedGrant() throws Exception {
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.until(() -> robot.lookup("#objectTable").tryQuery().isPresent());
            ObjectIdentifier readme = ObjectIdentifier.current(new S3Location("city-data", "README.txt"));
            Sharing sharing = robot.server().s3().sharing();
            await(sharing.putCannedAcl(readme, "public-read"));
            robot.select("objectTable", "nameColumn", "README.txt");
            robot.menu("View", "sharing");
            robot.until(() -> robot.lookup("#grantTable").tryQuery().isPresent());
            robot.select("grantTable", "permissionColumn", "READ");
            robot.interact(() -> robot.<TableView<?>>node("grantTable").requestFocus());
            robot.push(KeyCode.DELETE);
            robot.until(() -> !robot.column("grantTable", "permissionColumn").contains("READ"));
            assertEquals(1, await(sharing.acl(readme)).grants().size());
        }
    }
}
