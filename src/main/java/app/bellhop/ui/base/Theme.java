package app.bellhop.ui.base;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** The themes: AtlantaFX Primer, light and dark, with a few style rules of our own. FX thread. */
public final class Theme {

    private static final ListChangeListener<Window> OPENED = change -> {
        while (change.next()) {
            change.getAddedSubList().stream()
                    .map(Window::getScene)
                    .filter(Objects::nonNull)
                    .forEach(Theme::makeOpaque);
        }
    };

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private Theme() {}

    /** Shows a text in the colour of errors while it says one. */
    public static void failed(Label text, ObservableValue<Boolean> failed) {
        failed.subscribe(now -> text.pseudoClassStateChanged(FAILED, now));
    }

    public static void apply(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Our own stylesheet, to add to each scene. */
    public static String stylesheet() {
        return Theme.class.getResource("bellhop.css").toExternalForm();
    }

    /**
     * From now on, menus and popups of all windows have no shadows and no round corners: where the desktop draws no transparent
     * windows, they would stand in white frames.
     */
    public static void withoutTransparency() {
        Window.getWindows().removeListener(OPENED);
        Window.getWindows().addListener(OPENED);
    }

    static void makeOpaque(Scene scene) {
        String opaque = Theme.class.getResource("opaque.css").toExternalForm();
        if (!scene.getStylesheets().contains(opaque)) {
            scene.getStylesheets().add(opaque);
        }
        if (scene.getWindow() instanceof PopupWindow && scene.getRoot() instanceof Region root) {
            // JavaFX gives the root of a popup no size: its background is not drawn.
            scene.fillProperty()
                    .bind(root.backgroundProperty()
                            .map(ground -> ground.getFills().stream()
                                    .map(BackgroundFill::getFill)
                                    .findFirst()
                                    .orElse(null)));
        }
    }
}
