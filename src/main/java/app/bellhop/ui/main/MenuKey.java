package app.bellhop.ui.main;

import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The Menu key and Shift+F10 open the context menu of what is selected, which JavaFX doesn't do on Linux. FX thread. */
public final class MenuKey {

    /** How far below the top left corner of what it is about a menu opens, as a part of its height. */
    private static final double DOWN = 0.75;

    private static final double RIGHT = 24;

    private MenuKey() {}

    /** @param root holds what has context menus, also what is added later */
    public static void opens(Node root) {
        if (DialogWindows.LINUX) {
            root.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
                boolean pressed = e.getCode() == KeyCode.CONTEXT_MENU || e.getCode() == KeyCode.F10 && e.isShiftDown();
                Node focused = root.getScene().getFocusOwner();
                if (pressed && focused != null) {
                    open(selected(focused).orElse(focused));
                    e.consume();
                }
            });
        }
    }

    private static void open(Node target) {
        Bounds bounds = target.getLayoutBounds();
        Point2D place = new Point2D(
                bounds.getMinX() + Math.min(RIGHT, bounds.getWidth()), bounds.getMinY() + bounds.getHeight() * DOWN);
        Point2D screen = target.localToScreen(place);
        Event.fireEvent(
                target,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        place.getX(),
                        place.getY(),
                        screen.getX(),
                        screen.getY(),
                        true,
                        null));
    }

    /** The cell in view that is selected: the first one of a table's row, whose menu may be about its column. */
    private static Optional<Node> selected(Node focused) {
        return focused.lookupAll(".cell").stream()
                .filter(node -> node instanceof IndexedCell<?> cell
                        && !(cell instanceof TableRow)
                        && cell.isVisible()
                        && !cell.isEmpty()
                        && (cell instanceof TableCell<?, ?> in
                                ? in.getTableRow().isSelected()
                                : cell.isSelected()))
                .findFirst();
    }
}
