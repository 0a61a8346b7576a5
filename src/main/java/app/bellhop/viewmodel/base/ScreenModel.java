package app.bellhop.viewmodel.base;

/** The view model of a screen that has a window of its own. FX thread. */
public interface ScreenModel {

    /** What the window is called. */
    String title();

    /** The window was closed: nothing more is asked. */
    void close();
}
