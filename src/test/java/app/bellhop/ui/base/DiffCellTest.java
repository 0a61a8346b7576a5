package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.work.objects.TextDiff;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class DiffCellTest {

    private final FxRobot robot = new FxRobot();
    private ListView<TextDiff.Line> list;
    private final ObservableList<TextDiff.Line> lines = FXCollections.observableArrayList();

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    private void show(Runnable before) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            list = new ListView<>();
            DiffCell.show(list, lines);
            before.run();
            list.getStyleClass().add("diff");
            stage.setScene(new Scene(list, 300, 100));
            stage.getScene().getStylesheets().add(Theme.stylesheet());
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<TextDiff.Line> diff(String added) {
        String before = IntStream.range(0, 80).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        return TextDiff.of(before, before.replace("line 60\n", "line 60\n" + added + "\n"));
    }

    private long shown(String text) {
        return robot.lookup(".diff-cell").queryAllAs(IndexedCell.class).stream()
                .filter(cell -> cell.isVisible() && text.equals(cell.getText()))
                .filter(cell -> cell.getBoundsInParent().getMinY() >= 0
                        && cell.getBoundsInParent().getMaxY() <= list.getHeight())
                .count();
    }

    @Test
    void aChangeFarDownIsInSightAsSoonAsTheListIs() throws Exception {
        show(() -> lines.setAll(diff("first")));
        assertEquals(1, shown("+ first"));
    }

    @Test
    void aChangeFarDownIsInSightInAListThatShowedNothing() throws Exception {
        show(() -> list.setPlaceholder(new Label("No changes")));
        for (String added : List.of("first", "again")) {
            robot.interact(() -> lines.setAll(diff(added)));
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(1, shown("+ " + added));
            robot.interact(lines::clear);
        }
    }
}
