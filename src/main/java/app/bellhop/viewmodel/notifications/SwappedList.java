package app.bellhop.viewmodel.notifications;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Rows that are swapped as a whole, with a word to the table before and after: its selection does not survive one by itself. */
final class SwappedList<R> {

    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final ObservableList<R> view = FXCollections.unmodifiableObservableList(rows);
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    ObservableList<R> view() {
        return view;
    }

    void around(Runnable beforeSwap, Runnable afterSwap) {
        before = beforeSwap;
        after = afterSwap;
    }

    /** Shows these, unless they are shown already. */
    void swap(List<R> wanted) {
        if (!wanted.equals(rows)) {
            again(wanted);
        }
    }

    /** Shows these, and has them drawn anew. */
    void again(List<R> wanted) {
        before.run();
        rows.setAll(wanted);
        after.run();
    }
}
