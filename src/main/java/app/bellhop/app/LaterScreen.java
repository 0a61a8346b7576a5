package app.bellhop.app;

import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A screen that a start does not show: loaded when it is first asked for, or prepared before, and kept. FX thread. */
final class LaterScreen implements Supplier<Parent> {

    /** About what it will have, in pixels. */
    private static final double WIDTH = 480;

    private static final double HEIGHT = 600;

    private final Supplier<Parent> load;
    private @Nullable Parent screen;

    LaterScreen(Supplier<Parent> load) {
        this.load = load;
    }

    @Override
    public Parent get() {
        if (screen == null) {
            screen = load.get();
        }
        return screen;
    }

    /**
     * Loads it, if nobody has asked for it yet, and lays it out aside: most of what it takes to show it the first time.
     *
     * @param window will hold it. In another scene, its nodes would learn styles that they look for here in vain, each with a
     *     warning.
     */
    void prepare(Pane window) {
        if (screen == null) {
            StackPane aside = new StackPane();
            aside.setManaged(false);
            aside.resize(WIDTH, HEIGHT);
            window.getChildren().add(aside);
            aside.getChildren().add(get()); // Not before: text areas look for their colors as soon as there is a scene.
            aside.applyCss();
            aside.layout();
            aside.getChildren().clear();
            window.getChildren().remove(aside);
        }
    }
}
