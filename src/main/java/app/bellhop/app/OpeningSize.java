package app.bellhop.app;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.stage.Stage;

/**
 * Keeps the window at the size that it opens with. Window managers as openbox make a new window as small as it may be, on a busy
 * machine some time after it was shown. Ends with any other change of the size, which is the user's. FX thread.
 */
final class OpeningSize {

    private final Stage stage;
    private final double width;
    private final double height;
    private final InvalidationListener changed = o -> changed();

    /** From now on; the window has its size, and may be made smaller. */
    OpeningSize(Stage stage) {
        this.stage = stage;
        this.width = stage.getWidth();
        this.height = stage.getHeight();
        stage.widthProperty().addListener(changed);
        stage.heightProperty().addListener(changed);
    }

    private void changed() {
        boolean narrow = stage.getWidth() == stage.getMinWidth();
        boolean low = stage.getHeight() == stage.getMinHeight();
        if (narrow && low) {
            end();
            Platform.runLater(() -> {
                stage.setWidth(width);
                stage.setHeight(height);
            });
        } else if ((stage.getWidth() != width && !narrow) || (stage.getHeight() != height && !low)) {
            end();
        }
    }

    private void end() {
        stage.widthProperty().removeListener(changed);
        stage.heightProperty().removeListener(changed);
    }
}
