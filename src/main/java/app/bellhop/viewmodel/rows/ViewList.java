package app.bellhop.viewmodel.rows;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/** A list whose content is replaced as a whole, in one change and without copying. FX thread. */
public class ViewList<T> extends ObservableListBase<T> {

    private List<T> view = List.of();

    @Override
    public T get(int index) {
        return view.get(index);
    }

    @Override
    public int size() {
        return view.size();
    }

    /** @param before the previous content */
    public final void replaceWith(List<T> newView, List<T> before) {
        view = newView;
        if (hasListeners() && (!newView.isEmpty() || !before.isEmpty())) {
            fireChange(new Replacement(before));
        }
    }

    /** @param more starts with what is there */
    final void growTo(List<T> more) {
        int before = view.size();
        view = more;
        if (more.size() > before) {
            beginChange();
            nextAdd(before, more.size());
            endChange();
        }
    }

    /** The change that replaces every element. */
    private final class Replacement extends ListChangeListener.Change<T> {

        private final List<T> before;
        private boolean read;

        private Replacement(List<T> before) {
            super(ViewList.this);
            this.before = before;
        }

        @Override
        public boolean next() {
            boolean first = !read;
            read = true;
            return first;
        }

        @Override
        public void reset() {
            read = false;
        }

        @Override
        public int getFrom() {
            return 0;
        }

        @Override
        public int getTo() {
            return size();
        }

        @Override
        public List<T> getRemoved() {
            return before;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
