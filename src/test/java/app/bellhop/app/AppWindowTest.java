package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class AppWindowTest {

    @Test
    void firstWindowFitsOnTheScreenWithItsFrame() {
        assertEquals(new Dimension2D(1280, 800), AppWindow.firstSize(new Rectangle2D(0, 0, 1920, 1080)));
        assertEquals(new Dimension2D(1272, 760), AppWindow.firstSize(new Rectangle2D(0, 0, 1280, 800)));
        assertEquals(new Dimension2D(845, 493), AppWindow.firstSize(new Rectangle2D(0, 0, 853, 533)), "at 150 %");
    }

    @Test
    void windowThatIsShrunkWhileItOpensGetsItsSizeBack() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        FxRobot robot = new FxRobot();
        robot.interact(() -> {
            stage.setScene(new Scene(new Group()));
            stage.show();
            stage.setWidth(1000);
            stage.setHeight(700);
            stage.setMinWidth(760);
            stage.setMinHeight(520);
            new OpeningSize(stage);
            stage.setWidth(760); // As openbox does it.
            stage.setHeight(520);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(1000.0, 700.0), List.of(stage.getWidth(), stage.getHeight()));
        robot.interact(() -> {
            stage.setWidth(760);
            stage.setHeight(520);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(760.0, 520.0), List.of(stage.getWidth(), stage.getHeight()), "the user may");
        FxToolkit.cleanupStages();
    }
}
