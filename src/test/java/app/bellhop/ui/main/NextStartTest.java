package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.AppRobot;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was open when Bellhop was quit, and how the window was arranged, comes back. */
class NextStartTest {

    private static final String PLACE = "s3://city-data/requests/2026/";

    @SuppressWarnings("unchecked")
    private static TableView<Object> table(AppRobot robot) {
        return (TableView<Object>) robot.node("objectTable");
    }

    private static TableColumn<Object, ?> column(AppRobot robot, String id) {
        return table(robot).getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertDividers(AppRobot robot, String split, double... expected) {
        assertArrayEquals(
                expected, robot.<SplitPane>node(split).getDividerPositions(), 0.01, "panes have the size they had");
    }

    @Test
    void theWindowIsAsItWasLeft(@TempDir Path home) throws Exception {
        List<String> sorted;
        double width;
        try (AppRobot robot = new AppRobot(home, "--demo")) {
            robot.until(() -> !robot.lookup("#locationField").queryAll().isEmpty());
            robot.go(PLACE);
            robot.until(() -> robot.column("objectTable", "nameColumn").contains("2026-06.csv"));
            robot.press("toggleInspector");
            robot.press("toggleTransfers");
            robot.interact(() -> {
                TableView<Object> table = table(robot);
                column(robot, "storageClassColumn").setVisible(false);
                TableColumn<Object, ?> size = column(robot, "sizeColumn");
                table.getColumns().remove(size);
                table.getColumns().add(0, size);
                size.setSortType(SortType.DESCENDING);
                table.getSortOrder().add(size);
                assertTrue(table.resizeColumn(size, 60));
            });
            robot.interact(() -> ((SplitPane) robot.node("treeSplit")).setDividerPositions(0.36, 0.74));
            robot.interact(() -> ((SplitPane) robot.node("transfersSplit")).setDividerPositions(0.5));
            robot.showTab("notificationsTab");
            robot.interact(() -> ((SplitPane) robot.node("notificationsSplit")).setDividerPositions(0.3, 0.64));
            robot.interact(() -> ((SplitPane) robot.node("messageSplit")).setDividerPositions(0.6));
            robot.showTab("objectsTab");
            robot.until(() -> robot.column("objectTable", "nameColumn").get(0).equals("2026-06.csv"));
            sorted = robot.column("objectTable", "nameColumn");
            width = column(robot, "sizeColumn").getWidth();
        }
        try (AppRobot robot = new AppRobot(home)) {
            robot.press("openConnection");
            robot.until(() -> !robot.lookup("#locationField").queryAll().isEmpty()
                    && ((TextField) robot.node("locationField")).getText().equals(PLACE));
            robot.until(() -> robot.column("objectTable", "nameColumn").equals(sorted));
            // With the next layout: of a table that is in view. How wide depends on when the inspector took its place.
            robot.until(() -> Math.abs(column(robot, "sizeColumn").getWidth() - width) < 1);
            assertTrue(robot.node("inspectorTitle").isVisible());
            assertTrue(robot.node("transferList").isVisible());
            assertDividers(robot, "treeSplit", 0.36, 0.74);
            assertDividers(robot, "transfersSplit", 0.5);
            robot.showTab("notificationsTab");
            robot.until(() -> !robot.lookup("#messageSplit").queryAll().isEmpty());
            assertDividers(robot, "notificationsSplit", 0.3, 0.64);
            assertDividers(robot, "messageSplit", 0.6);
            assertEquals("sizeColumn", table(robot).getColumns().get(0).getId());
            assertFalse(column(robot, "storageClassColumn").isVisible());
        }
    }
}
