package app.bellhop.viewmodel.command;

import app.bellhop.viewmodel.base.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * A user action, defined once and shared by menu, toolbar, context menu and shortcut. FX thread.
 *
 * @param id one of {@link CommandIds}; also the id of nodes that offer the command
 * @param label the text on menus and buttons
 * @param icon an Ikonli literal
 * @param shortcut works anywhere in the window; in the syntax of {@code KeyCombination.valueOf}, or empty
 * @param key works when a node that offers the command has the focus; in the same syntax
 * @param enabled whether it can run now
 * @param needs what it needs to be enabled, as a sentence
 * @param refusal why the server cannot do it, as a sentence; empty while it may
 */
public record Command(
        String id,
        String label,
        String icon,
        String shortcut,
        String key,
        BooleanExpression enabled,
        String needs,
        StringExpression refusal,
        Runnable action) {

    /** Starts defining a command, labeled by the message {@code command.<id>} and always enabled. */
    public static Builder of(String id) {
        return new Builder(id);
    }

    /** The same, disabled as long as there is such a reason, which is told before those it had. */
    public Command unless(StringExpression reason) {
        StringExpression either = Bindings.createStringBinding(
                () -> reason.get().isEmpty() ? refusal.get() : reason.get(), refusal, reason);
        return new Command(id, label, icon, shortcut, key, enabled.and(reason.isEmpty()), needs, either, action);
    }

    /** The same, with something done before, which is only where it can run. */
    public Command after(Runnable first) {
        return new Command(id, label, icon, shortcut, key, enabled, needs, refusal, () -> {
            first.run();
            action.run();
        });
    }

    /** The keys to show: the shortcut, or else the key; empty if there are none. */
    public String keys() {
        return shortcut.isEmpty() ? key : shortcut;
    }

    /** Why it can't run now, as a sentence; empty if it can. */
    public String why() {
        if (enabled.get()) {
            return "";
        }
        return refusal.get().isEmpty() ? needs : refusal.get();
    }

    /** Runs the command if it is enabled. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }

    /** Builds a command; {@link #does} finishes it. */
    public static final class Builder {

        private final String id;
        private @Nullable String label;
        private String icon = "";
        private String shortcut = "";
        private String key = "";
        private @Nullable String needs;
        private BooleanExpression enabled = new SimpleBooleanProperty(true);

        private Builder(String id) {
            this.id = id;
        }

        /** Replaces the default label. */
        public Builder label(String text) {
            label = text;
            return this;
        }

        /** An Ikonli literal. */
        public Builder icon(String literal) {
            icon = literal;
            return this;
        }

        /** Works anywhere in the window; in the syntax of {@code KeyCombination.valueOf}. */
        public Builder shortcut(String keys) {
            shortcut = keys;
            return this;
        }

        /** Works when a node that offers the command has the focus; in the syntax of a shortcut. */
        public Builder key(String keys) {
            key = keys;
            return this;
        }

        public Builder enabledWhen(ObservableValue<Boolean> condition) {
            enabled = BooleanExpression.booleanExpression(condition);
            return this;
        }

        /** The same, and what to do to meet the condition, as a sentence. */
        public Builder enabledWhen(ObservableValue<Boolean> condition, String sentence) {
            needs = sentence;
            return enabledWhen(condition);
        }

        public Command does(Runnable action) {
            String text = label == null ? Texts.get("command." + id) : label;
            String why = needs == null ? Texts.get("needs.other") : needs;
            return new Command(id, text, icon, shortcut, key, enabled, why, new SimpleStringProperty(""), action);
        }
    }
}
