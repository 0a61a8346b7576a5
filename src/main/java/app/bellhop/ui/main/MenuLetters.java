package app.bellhop.ui.main;

import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** An open menu shows the letters of its entries and takes them, and what is typed in it is not typed behind it. FX thread. */
final class MenuLetters {

    /** Whether the key that was pressed last was the menu's. */
    private boolean typing;

    private MenuLetters() {}

    /** Once is enough for a menu that is shown again. */
    static void in(ContextMenu menu) {
        if (menu.getProperties().putIfAbsent(MenuLetters.class, true) == null) {
            menu.addEventHandler(WindowEvent.WINDOW_SHOWN, e -> {
                afterLayout(menu);
                keepOpen(owner(menu).getScene());
            });
            menu.addEventHandler(KeyEvent.KEY_RELEASED, e -> released(menu, e));
            menu.addEventFilter(KeyEvent.KEY_PRESSED, e -> of(owner(menu)).typing = true);
        }
    }

    /** Keys that are released hide the letters on Linux; Alt, which opened the menu, once more, from the menu bar. */
    private static void released(ContextMenu menu, KeyEvent e) {
        if (DialogWindows.LINUX && !e.isAltDown()) {
            showLetters(menu);
        }
        if (DialogWindows.LINUX && e.getCode() == KeyCode.ALT) {
            afterLayout(menu);
        }
    }

    private static Window owner(PopupWindow popup) {
        return popup.getOwnerWindow() instanceof PopupWindow parent ? owner(parent) : popup.getOwnerWindow();
    }

    private static MenuLetters of(Window owner) {
        return (MenuLetters) owner.getProperties().computeIfAbsent(MenuLetters.class, key -> behind(owner));
    }

    /** A menu that is chosen from by a letter is closed when that letter is typed. */
    private static MenuLetters behind(Window owner) {
        MenuLetters letters = new MenuLetters();
        owner.addEventFilter(KeyEvent.KEY_PRESSED, e -> letters.typing &= menuShown());
        owner.addEventFilter(KeyEvent.KEY_TYPED, e -> {
            if (letters.typing) {
                e.consume();
            }
        });
        return letters;
    }

    private static boolean menuShown() {
        return Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance);
    }

    /** The menu bar hides the letters of a menu when it has shown it. */
    private static void afterLayout(ContextMenu menu) {
        menu.getScene().addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                menu.getScene().removePostLayoutPulseListener(this);
                showLetters(menu);
            }
        });
    }

    /** Menus show and take letters after Alt only, which opens none of them: it is pressed for them, unheard by the rest. */
    private static void showLetters(ContextMenu menu) {
        EventHandler<KeyEvent> unheard = Event::consume;
        menu.addEventHandler(KeyEvent.KEY_PRESSED, unheard);
        Event.fireEvent(menu.getScene(), key(KeyEvent.KEY_PRESSED, KeyCode.ALT, true));
        menu.removeEventHandler(KeyEvent.KEY_PRESSED, unheard);
    }

    /** The menu bar takes an Alt that is released before its letter for one that was pressed alone, and closes the menu. */
    private static void keepOpen(Scene scene) {
        Event.fireEvent(scene, key(KeyEvent.KEY_RELEASED, KeyCode.UNDEFINED, false));
    }

    private static KeyEvent key(EventType<KeyEvent> type, KeyCode code, boolean alt) {
        return new KeyEvent(type, "", "", code, false, false, alt, false);
    }
}
