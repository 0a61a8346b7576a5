package app.bellhop.viewmodel.command;

import app.bellhop.viewmodel.base.Texts;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/**
 * Something the user can do: defined once, shared by menu, toolbar, context menu and shortcut. FX thread.
 *
 * @param id one of {@link CommandIds}; nodes that offer the command carry it
 * @param label what it is called
 * @param icon an Ikonli literal
 * @param shortcut works anywhere in the window; as {@code KeyCombination.valueOf} reads it, or empty
 * @param key works where a node that offers the command has the focus; written like {@code shortcut}
 * @param enabled whether it can be done now
 */
public record Command(
        String id, String label, String icon, String shortcut, String key, BooleanExpression enabled, Runnable action) {

    /** Starts the definition of a command that is labelled by the text {@code command.<id>}, and always enabled. */
    public static Builder of(String id) {
        return new Builder(id);
    }

    /** Does it, if it can be done now. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }

    /** What a command is made of; {@link #does} ends it. */
    public static final class Builder {

        private final String id;
        private String label;
        private String icon = "";
        private String shortcut = "";
        private String key = "";
        private BooleanExpression enabled = new SimpleBooleanProperty(true);

        private Builder(String id) {
            this.id = id;
        }

        /** Instead of the label found by the id. */
        public Builder label(String text) {
            label = text;
            return this;
        }

        /** An Ikonli literal. */
        public Builder icon(String literal) {
            icon = literal;
            return this;
        }

        /** Works anywhere in the window; as {@code KeyCombination.valueOf} reads it. */
        public Builder shortcut(String keys) {
            shortcut = keys;
            return this;
        }

        /** Works where a node that offers the command has the focus; written like a shortcut. */
        public Builder key(String keys) {
            key = keys;
            return this;
        }

        public Builder enabledWhen(ObservableValue<Boolean> condition) {
            enabled = BooleanExpression.booleanExpression(condition);
            return this;
        }

        public Command does(Runnable action) {
            String text = label == null ? Texts.get("command." + id) : label;
            return new Command(id, text, icon, shortcut, key, enabled, action);
        }
    }
}
