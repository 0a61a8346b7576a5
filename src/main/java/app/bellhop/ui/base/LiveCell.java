package app.bellhop.ui.base;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell whose content changes while it is shown. It is unmanaged, so that a change lays out this cell and no other: that of
 * a managed cell makes the table lay out and style all rows that are visible. For tables whose rows have a fixed height.
 *
 * @param <S> the table's rows
 * @param <T> what the cell shows: its text, unless a subclass shows it otherwise
 */
public class LiveCell<S, T> extends TableCell<S, T> {

    private @Nullable Runnable afterLayout;

    @SuppressWarnings("this-escape") // setManaged is final.
    public LiveCell() {
        setManaged(false);
    }

    /**
     * While the table lays out its rows anew, what of a cell is to be laid out can get lost, and with it every later change:
     * JavaFX believes that its row is about to be visited. So each one makes sure that it was, with all above it.
     */
    @Override
    public void requestLayout() {
        super.requestLayout();
        Scene scene = getScene();
        if (scene != null && afterLayout == null) {
            Runnable visit = () -> visit(scene);
            afterLayout = visit;
            scene.addPostLayoutPulseListener(visit);
            scene.getRoot().requestLayout(); // What got lost has asked for no pulse, either.
        }
    }

    private void visit(Scene scene) {
        scene.removePostLayoutPulseListener(afterLayout);
        afterLayout = null;
        for (Parent above = this; above != null && above != getTableView(); above = above.getParent()) {
            above.layout(); // Nothing where nothing is left to do.
        }
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : text(item));
    }

    /** Null if it shows a graphic only. */
    protected @Nullable String text(T item) {
        return item.toString();
    }
}
