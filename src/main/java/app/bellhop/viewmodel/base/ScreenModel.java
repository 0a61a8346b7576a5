package app.bellhop.viewmodel.base;

/** The view model of a screen with its own window. FX thread. */
public interface ScreenModel {

    String title();

    /** The window was closed: cancels what is still loading. */
    void close();
}
