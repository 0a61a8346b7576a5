package app.bellhop.ui.base;

import javafx.beans.InvalidationListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.IndexRange;
import javafx.scene.control.TextField;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * What is selected when a text field is entered: what is typed first takes its place. JavaFX selects all or nothing itself, and
 * in some versions only after the field has received the focus, so the selection is put back until the first key or click.
 */
public final class FirstSelection {

    private final TextField field;
    private final int end;
    private boolean selecting;

    private FirstSelection(Node control, TextField field, int end) {
        this.field = field;
        this.end = end;
        InvalidationListener changed = o -> {
            if (control.isFocused()) {
                select();
            }
        };
        EventHandler<InputEvent> touched = e -> {
            field.selectionProperty().removeListener(changed);
            control.focusedProperty().removeListener(changed);
        };
        field.selectionProperty().addListener(changed);
        control.focusedProperty().addListener(changed);
        control.addEventFilter(KeyEvent.KEY_PRESSED, touched);
        control.addEventFilter(MouseEvent.MOUSE_PRESSED, touched);
    }

    private void select() {
        // A text that was put in meanwhile may be shorter, and setting the selection tells of it again.
        int last = Math.min(end, field.getLength());
        if (!selecting && !field.getSelection().equals(new IndexRange(0, last))) {
            selecting = true;
            field.selectRange(0, last);
            selecting = false;
        }
    }

    /**
     * Selects the beginning of the text, now or when the field gets the focus.
     *
     * @param control has the focus: the field, or the control that it is a part of
     * @param end how many characters
     */
    public static void select(Node control, TextField field, int end) {
        new FirstSelection(control, field, end).select();
    }

    /** Gives it the focus; what is typed next replaces what stands there, also where it had the focus already. */
    public static void whole(TextField field) {
        field.requestFocus();
        field.selectAll();
    }
}
