package app.bellhop.ui.base;

import java.util.function.BooleanSupplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Typing in a table filters it; Backspace deletes the last letter, Escape clears the filter. */
public final class TypeToFilter {

    private TypeToFilter() {}

    public static void install(Node table, StringProperty filter) {
        install(table, filter, () -> clear(filter));
    }

    /** @param clear what Escape does; answers whether there was anything to clear */
    public static void install(Node table, StringProperty filter, BooleanSupplier clear) {
        table.addEventHandler(KeyEvent.KEY_TYPED, e -> {
            if (isLetter(e)) {
                filter.set(filter.get() + e.getCharacter());
                e.consume();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            String typed = filter.get();
            if (e.getCode() == KeyCode.BACK_SPACE && !typed.isEmpty()) {
                filter.set(typed.substring(0, typed.offsetByCodePoints(typed.length(), -1)));
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE && clear.getAsBoolean()) {
                e.consume();
            }
        });
    }

    /** Escape clears the field of a filter; what else the key does waits for the next press. */
    public static void clearOnEscape(TextField field) {
        clearOnEscape(field, () -> clear(field.textProperty()));
    }

    /** @param clear answers whether there was anything to clear */
    public static void clearOnEscape(TextField field, BooleanSupplier clear) {
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && clear.getAsBoolean()) {
                e.consume();
            }
        });
    }

    private static boolean clear(StringProperty filter) {
        boolean any = !filter.get().isEmpty();
        filter.set("");
        return any;
    }

    private static boolean isLetter(KeyEvent e) {
        boolean printed = !e.getCharacter().isEmpty()
                && e.getCharacter().codePointAt(0) > ' '
                && e.getCharacter().charAt(0) != 127;
        return printed && !e.isShortcutDown() && !e.isControlDown() && !e.isAltDown() && !e.isMetaDown();
    }
}
