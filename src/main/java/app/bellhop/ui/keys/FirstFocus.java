package app.bellhop.ui.keys;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What the keys are for at first. FX thread. */
public final class FirstFocus {

    private static final KeyCombination DOWN = new KeyCodeCombination(KeyCode.DOWN);

    private FirstFocus() {}

    /** Gives them to what is marked for it in the part that is shown. */
    public static void in(Parent screen) {
        screen.applyCss(); // Split panes have their content only then.
        screen.lookupAll(".first-focus").stream()
                .filter(FirstFocus::shown)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    /** Down selects a table's first row, or the one with the focus, where none is selected; JavaFX goes on to the next. */
    public static void ofRows(Node root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (DOWN.match(e)
                    && e.getTarget() instanceof TableView<?> table
                    && !table.getItems().isEmpty()
                    && table.getSelectionModel().isEmpty()
                    && !table.getSelectionModel().isCellSelectionEnabled()) {
                table.getSelectionModel()
                        .select(Math.max(0, table.getFocusModel().getFocusedIndex()));
                e.consume();
            }
        });
    }

    static boolean shown(Node node) {
        return Stream.iterate(node, each -> each != null, Node::getParent).allMatch(Node::isVisible);
    }
}
