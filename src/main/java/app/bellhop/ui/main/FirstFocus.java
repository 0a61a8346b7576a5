package app.bellhop.ui.main;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/** What of a screen has the keys first. FX thread. */
public final class FirstFocus {

    private FirstFocus() {}

    /** Gives them to what is marked for it in the part that is shown. */
    public static void in(Parent screen) {
        screen.applyCss(); // Split panes have their content only then.
        screen.lookupAll(".first-focus").stream()
                .filter(FirstFocus::shown)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private static boolean shown(Node node) {
        return Stream.iterate(node, each -> each != null, Node::getParent).allMatch(Node::isVisible);
    }
}
