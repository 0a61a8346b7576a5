package app.bellhop.ui.base;

import app.bellhop.viewmodel.command.Command;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Shortcuts that apply only while a node has the focus: Delete in a text field must not delete objects. */
public final class CommandKeys {

    private CommandKeys() {}

    /**
     * Makes the shortcuts of these commands work while the node or one of its children has the focus. Of several with the
     * same keys, the first that is enabled runs.
     */
    public static void bind(Node node, Command... commands) {
        for (Command command : commands) {
            bind(node, command.key(), command);
        }
    }

    /** The same of those that work anywhere in a window with a menu bar, on a screen that has none. */
    public static void bindShortcuts(Node screen, List<Command> commands) {
        commands.stream()
                .filter(command -> !command.shortcut().isEmpty())
                .forEach(command -> bind(screen, command.shortcut(), command));
    }

    private static void bind(Node node, String shortcut, Command command) {
        KeyCombination keys = KeyCombination.valueOf(shortcut);
        node.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (!e.isConsumed() && keys.match(e) && command.enabled().get()) {
                command.run();
                e.consume();
            }
        });
    }
}
