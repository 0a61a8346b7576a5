package app.bellhop.ui.main;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * What letters do in a dialog. JavaFX only sends an action to what a letter stands for: it presses buttons, even where they
 * are disabled, leaves boxes as they are, and confirms fields. FX thread.
 */
final class LetterPress {

    /** Whether the key that is being handled is one with Alt. */
    private boolean pressed;

    private LetterPress() {}

    /** JavaFX looks for letters before the nodes of the window's scene hear of a key. */
    static void in(Window window) {
        LetterPress press = new LetterPress();
        window.addEventFilter(KeyEvent.ANY, press::key);
        window.addEventFilter(ActionEvent.ACTION, press::act);
    }

    private void key(KeyEvent e) {
        pressed = e.getEventType() == KeyEvent.KEY_PRESSED && e.isAltDown() && e.getCode() != KeyCode.ALT;
    }

    private void act(ActionEvent e) {
        boolean byLetter = pressed;
        pressed = false;
        if (e.getTarget() instanceof Node node && node.isDisabled()
                || byLetter && !(e.getTarget() instanceof ButtonBase)) {
            e.consume();
        } else if (byLetter && (e.getTarget() instanceof CheckBox || e.getTarget() instanceof Toggle)) {
            e.consume();
            ((ButtonBase) e.getTarget()).fire();
        }
    }
}
