package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class CommandNodesTest {

    private final FxRobot robot = new FxRobot();

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void wordsGiveWayToTheCountsBesideThem() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Label counts = new Label("1 done");
        Labeled tool = new Label("Transfer settings");
        HBox bar = new HBox(counts, tool);
        robot.interact(() -> {
            tool.contentDisplayProperty().bind(CommandNodes.wordsFrom(bar, 300, counts));
            stage.setScene(new Scene(bar));
            stage.setWidth(500); // Another test may have given the stage a size.
            stage.show();
        });
        assertEquals(ContentDisplay.LEFT, tool.getContentDisplay());
        robot.interact(() -> counts.setText("6 running · 25 waiting · 1 failed · 128 KB of 60.7 MB"));
        assertEquals(ContentDisplay.GRAPHIC_ONLY, tool.getContentDisplay());
        robot.interact(() -> counts.setText("31 done"));
        assertEquals(ContentDisplay.LEFT, tool.getContentDisplay());
        robot.interact(() -> stage.setWidth(300));
        assertEquals(ContentDisplay.GRAPHIC_ONLY, tool.getContentDisplay());
    }
}
