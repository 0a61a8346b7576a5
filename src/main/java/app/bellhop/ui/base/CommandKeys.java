package app.bellhop.ui.base;

import app.bellhop.viewmodel.command.Command;
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
            KeyCombination keys = KeyCombination.valueOf(command.key());
            node.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
                if (!e.isConsumed() && keys.match(e) && command.enabled().get()) {
                    command.run();
                    e.consume();
                }
            });
        }
    }
}
