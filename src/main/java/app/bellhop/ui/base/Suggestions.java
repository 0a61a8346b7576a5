package app.bellhop.ui.base;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyEvent;

/**
 * Suggests the entries of an editable combo box that contain what is typed. ControlsFX's SearchableComboBox takes only what is
 * in its list, while a topic of another account or a new region can only be typed. FX thread.
 */
public final class Suggestions {

    /** The most suggestions. */
    private static final int MAX = 50;

    private final ComboBox<String> box;
    private final SuggestionPopup popup;

    /** Whether a key is down: text that is set otherwise needs no suggestions. */
    private boolean typing;

    private Suggestions(ComboBox<String> box) {
        this.box = box;
        this.popup = new SuggestionPopup(this::choose);
    }

    public static void bind(ComboBox<String> box) {
        Suggestions suggestions = new Suggestions(box);
        box.addEventFilter(KeyEvent.KEY_PRESSED, suggestions::pressed);
        box.addEventFilter(KeyEvent.KEY_RELEASED, e -> suggestions.typing = false);
        box.getEditor().textProperty().addListener((o, before, now) -> suggestions.changed(now));
    }

    private void pressed(KeyEvent e) {
        popup.pressed(e);
        typing = !e.isConsumed();
    }

    private void choose(String entry) {
        box.getEditor().setText(entry);
        box.getEditor().end();
    }

    private void changed(String text) {
        Bounds place = box.localToScreen(box.getLayoutBounds());
        if (!typing || box.isShowing() || place == null) {
            popup.hide();
            return;
        }
        popup.show(box, place.getMinX(), place.getMaxY(), box.getWidth(), matching(text), false);
    }

    private List<String> matching(String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        boolean entry = box.getItems().stream().anyMatch(item -> item.equalsIgnoreCase(typed));
        return typed.isEmpty() || entry
                ? List.of()
                : box.getItems().stream()
                        .filter(item -> item.toLowerCase(Locale.ROOT).contains(typed))
                        .limit(MAX)
                        .toList();
    }
}
