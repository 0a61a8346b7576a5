package app.bellhop.app.tour;

import app.bellhop.ui.base.Pictures;
import app.bellhop.ui.editor.CodeEditor;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** The window, driven from the tour's own thread: waits, types, clicks and takes screenshots. */
final class TourWindow {

    private static final long TIMEOUT_MILLIS = 30_000;
    private static final long POLL_MILLIS = 50;

    private final Stage stage;

    TourWindow(Stage stage) {
        this.stage = stage;
    }

    /** Runs work on the FX thread and waits for its result. */
    <T> T fx(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    void run(Runnable work) throws Exception {
        fx(() -> {
            work.run();
            return null;
        });
    }

    void waitUntil(String what, Callable<Boolean> condition) throws Exception {
        long end = System.currentTimeMillis() + TIMEOUT_MILLIS;
        while (!fx(condition)) {
            if (System.currentTimeMillis() > end) {
                throw new TimeoutException("Timed out waiting for: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    void resize(double width, double height) throws Exception {
        run(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    /** The node with that id in the topmost window that has one. FX thread. */
    Node find(String id) {
        return Objects.requireNonNull(lookup(id), id);
    }

    /** The node with that id in the topmost window that has one, or null. FX thread. */
    @Nullable
    Node lookup(String id) {
        List<Window> windows = new ArrayList<>(Window.getWindows());
        Collections.reverse(windows); // The topmost window was opened last.
        for (Window window : windows) {
            Node node = window.getScene().getRoot().lookup("#" + id);
            if (node != null) {
                return node;
            }
        }
        return null;
    }

    /** What the label with that id says. FX thread. */
    String text(String id) {
        return ((Labeled) find(id)).getText();
    }

    /** FX thread. */
    TableView<?> table(String id) {
        return (TableView<?>) find(id);
    }

    /** The text on the clipboard. FX thread. */
    String copied() {
        return String.valueOf(Clipboard.getSystemClipboard().getString());
    }

    /** Waits until a node is shown. */
    void waitFor(String id) throws Exception {
        waitUntil(id, () -> lookup(id) != null);
    }

    /** Types into a field once it is shown. */
    void type(String id, String text) throws Exception {
        waitFor(id);
        run(() -> {
            if (find(id) instanceof CodeEditor editor) {
                editor.replaceText(text);
            } else {
                ((TextInputControl) find(id)).setText(text);
            }
        });
    }

    /** Presses a button once it is shown. */
    void press(String id) throws Exception {
        waitUntil("the button " + id, () -> lookup(id) instanceof ButtonBase button && !button.isDisabled());
        run(() -> ((ButtonBase) find(id)).fire());
    }

    /** Saves a screenshot of the main window and any dialogs over it. */
    void screenshot(Path file) throws Exception {
        // Two pulses, so that recent changes are laid out and drawn.
        for (int i = 0; i < 4; i++) {
            TimeUnit.MILLISECONDS.sleep(120);
            fx(() -> null);
        }
        BufferedImage picture = fx(() -> {
            BufferedImage image = Pictures.of(stage.getScene().snapshot(null));
            Graphics2D g = image.createGraphics();
            for (Window window : Window.getWindows()) {
                if (window != stage && window.isShowing()) {
                    BufferedImage over = Pictures.of(window.getScene().snapshot(null));
                    int x = (int) (window.getX() - stage.getX());
                    int y = (int) (window.getY() - stage.getY());
                    g.drawImage(over, x, y, null);
                    g.setColor(java.awt.Color.GRAY);
                    g.drawRect(x, y, over.getWidth() - 1, over.getHeight() - 1);
                }
            }
            g.dispose();
            return image;
        });
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("Couldn’t write a PNG to " + file);
        }
    }
}
