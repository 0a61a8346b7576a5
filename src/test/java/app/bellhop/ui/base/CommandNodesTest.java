package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class CommandNodesTest {

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void wordsGiveWayToTheCountsBesideThem() {
        Label counts = new Label("1 done");
        Labeled tool = new Label("Transfer settings");
        HBox bar = new HBox(counts, tool);
        robot.interact(() -> {
            tool.contentDisplayProperty().bind(CommandNodes.wordsFrom(bar, 300, counts));
            bar.resize(500, 40);
        });
        assertEquals(ContentDisplay.LEFT, tool.getContentDisplay());
        robot.interact(() -> counts.setText("6 running · 25 waiting · 1 failed · 128 KB of 60.7 MB"));
        assertEquals(ContentDisplay.GRAPHIC_ONLY, tool.getContentDisplay());
        robot.interact(() -> counts.setText("31 done"));
        assertEquals(ContentDisplay.LEFT, tool.getContentDisplay());
        robot.interact(() -> bar.resize(300, 40));
        assertEquals(ContentDisplay.GRAPHIC_ONLY, tool.getContentDisplay());
    }

    @Test
    void wordsNeedTheRoomThatTheyHaveInTheirLanguage() {
        Labeled tool = new Label("Transfer settings");
        Labeled rare = new Label("Resume 2,874 transfers that were interrupted");
        rare.setVisible(false);
        HBox bar = new HBox(tool, rare);
        robot.interact(() -> {
            tool.contentDisplayProperty().bind(CommandNodes.wordsFrom(bar, 100, tool, rare));
            bar.resize(300, 40);
        });
        assertEquals(ContentDisplay.LEFT, tool.getContentDisplay());
        robot.interact(() -> rare.setVisible(true));
        assertEquals(ContentDisplay.GRAPHIC_ONLY, tool.getContentDisplay());
        robot.interact(() -> rare.setVisible(false));
        assertEquals(ContentDisplay.LEFT, tool.getContentDisplay());
        robot.interact(() -> tool.setText("Einstellungen für alle Übertragungen"));
        assertEquals(ContentDisplay.GRAPHIC_ONLY, tool.getContentDisplay());
    }
}
