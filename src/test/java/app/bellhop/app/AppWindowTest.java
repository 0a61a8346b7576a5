package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class AppWindowTest {

    @Test
    void firstWindowFitsOnTheScreenWithItsFrame() {
        assertEquals(new Dimension2D(1280, 800), AppWindow.firstSize(new Rectangle2D(0, 0, 1920, 1080)));
        assertEquals(new Dimension2D(1272, 760), AppWindow.firstSize(new Rectangle2D(0, 0, 1280, 800)));
        assertEquals(new Dimension2D(845, 493), AppWindow.firstSize(new Rectangle2D(0, 0, 853, 533)), "at 150 %");
    }
}
