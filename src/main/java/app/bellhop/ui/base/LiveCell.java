package app.bellhop.ui.base;

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

    @SuppressWarnings("this-escape") // setManaged is final.
    public LiveCell() {
        setManaged(false);
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
