package app.bellhop.ui.main;

import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.main.LayoutViewModel;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Escape closes the error banner, and the inspector with the next press. FX thread. */
public final class EscapeKey {

    private EscapeKey() {}

    /**
     * Closes one of them where nothing else needs the key: fields, filters and popups come first.
     *
     * @param screen the window's content
     */
    public static void closes(Node screen, ErrorViewModel errors, LayoutViewModel layout) {
        screen.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && close(errors, layout)) {
                e.consume();
            }
        });
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
