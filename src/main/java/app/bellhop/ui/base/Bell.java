package app.bellhop.ui.base;

import atlantafx.base.controls.Notification;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Tells of something in the corner of the screen, over all windows, for some seconds. JavaFX knows no notifications of the
 * system's own.
 */
final class Bell {

    private static final double WIDTH = 340;
    private static final double MARGIN = 16;
    private static final Duration SHOWN = Duration.seconds(6);

    private final Window window;
    private final Popup popup = new Popup();
    private final PauseTransition pause = new PauseTransition(SHOWN);

    Bell(Window window) {
        this.window = window;
        pause.setOnFinished(e -> popup.hide());
    }

    /** Whether the window, or one over it, is in front. */
    boolean watched() {
        return Window.getWindows().stream().anyMatch(Window::isFocused);
    }

    /** One at a time: the newer takes the older's place. */
    void ring(String title, String text) {
        if (!window.isShowing()) {
            return;
        }
        Notification notification =
                new Notification(text.isEmpty() ? title : title + "\n" + text, new FontIcon("fth-bell"));
        notification.setId("bell");
        notification.setPrefWidth(WIDTH);
        notification.setMaxWidth(WIDTH);
        notification.getStyleClass().add("bell");
        notification.getStylesheets().add(Theme.stylesheet());
        notification.setOnClose(e -> popup.hide());
        popup.getContent().setAll(notification);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        popup.setOnShown(e -> {
            popup.setX(screen.getMaxX() - popup.getWidth() - MARGIN);
            popup.setY(screen.getMaxY() - popup.getHeight() - MARGIN);
        });
        popup.show(window, screen.getMaxX() - WIDTH - MARGIN, screen.getMaxY() - 100);
        pause.playFromStart();
    }
}
