package app.bellhop.ui.keys;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** F6 goes to the next part of the window, Shift+F6 to the one before: the sidebar, each pane, the bars below. FX thread. */
public final class PaneKey {

    private static final List<String> PARTS = List.of("pane", "sidebar", "error-banner", "status-bar");

    private static final PseudoClass FOCUS_VISIBLE = PseudoClass.getPseudoClass("focus-visible");

    private PaneKey() {}

    /** @param root holds the parts, also those added later */
    public static void walks(Parent root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.F6 && !e.isShortcutDown() && !e.isAltDown()) {
                walk(root, e.isShiftDown() ? -1 : 1);
                e.consume();
            }
        });
    }

    /** @param step 1 to the next part, -1 to the one before */
    public static void walk(Parent root, int step) {
        List<Node> targets = within(root)
                .filter(node -> isPart(node) && FirstFocus.shown(node))
                .flatMap(part -> target(part).stream())
                .toList();
        if (!targets.isEmpty()) {
            Node here = part(root.getScene().getFocusOwner());
            int before = step > 0 ? -1 : 0;
            int now = IntStream.range(0, targets.size())
                    .filter(i -> part(targets.get(i)) == here)
                    .findFirst()
                    .orElse(before);
            focus(targets.get(Math.floorMod(now + step, targets.size())));
        }
    }

    private static boolean isPart(Node node) {
        return PARTS.stream().anyMatch(node.getStyleClass()::contains);
    }

    /** The innermost part that holds a node. */
    private static @Nullable Node part(@Nullable Node node) {
        return node == null || isPart(node) ? node : part(node.getParent());
    }

    /** What of a part gets the keys: its list, or else a field or tabs. */
    private static Optional<Node> target(Node part) {
        return within(part)
                .filter(node ->
                        node.isFocusTraversable() && !node.isDisabled() && part(node) == part && FirstFocus.shown(node))
                .min(Comparator.comparingInt(PaneKey::rank));
    }

    private static int rank(Node node) {
        if (node instanceof TableView || node instanceof TreeView || node instanceof ListView) {
            return 0;
        }
        return node instanceof TextInputControl || node instanceof TabPane ? 1 : 2;
    }

    private static Stream<Node> within(Node node) {
        Stream<Node> inside = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(PaneKey::within)
                : Stream.empty();
        return Stream.concat(Stream.of(node), inside);
    }

    /** JavaFX shows the focus of what Tab has gone to, not of what it was given to. */
    private static void focus(Node node) {
        node.requestFocus();
        node.pseudoClassStateChanged(FOCUS_VISIBLE, true);
        node.focusedProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> focused, Boolean before, Boolean now) {
                node.focusedProperty().removeListener(this);
                node.pseudoClassStateChanged(FOCUS_VISIBLE, node.isFocusVisible());
            }
        });
    }
}
