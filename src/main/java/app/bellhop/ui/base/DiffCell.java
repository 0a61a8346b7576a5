package app.bellhop.ui.base;

import app.bellhop.work.objects.TextDiff;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/** One line of a diff: removals red with a minus, additions green with a plus. */
public final class DiffCell extends ListCell<TextDiff.Line> {

    private static final int LINES_BEFORE = 2;
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    private DiffCell() {
        getStyleClass().add("diff-cell");
    }

    /** Shows the lines of a diff, scrolled to the first that differs. FX thread. */
    public static void show(ListView<TextDiff.Line> list, ObservableList<TextDiff.Line> lines) {
        list.setCellFactory(view -> new DiffCell());
        list.setItems(lines);
        // After the skin, which has to know of the lines to scroll to.
        list.skinProperty().addListener((o, before, now) -> lines.addListener((Change<?> change) -> scroll(list)));
        list.heightProperty().addListener((o, before, now) -> {
            if (before.doubleValue() == 0) {
                scroll(list);
            }
        });
    }

    private static void scroll(ListView<TextDiff.Line> list) {
        list.layout(); // A list that has shown nothing scrolls to a wrong line.
        List<TextDiff.Line> lines = list.getItems();
        IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).kind() != TextDiff.Kind.SAME)
                .findFirst()
                .ifPresent(first -> list.scrollTo(Math.max(0, first - LINES_BEFORE)));
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
