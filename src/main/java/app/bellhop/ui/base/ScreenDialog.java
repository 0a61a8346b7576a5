package app.bellhop.ui.base;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/** A screen of its own in a window over the main one; its controller brings the buttons and closes it. */
public final class ScreenDialog extends Dialog<Void> {

    /** @param controllers how the screen's controllers are made; gets what closes the window */
    public ScreenDialog(
            Window owner, String title, String screen, Function<Runnable, Map<Class<?>, Supplier<?>>> controllers) {
        initOwner(owner);
        setTitle(title);
        setResizable(true);
        getDialogPane().getStylesheets().add(Theme.stylesheet());
        getDialogPane().getStyleClass().add("screen-dialog");
        // Without a button that cancels, the window could not be closed from outside; the screen has its own to see.
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        getDialogPane().lookupButton(ButtonType.CLOSE).setVisible(false);
        getDialogPane().lookupButton(ButtonType.CLOSE).setManaged(false);
        getDialogPane().setContent(new Screens(controllers.apply(this::shut)).load(screen));
        setOnShown(e -> getDialogPane().lookup(".first-focus").requestFocus());
    }

    /** Closes it without an answer. */
    public void shut() {
        setResult(null);
        close();
    }
}
