package app.bellhop.ui.base;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;

/** The themes: AtlantaFX Primer, light and dark, with a few style rules of our own. FX thread. */
public final class Theme {

    private Theme() {}

    public static void apply(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Our own stylesheet, to add to each scene. */
    public static String stylesheet() {
        return Theme.class.getResource("bellhop.css").toExternalForm();
    }

    /**
     * A stylesheet to add to a scene, whose menus and popups then have no shadows and no round corners: where the desktop draws
     * no transparent windows, they would stand in white frames.
     */
    public static String withoutTransparency() {
        return Theme.class.getResource("opaque.css").toExternalForm();
    }
}
