package app.bellhop.ui.base;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;

/** The looks: AtlantaFX's Primer, light and dark, with a few rules of our own on top. FX thread. */
public final class Theme {

    private Theme() {}

    public static void apply(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Our own stylesheet, for each scene. */
    public static String stylesheet() {
        return Theme.class.getResource("bellhop.css").toExternalForm();
    }
}
