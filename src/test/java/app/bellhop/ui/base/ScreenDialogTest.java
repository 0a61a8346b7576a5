package app.bellhop.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class ScreenDialogTest {

    private final FxRobot robot = new FxRobot();

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void allOfAWindowThatIsTooHighForTheScreenCanBeReached() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            Region content = new Region();
            content.setMinHeight(700);
            assertTrue(ScreenDialog.scrolled(content, 700, 700).isEmpty());
            ScrollPane scroll = ScreenDialog.scrolled(content, 700, 450).orElseThrow();
            stage.setScene(new Scene(scroll));
            stage.show();
            assertEquals(450, scroll.getViewportBounds().getHeight(), 1);
            assertEquals(700, content.getHeight());
            assertEquals(scroll.getViewportBounds().getWidth(), content.getWidth(), 1);
            assertSame(content, scroll.getContent());
        });
    }
}
