package app.bellhop.ui.main;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shows dialogs. A window that JavaFX disables below a modal one can't be resized meanwhile, and on Linux window managers as
 * openbox and KWin end its maximizing for that. So there the windows below stay enabled, and their input is kept from them
 * here. FX thread.
 */
final class DialogWindows {

    static final boolean LINUX =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");

    /** Dialogs over all other windows, the uppermost last. */
    private static final Deque<Stage> OPEN = new ArrayDeque<>();

    private DialogWindows() {}

    /**
     * Shows a dialog over all windows, or beside them if its modality is none. Doesn't wait.
     *
     * @param later runs work on the FX thread, after what it does now
     */
    static void show(Dialog<?> dialog, Executor later) {
        Stage window = (Stage) dialog.getDialogPane().getScene().getWindow();
        closesAfterItsKeys(dialog, window, later);
        givesTheFocusBack(window, dialog.getOwner());
        if (LINUX && dialog.getModality() != Modality.NONE) {
            dialog.initModality(Modality.NONE);
            below(window).forEach(each -> block(each, window));
            OPEN.add(window);
            window.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> {
                OPEN.remove(window);
                Optional.ofNullable(OPEN.peekLast()).ifPresent(DialogWindows::front); // Not what both stood over.
            });
        }
        if (dialog.getOwner() != null) { // Its popups take theirs from it.
            window.getScene()
                    .getStylesheets()
                    .setAll(dialog.getOwner().getScene().getStylesheets());
        }
        opensAtItsSize(dialog.getDialogPane(), window);
        dialog.show();
    }

    /** To the window that it was opened from: a table opens others that stay when it closes, so it doesn't own them. */
    private static void givesTheFocusBack(Stage window, @Nullable Window owner) {
        Optional<Stage> before = focused().filter(stage -> stage != owner);
        AtomicBoolean focused = new AtomicBoolean();
        window.addEventHandler(WindowEvent.WINDOW_HIDING, e -> focused.set(window.isFocused()));
        window.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> {
            if (focused.get()) {
                before.filter(Window::isShowing).ifPresent(DialogWindows::front);
            }
        });
    }

    /**
     * Where an input method is at work, as in every text field, JavaFX on Linux goes on with the window of a key after the key
     * was pressed: one that it has closed is freed by then, and the process may crash.
     */
    private static void closesAfterItsKeys(Dialog<?> dialog, Stage window, Executor later) {
        AtomicBoolean pressing = new AtomicBoolean();
        window.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            pressing.set(true);
            later.execute(() -> pressing.set(false));
        });
        dialog.setOnCloseRequest(e -> {
            if (pressing.get()) {
                e.consume();
                later.execute(dialog::close);
            }
        });
    }

    private static List<Window> below(Stage dialog) {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window != dialog)
                .toList();
    }

    private static void block(Window below, Stage dialog) {
        AtomicBoolean pressed = new AtomicBoolean(); // The letter of a key that has opened the dialog comes after that.
        EventHandler<InputEvent> input = e -> {
            if (e.getEventType() == MouseEvent.MOUSE_EXITED || e.getEventType() == MouseEvent.MOUSE_EXITED_TARGET) {
                return; // Or what was clicked would look as if the mouse stood on it ever after.
            }
            e.consume();
            if (e.getEventType() == MouseEvent.MOUSE_PRESSED) {
                front(dialog);
            }
            pressed.set(pressed.get() || e.getEventType() == KeyEvent.KEY_PRESSED);
            if (e instanceof KeyEvent key && dialog == OPEN.peekLast() && pressed.get()) {
                passOn(key, dialog);
            }
        };
        EventHandler<WindowEvent> close = Event::consume;
        ChangeListener<Boolean> focus = (o, before, now) -> {
            if (now) {
                front(dialog);
            }
        };
        below.addEventFilter(InputEvent.ANY, input);
        below.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, close);
        below.focusedProperty().addListener(focus);
        dialog.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> {
            below.removeEventFilter(InputEvent.ANY, input);
            below.removeEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, close);
            below.focusedProperty().removeListener(focus);
        });
    }

    /** Letters that were typed for the dialog before it was on the screen are for its field, which selects its text then. */
    private static void passOn(KeyEvent e, Stage dialog) {
        String letter = e.getCharacter();
        boolean typed = e.getEventType() == KeyEvent.KEY_TYPED && !e.isShortcutDown() && !e.isAltDown();
        if (typed
                && !letter.isEmpty()
                && !Character.isISOControl(letter.charAt(0))
                && dialog.getScene().getFocusOwner() instanceof TextInputControl field
                && field.isEditable()) {
            onceFocused(field, () -> field.replaceSelection(letter));
        }
    }

    private static void onceFocused(Node node, Runnable work) {
        if (node.isFocused()) {
            work.run();
            return;
        }
        node.focusedProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> focused, Boolean before, Boolean now) {
                node.focusedProperty().removeListener(this);
                work.run();
            }
        });
    }

    /** The window that has the focus: window managers give it back to a dialog's owner when the dialog closes. */
    static Optional<Stage> focused() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isFocused())
                .map(Stage.class::cast)
                .reduce((earlier, later) -> later);
    }

    private static void front(Stage dialog) {
        dialog.toFront();
        dialog.requestFocus();
    }

    /** Until it is open, it may not be smaller: openbox sometimes opens windows as small as they may be. */
    private static void opensAtItsSize(DialogPane pane, Stage window) {
        pane.applyCss();
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        double width = pane.prefWidth(-1);
        window.setMinWidth(Math.min(width, room.getWidth()));
        window.setMinHeight(Math.min(pane.prefHeight(width), room.getHeight()));
        window.addEventHandler(WindowEvent.WINDOW_SHOWN, e -> new Opened(pane, window).once());
    }

    /** What is to be done once the window stands on the screen, with its first pulse. */
    private record Opened(DialogPane pane, Stage window) implements Runnable {

        void once() {
            window.getScene().addPostLayoutPulseListener(this);
        }

        @Override
        public void run() {
            window.getScene().removePostLayoutPulseListener(this);
            window.setMinWidth(0);
            window.setMinHeight(0);
            fit();
            InvalidationListener framed = height -> window.getScene().addPostLayoutPulseListener(new Framed(this));
            window.getScene().heightProperty().addListener(framed);
            window.addEventFilter(InputEvent.ANY, new EventHandler<>() {
                @Override
                public void handle(InputEvent e) {
                    if (e.getEventType() != MouseEvent.MOUSE_ENTERED_TARGET
                            && e.getEventType() != MouseEvent.MOUSE_ENTERED) {
                        window.getScene().heightProperty().removeListener(framed);
                        window.removeEventFilter(InputEvent.ANY, this);
                    }
                }
            });
        }

        /** Makes the window larger if its frame took of its room. */
        private void fit() {
            // Not the pane's height: it may be higher than the window.
            if (window.getScene().getHeight() < pane.prefHeight(pane.getWidth())) {
                window.sizeToScene();
            }
        }
    }

    /** What is to be done once it has its frame, on a busy machine later; until the user does something there. */
    private record Framed(Opened opened) implements Runnable {

        @Override
        public void run() {
            opened.window.getScene().removePostLayoutPulseListener(this);
            opened.fit();
        }
    }
}
