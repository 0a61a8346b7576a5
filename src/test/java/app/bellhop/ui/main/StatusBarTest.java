package app.bellhop.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.batch.Progress;
import app.bellhop.ui.base.Screens;
import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.base.Notice;
import app.bellhop.viewmodel.main.StatusViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StatusBarTest {

    private final Activities activities = new Activities();
    private final List<String> stopped = new ArrayList<>();
    private final Notice notice = new Notice();

    @Start
    void show(Stage stage) {
        StatusViewModel model = new StatusViewModel(
                new SimpleStringProperty("1,204 objects, 3.1 GB"),
                notice,
                new SimpleStringProperty("Signed in as user/me"),
                new SimpleStringProperty("arn:aws:iam::111122223333:user/me"),
                activities,
                false,
                () -> {});
        Screens screens = new Screens(Map.of(StatusBarController.class, () -> new StatusBarController(model)));
        Button above = new Button("Above");
        TableView<String> table = new TableView<>();
        table.getStyleClass().add("first-focus");
        table.setPrefHeight(60);
        VBox root = new VBox(above, table, screens.load("main/statusbar"));
        Scene scene = new Scene(root, 1200, 140);
        scene.getStylesheets().add(Theme.stylesheet());
        stage.setScene(scene);
        stage.show();
    }

    private Activities.Activity begin(String name, long done) {
        return activities.begin(name, () -> new Progress(done, 1_200, 0, 0, 118, 93), () -> stopped.add(name));
    }

    private static boolean visible(FxRobot robot, String id) {
        return robot.lookup("#" + id).query().isVisible();
    }

    @Test
    void noticeOffersUndoOnce(FxRobot robot) {
        robot.interact(() -> notice.set("1 object deleted", new Offer("Undo", () -> stopped.add("undone"))));
        robot.clickOn("Undo");
        assertEquals(List.of("undone"), stopped);
        assertEquals("", robot.lookup("#noticeLabel").queryLabeled().getText());
        assertTrue(robot.lookup("Undo").tryQuery().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup(".table-view").query().isFocused(), "the keys go to what is shown");
    }

    @Test
    void nothingIsShownWhileNothingRuns(FxRobot robot) {
        assertFalse(visible(robot, "activity"));
    }

    @Test
    void oneOperationStandsInTheBar(FxRobot robot) {
        robot.interact(() -> begin("Delete objects", 312));
        assertTrue(visible(robot, "activity"));
        assertFalse(visible(robot, "moreActivities"));
        assertEquals(
                "Delete objects: 312 of 1,200 · 118/s · 1 min 33 s left",
                robot.lookup("#activityLabel").queryAs(Label.class).getText());
    }

    @Test
    void othersAreInTheMenuEachWithItsOwnStop(FxRobot robot) {
        robot.interact(() -> {
            begin("Delete objects", 312);
            begin("Rename photos/2024", 940);
        });
        MenuButton more = robot.lookup("#moreActivities").queryAs(MenuButton.class);
        assertEquals("1 more", more.getText());
        robot.interact(() -> ((CustomMenuItem) more.getItems().get(0))
                .getContent()
                .lookupAll(".button")
                .forEach(stop -> ((Button) stop).fire()));
        robot.interact(() -> robot.lookup("#activityStop").queryButton().fire());
        assertEquals(List.of("Rename photos/2024", "Delete objects"), stopped);
    }

    @Test
    void nextTakesThePlaceOfTheOneThatEnded(FxRobot robot) {
        robot.interact(() -> {
            Activities.Activity first = begin("Delete objects", 312);
            begin("Rename photos/2024", 940);
            first.end();
        });
        assertTrue(robot.lookup("#activityLabel")
                .queryAs(Label.class)
                .getText()
                .startsWith("Rename photos/2024: 940 of 1,200"));
        assertFalse(visible(robot, "moreActivities"));
    }
}
