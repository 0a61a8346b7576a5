package app.bellhop.ui.base;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Shows nodes only while a condition holds. Hidden nodes take up no space. */
public final class VisibleWhen {

    private VisibleWhen() {}

    /** Shows the node while the condition is true. */
    public static void bind(Node node, ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    /** Has the label say this, and shows it while that is not empty. */
    public static void says(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        hasText(label);
    }

    /** Shows the label while its text is not empty. */
    public static void hasText(Label label) {
        bind(label, label.textProperty().isNotEmpty());
    }
}
