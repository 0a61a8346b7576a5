package app.bellhop.viewmodel.base;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;

/**
 * Something the user can do: defined once, shared by menu, toolbar, context menu and shortcut.
 *
 * @param id stable; nodes that offer the command carry it
 * @param label what it is called
 * @param icon an Ikonli literal
 * @param shortcut as {@code KeyCombination.valueOf} reads it, or empty
 * @param enabled whether it can be done now
 */
public record Command(
        String id, String label, String icon, String shortcut, ObservableBooleanValue enabled, Runnable action) {

    private static final BooleanBinding ALWAYS = Bindings.createBooleanBinding(() -> true);

    /** One that can always be done. */
    public Command(String id, String label, String icon, String shortcut, Runnable action) {
        this(id, label, icon, shortcut, ALWAYS, action);
    }

    /** Does it, if it can be done now. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }
}
