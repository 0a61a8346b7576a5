package app.bellhop.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.settings.Connection;
import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.start.ConnectionRow;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
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
        String name = "A name of account, region, purpose and team ".repeat(4);
        Connection saved = new Connection("i", name, Connection.Source.SAVED, null, null, null, null, "AKIA");
        list.getItems().add(new ConnectionRow(saved, name, name, "fth-server", ""));
        list.setCellFactory(of -> new ConnectionCell());
        Scene scene = new Scene(new VBox(list), 500, 400);
        scene.getStylesheets().add(Theme.stylesheet());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void longNamesAreCutAtTheEdgeOfTheList(FxRobot robot) {
        robot.interact(() -> {
            list.applyCss();
            list.layout();
        });
        assertTrue(list.lookupAll(".scroll-bar").stream()
                .noneMatch(bar -> bar.isVisible() && ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL));
        for (Node row : list.lookupAll(".connection-cell")) {
            assertTrue(row.getLayoutBounds().getWidth() <= list.getWidth(), row.toString());
        }
    }

    @Test
    void headingsBeginWhereColorsDo(FxRobot robot) {
        robot.interact(() -> {
            list.applyCss();
            list.layout();
        });
        for (Node heading : list.lookupAll(".connection-group")) {
            Node text = heading.lookup(".text");
            Node color = heading.getParent().lookup(".connection-cell").lookup(".connection-color");
            if (heading.isVisible()) {
                assertEquals(
                        color.localToScene(color.getLayoutBounds()).getMinX(),
                        text.localToScene(text.getLayoutBounds()).getMinX(),
                        1.5);
            }
        }
    }

    @Test
    void whatIsCutIsWholeInTheTooltip() {
        ConnectionCell cell = (ConnectionCell) list.lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ConnectionCell row && row.getIndex() == 2)
                .findFirst()
                .orElseThrow();
        ConnectionRow row = list.getItems().get(2);
        assertEquals(row.name() + "\n" + row.description(), cell.getTooltip().getText());
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
