package app.bellhop.viewmodel.base;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Rows that are swapped as a whole, with a word to the table before and after: its selection does not survive one by itself. */
public final class SwappedList<R> {

    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final ObservableList<R> view = FXCollections.unmodifiableObservableList(rows);
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    public ObservableList<R> view() {
        return view;
    }

    public void around(Runnable beforeSwap, Runnable afterSwap) {
        before = beforeSwap;
        after = afterSwap;
    }

    /** Shows these, unless they are shown already. */
    public void swap(List<R> wanted) {
        if (!wanted.equals(rows)) {
            again(wanted);
        }
    }

    /** Shows these, and has them drawn anew. */
    public void again(List<R> wanted) {
        before.run();
        rows.setAll(wanted);
        after.run();
    }
}
