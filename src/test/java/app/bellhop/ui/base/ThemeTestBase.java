package app.bellhop.ui.base;

import java.util.concurrent.Callable;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A window in light or dark, and its pixels. */
abstract class ThemeTestBase {

    /** WCAG's least contrast of shapes. */
    static final double SHAPE = 3;

    final FxRobot robot = new FxRobot();
    Stage stage;

    @BeforeEach
    void stage() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> Theme.apply(false));
        FxToolkit.cleanupStages();
    }

    void show(boolean dark, Parent content) {
        robot.interact(() -> {
            Theme.apply(dark);
            Scene scene = new Scene(content, 700, 700);
            scene.getStylesheets().add(Theme.stylesheet());
            stage.setScene(scene);
            stage.show();
        });
    }

    WritableImage snapshot() {
        return call(() -> stage.getScene().snapshot(null));
    }

    <T> T call(Callable<T> work) {
        try {
            return org.testfx.util.WaitForAsyncUtils.asyncFx(work).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Color color(WritableImage image, int x, int y) {
        return image.getPixelReader().getColor(x, y);
    }
}
