package app.bellhop.viewmodel.rows;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Rows that are exchanged as a whole, or grow at the end. FX thread. */
public final class SwappedList<R> {

    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final ObservableList<R> view = FXCollections.unmodifiableObservableList(rows);

    public ObservableList<R> view() {
        return view;
    }

    /** Shows these rows, unless they are shown already. */
    public void swap(List<R> wanted) {
        if (!wanted.equals(rows)) {
            redraw(wanted);
        }
    }

    /** Shows these rows and redraws them. */
    public void redraw(List<R> wanted) {
        rows.setAll(wanted);
    }
}
