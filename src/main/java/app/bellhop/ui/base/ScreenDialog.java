package app.bellhop.ui.base;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** A screen in a window of its own over the main one. Its controller provides the buttons and closes it. */
public final class ScreenDialog extends Dialog<Void> {

    /** @param controllers creates the screen's controllers, given the action that closes the window */
    public ScreenDialog(
            Window owner, String title, String screen, Function<Runnable, Map<Class<?>, Supplier<?>>> controllers) {
        initOwner(owner);
        setTitle(title);
        setResizable(true);
        getDialogPane().getStylesheets().add(Theme.stylesheet());
        getDialogPane().getStyleClass().add("screen-dialog");
        // JavaFX only lets the user close a dialog that has a cancel button. The screen shows its own, so this one is
        // hidden.
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        getDialogPane().lookupButton(ButtonType.CLOSE).setVisible(false);
        getDialogPane().lookupButton(ButtonType.CLOSE).setManaged(false);
        getDialogPane().setContent(new Screens(controllers.apply(this::closeScreen)).load(screen));
        Columns.sortByPrimaryButtonOnly(getDialogPane());
        getDialogPane()
                .getScene()
                .getAccelerators()
                .put(
                        KeyCombination.valueOf("Shortcut+W"),
                        () -> Event.fireEvent(window(), new WindowEvent(window(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        setOnShown(e -> getDialogPane().lookup(".first-focus").requestFocus());
    }

    private Window window() {
        return getDialogPane().getScene().getWindow();
    }

    /** Closes the window without a result. */
    public void closeScreen() {
        setResult(null);
        close();
    }
}
