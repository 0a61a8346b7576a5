package app.bellhop.ui.main;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shows the tooltips of disabled controls, which say why they are disabled. JavaFX sends the mouse to what contains them
 * instead, so that gets the tooltip as long as the mouse is there. FX thread.
 */
public final class DisabledTooltips {

    private @Nullable Node host;
    private @Nullable Tooltip shown;

    private DisabledTooltips() {}

    /** @param root holds the controls, also those added later */
    public static void show(Node root) {
        DisabledTooltips tooltips = new DisabledTooltips();
        root.addEventFilter(MouseEvent.MOUSE_MOVED, tooltips::moved);
    }

    private void moved(MouseEvent e) {
        Tooltip now = e.getTarget() instanceof Parent parent ? below(parent, e.getSceneX(), e.getSceneY()) : null;
        if (now == shown) {
            return;
        }
        if (host != null) {
            Tooltip.uninstall(host, shown);
        }
        host = now == null ? null : (Node) e.getTarget();
        shown = now;
        if (host != null) {
            Tooltip.install(host, now);
        }
    }

    /** The tooltip of the disabled control at a point of the scene. */
    private static @Nullable Tooltip below(Parent parent, double x, double y) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && child.isDisabled() && child.contains(child.sceneToLocal(x, y))) {
                if (child instanceof Control control && control.getTooltip() != null) {
                    return control.getTooltip();
                }
                return child instanceof Parent inner ? below(inner, x, y) : null;
            }
        }
        return null;
    }
}
