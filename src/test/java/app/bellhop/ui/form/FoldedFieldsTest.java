package app.bellhop.ui.form;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.ui.base.Theme;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class FoldedFieldsTest {

    private final FxRobot robot = new FxRobot();

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void fieldsThatScrollOnASmallScreenKeepTheirWidth() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Region columns = new Region();
        columns.setMinSize(512, 900);
        robot.interact(() -> {
            FoldedFields folded = new FoldedFields(new Label("a.txt to s3://data/"), List.of(), columns);
            VBox box = new VBox();
            box.getChildren().addAll(folded.parts());
            DialogPane pane = new DialogPane();
            pane.setContent(box);
            stage.setScene(new Scene(pane));
            stage.getScene().getStylesheets().add(Theme.stylesheet());
            folded.install(pane, new Button(), true, 400, () -> {});
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
        ScrollPane scroll = robot.lookup(".scroll-pane").query();
        double width = scroll.getViewportBounds().getWidth();
        assertTrue(width >= columns.getWidth(), width + " for fields that need " + columns.getWidth());
    }
}
