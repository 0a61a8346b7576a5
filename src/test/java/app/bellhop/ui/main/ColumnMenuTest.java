package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.CheckBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The menu that shows and hides the columns of a table. */
class ColumnMenuTest extends NotificationsTestBase {

    @Test
    void topicColumnIsHiddenAndShownAgain() throws Exception {
        assertFalse(column().isVisible(), "one topic needs no column");
        robot.clickOn("#everyTopic");
        assertTrue(column().isVisible());
        robot.clickOn("#subscriptionTable .show-hide-columns-button");
        robot.clickOn(".context-menu #subscriptionTopicColumn");
        assertFalse(column().isVisible());
        assertFalse(robot.<CheckBox>node("subscriptionTopicColumn").isSelected());
        robot.clickOn(".context-menu #subscriptionTopicColumn");
        assertTrue(column().isVisible());
        robot.push(KeyCode.ESCAPE);
        robot.clickOn("#thisTopic");
        assertFalse(column().isVisible());
    }

    private static TableColumn<?, ?> column() {
        return robot.<TableView<?>>node("subscriptionTable").getColumns().stream()
                .filter(column -> "subscriptionTopicColumn".equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }
}
