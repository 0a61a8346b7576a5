package app.bellhop.ui.base;

import app.bellhop.viewmodel.command.Command;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of commands that hold only where a node has the focus: Delete in a text field must not delete objects. */
public final class CommandKeys {

    private CommandKeys() {}

    /** While the node, or one in it, has the focus, the keys of these commands run them. */
    public static void bind(Node node, Command... commands) {
        for (Command command : commands) {
            KeyCombination keys = KeyCombination.valueOf(command.key());
            node.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
                if (!e.isConsumed() && keys.match(e)) {
                    command.run();
                    e.consume();
                }
            });
        }
    }
}
