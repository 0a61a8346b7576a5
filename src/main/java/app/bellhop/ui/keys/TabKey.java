package app.bellhop.ui.keys;

import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/** Tab goes on from a text area, as from any other field, where JavaFX types it and only Ctrl+Tab goes on. FX thread. */
public final class TabKey {

    private static final ListChangeListener<Window> OPENED = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(TabKey::in);
        }
    };

    private TabKey() {}

    /** In what opens from now on. Once is enough. */
    public static void leavesTextAreas() {
        Window.getWindows().removeListener(OPENED);
        Window.getWindows().addListener(OPENED);
    }

    private static void in(Window window) {
        if (window.getProperties().putIfAbsent(TabKey.class, true) == null) {
            window.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
                if (e.getCode() == KeyCode.TAB && !e.isControlDown() && e.getTarget() instanceof TextArea area) {
                    e.consume();
                    Event.fireEvent(
                            area,
                            new KeyEvent(e.getEventType(), "", "", e.getCode(), e.isShiftDown(), true, false, false));
                }
            });
        }
    }
}
