package app.bellhop.ui.main;

import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.main.LayoutViewModel;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What Escape does where nothing else needs the key: fields, filters and popups come first. FX thread. */
public final class EscapeKey {

    private EscapeKey() {}

    /** It closes the error banner, and the inspector with the next press. */
    public static void closes(Node screen, ErrorViewModel errors, LayoutViewModel layout) {
        does(screen, () -> close(errors, layout));
    }

    /**
     * @param screen the window's content
     * @param action answers whether there was something to do
     */
    public static void does(Node screen, BooleanSupplier action) {
        screen.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && idle(screen.getScene().getFocusOwner()) && action.getAsBoolean()) {
                e.consume();
            }
        });
        screen.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && action.getAsBoolean()) {
                e.consume();
            }
        });
    }

    /** JavaFX's trees and lists take Escape for the end of editing, even where nothing is edited. */
    private static boolean idle(@Nullable Node focused) {
        return focused instanceof TreeView<?> tree && tree.getEditingItem() == null
                || focused instanceof ListView<?> list && list.getEditingIndex() < 0;
    }

    private static boolean close(ErrorViewModel errors, LayoutViewModel layout) {
        if (!errors.sentence().get().isEmpty()) {
            errors.dismiss();
            return true;
        }
        if (layout.view().get() == LayoutViewModel.View.OBJECTS
                && layout.inspectorShown().get()) {
            layout.inspectorShown().set(false);
            return true;
        }
        return false;
    }
}
