package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class AppWindowTest {

    @Test
    void firstWindowFillsAScreenThatItWouldNotFitIn() {
        assertTrue(AppWindow.isSmall(new Rectangle2D(0, 0, 1280, 800)));
        assertTrue(AppWindow.isSmall(new Rectangle2D(0, 0, 1366, 768)));
        assertTrue(AppWindow.isSmall(new Rectangle2D(0, 0, 1280, 1024)), "the frame is wider than the screen");
        assertFalse(AppWindow.isSmall(new Rectangle2D(0, 0, 1440, 900)));
        assertFalse(AppWindow.isSmall(new Rectangle2D(0, 0, 1920, 1080)));
    }
}
