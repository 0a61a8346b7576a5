package app.bellhop.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.settings.Connection;
import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.start.ConnectionRow;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The heading of a group belongs to no connection: it is not selected with the first of them. */
@ExtendWith(ApplicationExtension.class)
class ConnectionCellTest {

    private ListView<ConnectionRow> list;

    @Start
    void show(Stage stage) {
        list = new ListView<>();
        list.getItems()
                .setAll(
                        new ConnectionRow(Connection.demo(), "Demo", "d", "fth-server", ""),
                        new ConnectionRow(Connection.demo(), "Ceph", "c", "fth-server", "Saved"));
        list.setCellFactory(of -> new ConnectionCell());
        Scene scene = new Scene(new VBox(list), 500, 400);
        scene.getStylesheets().add(Theme.stylesheet());
        stage.setScene(scene);
        stage.show();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void theSelectionBeginsBelowTheHeading(boolean dark, boolean focused, FxRobot robot) {
        robot.interact(() -> {
            Theme.apply(dark);
            list.getSelectionModel().select(1);
            (focused ? list : list.getParent()).requestFocus();
        });
        robot.interact(() -> {
            list.applyCss();
            list.layout();
        });
        Set<Node> headings = list.lookupAll(".connection-group");
        Label heading = (Label) headings.stream()
                .filter(node -> ((Label) node).getText().equals("Saved"))
                .findFirst()
                .orElseThrow();
        ConnectionCell cell = (ConnectionCell) heading.getParent().getParent();
        assertTrue(cell.isSelected());
        for (BackgroundFill fill : cell.getBackground().getFills()) {
            assertTrue(fill.getInsets().getTop() >= heading.getHeight(), fill.getInsets() + " " + heading.getHeight());
        }
        assertEquals(
                dark ? Color.web("#8b949e") : Color.web("#57606a"),
                heading.getTextFill(),
                "readable beside the selection");
        robot.interact(() -> Theme.apply(false));
    }
}
