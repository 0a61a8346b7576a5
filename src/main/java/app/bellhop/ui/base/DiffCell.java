package app.bellhop.ui.base;

import app.bellhop.work.objects.TextDiff;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;

/** One line of a diff: removals red with a minus, additions green with a plus. */
public final class DiffCell extends ListCell<TextDiff.Line> {

    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    public DiffCell() {
        getStyleClass().add("diff-cell");
    }

    @Override
    protected void updateItem(TextDiff.Line line, boolean empty) {
        super.updateItem(line, empty);
        boolean there = !empty && line != null;
        pseudoClassStateChanged(ADDED, there && line.kind() == TextDiff.Kind.ADDED);
        pseudoClassStateChanged(REMOVED, there && line.kind() == TextDiff.Kind.REMOVED);
        setText(there ? sign(line.kind()) + line.text() : null);
    }

    private static String sign(TextDiff.Kind kind) {
        return switch (kind) {
            case ADDED -> "+ ";
            case REMOVED -> "- ";
            case SAME -> "  ";
        };
    }
}
