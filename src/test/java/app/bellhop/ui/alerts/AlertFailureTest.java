package app.bellhop.ui.alerts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert that fails, and one that is deleted, in their window. */
class AlertFailureTest {

    @Test
    void reasonIsShownWholeAndLeavesTheButtonsInTheWindow(@TempDir Path home) throws Exception {
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.until(() -> !robot.lookup("#notificationsTab").queryAll().isEmpty());
            robot.menu("Notifications", "alerts");
            robot.until(() -> !robot.lookup("#alertRuns").queryAll().isEmpty());
            assertFalse(robot.node("alertChart").isVisible(), "there is nothing to draw yet");
            robot.type("alertNameField", "Leaks");
            robot.type("alertSourceField", "s3://city-data/" + "a-long-name/".repeat(30));
            robot.interact(() ->
                    robot.<ComboBox<String>>node("alertTopicField").getEditor().setText("city-alerts"));
            robot.press("tryAlert");
            robot.until(() -> robot.text("alertFailure").startsWith("Not found: s3://city-data/a-long-name/"));
            Node said = robot.node("alertFailure").lookup(".text");
            robot.until(() -> robot.text("alertFailure").equals(((Text) said).getText()));
            Node button = robot.node("runAlert");
            double bottom = button.localToScene(button.getLayoutBounds()).getMaxY();
            assertTrue(bottom <= button.getScene().getHeight(), "the buttons end at " + bottom);
            Region form = (Region) robot.node("quietFromField").getParent().getParent();
            robot.interact(() -> form.getScene().getWindow().setHeight(500));
            assertTrue(form.getHeight() >= form.prefHeight(form.getWidth()), "it scrolls, and nothing overlaps");
            robot.closeDialogs();
        }
    }

    @Test
    void deleteAsksForTheSelectedAlert(@TempDir Path home) throws Exception {
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.until(() -> !robot.lookup("#notificationsTab").queryAll().isEmpty());
            robot.menu("Notifications", "alerts");
            robot.type("alertNameField", "Leaks");
            robot.type("alertSourceField", "s3://city-data/leaks/");
            robot.interact(() ->
                    robot.<ComboBox<String>>node("alertTopicField").getEditor().setText("city-alerts"));
            robot.press("saveAlert");
            ListView<?> alerts = robot.node("alertList");
            robot.until(() -> alerts.getItems().size() == 1);
            robot.interact(() -> {
                alerts.getSelectionModel().select(0);
                alerts.requestFocus();
            });
            robot.push(KeyCode.DELETE);
            robot.press("dialogOk");
            robot.until(() -> alerts.getItems().isEmpty());
            robot.closeDialogs();
        }
    }
}
