package app.bellhop.ui.base;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Shows keys on a menu item without making them work: the keys of a context menu belong to the menu bar or to the node with
 * the focus. A real accelerator would be registered with the whole window, and taken out again for all with the menu.
 */
final class ShownKeys extends KeyCombination {

    private final KeyCombination keys;

    ShownKeys(String keys) {
        this.keys = valueOf(keys);
    }

    @Override
    public boolean match(KeyEvent event) {
        return false;
    }

    @Override
    public String getName() {
        return keys.getName();
    }

    @Override
    public String getDisplayText() {
        return keys.getDisplayText();
    }

    /** By identity: the map of the window's accelerators must not confuse it with real keys. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
