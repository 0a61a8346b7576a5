package app.bellhop.ui.base;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Nodes that take room only while there is a reason to see them. */
public final class Shown {

    private Shown() {}

    public static void when(Node node, ObservableBooleanValue wanted) {
        node.visibleProperty().bind(wanted);
        node.managedProperty().bind(node.visibleProperty());
    }

    /** While it has words. */
    public static void withText(Label label) {
        when(label, label.textProperty().isNotEmpty());
    }
}
