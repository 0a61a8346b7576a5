package app.bellhop.ui.base;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** A screen in a window of its own over the main one. Its controller provides the buttons and closes it. */
public final class ScreenDialog extends Dialog<Void> {

    /** What the window's frame needs of the screen, in pixels. */
    private static final double FRAME = 80;

    /** @param controllers creates the screen's controllers, given the action that closes the window */
    public ScreenDialog(
            Window owner, String title, String screen, Function<Runnable, Map<Class<?>, Supplier<?>>> controllers) {
        initOwner(owner);
        setTitle(title);
        setResizable(true);
        getDialogPane().getStylesheets().add(Theme.stylesheet());
        getDialogPane().getStyleClass().add("screen-dialog");
        // JavaFX only lets the user close a dialog that has a cancel button. The screen shows its own, so this one is
        // hidden.
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        getDialogPane().lookupButton(ButtonType.CLOSE).setVisible(false);
        getDialogPane().lookupButton(ButtonType.CLOSE).setManaged(false);
        Region content = (Region) new Screens(controllers.apply(this::closeScreen)).load(screen);
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        content.setPrefSize(
                Math.min(content.getPrefWidth(), room.getWidth() - FRAME),
                Math.min(content.getPrefHeight(), room.getHeight() - FRAME));
        getDialogPane().setContent(content);
        getDialogPane().applyCss();
        scrolled(content, content.minHeight(content.getPrefWidth()), room.getHeight() - FRAME)
                .ifPresent(getDialogPane()::setContent);
        Columns.sortByPrimaryButtonOnly(getDialogPane());
        Runnable request = () -> Event.fireEvent(window(), new WindowEvent(window(), WindowEvent.WINDOW_CLOSE_REQUEST));
        Map<KeyCombination, Runnable> keys = getDialogPane().getScene().getAccelerators();
        keys.put(KeyCombination.valueOf("Shortcut+Enter"), this::confirm);
        keys.put(KeyCombination.valueOf("Shortcut+W"), request);
        closeWithEscape(getDialogPane(), request);
        setOnShown(e -> getDialogPane().lookup(".first-focus").requestFocus());
    }

    /** A list or tree that has the focus takes Escape for the end of editing, even where nothing is edited. */
    static void closeWithEscape(Node pane, Runnable close) {
        pane.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            Node focused = pane.getScene().getFocusOwner();
            boolean idle = focused instanceof ListView<?> list && list.getEditingIndex() < 0
                    || focused instanceof TreeView<?> tree && tree.getEditingItem() == null;
            if (e.getCode() == KeyCode.ESCAPE && idle) {
                e.consume();
                close.run();
            }
        });
    }

    /** What needs more height than there is, so that all of it can be reached, in pixels. Empty if there is enough. */
    public static Optional<ScrollPane> scrolled(Region content, double needed, double room) {
        if (needed <= room) {
            return Optional.empty();
        }
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefViewportHeight(room);
        return Optional.of(scroll);
    }

    /** Presses the main button, if it deletes nothing. */
    private void confirm() {
        getDialogPane().lookupAll(".editor-buttons .accent").stream()
                .filter(Node::isVisible)
                .findFirst()
                .ifPresent(button -> ((Button) button).fire());
    }

    private Window window() {
        return getDialogPane().getScene().getWindow();
    }

    /** Closes the window without a result. */
    public void closeScreen() {
        setResult(null);
        close();
    }
}
