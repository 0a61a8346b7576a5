package app.bellhop.ui.base;

import app.bellhop.viewmodel.rows.RowList;
import app.bellhop.viewmodel.rows.SameOrder;
import app.bellhop.viewmodel.rows.ViewList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * The selection model of a large table: selects whole rows, kept in a bit set. JavaFX's own model takes minutes to
 * select or deselect 100,000 rows. When rows are replaced, those with the same key are selected again, in a single
 * change.
 *
 * @param <S> the row type
 */
public final class RowSelectionModel<S> extends TableView.TableViewSelectionModel<S> {

    /** Returned by a finder that cannot locate the row without searching all rows. */
    public static final int UNKNOWN = -1;

    /** A larger selection is cleared when the rows are replaced. */
    private static final int MAX_RESTORED = 100_000;

    /** The share of rows (1/n) up to which each is looked up. */
    private static final int LOOKUP_FRACTION = 16;

    private final TableView<S> table;
    private final Function<S, ?> key;
    private final ToIntFunction<S> finder;
    private final ViewList<Integer> indices = new ViewList<>();
    private final ViewList<S> items = new ViewList<>();
    private final ListChangeListener<S> itemsListener = this::itemsChanged;

    /** Holds only the most recently selected row: only tables with cell selection need the others. */
    @SuppressWarnings("rawtypes")
    private final ObservableList<TablePosition> cells = FXCollections.observableArrayList();

    private BitSet rows = new BitSet();

    /**
     * @param key identifies a row across replacements
     * @param finder the current index of a row, found without scanning all rows, or {@link #UNKNOWN}
     */
    public RowSelectionModel(TableView<S> table, Function<S, ?> key, ToIntFunction<S> finder) {
        super(table);
        this.table = table;
        this.key = key;
        this.finder = finder;
        setSelectionMode(SelectionMode.MULTIPLE);
        table.itemsProperty().addListener((o, before, now) -> {
            before.removeListener(itemsListener);
            now.addListener(itemsListener);
            clearSelection();
        });
        table.getItems().addListener(itemsListener);
    }

    @Override
    public ObservableList<Integer> getSelectedIndices() {
        return indices;
    }

    @Override
    public ObservableList<S> getSelectedItems() {
        return items;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ObservableList<TablePosition> getSelectedCells() {
        return cells;
    }

    @Override
    public boolean isSelected(int row) {
        return row >= 0 && rows.get(row);
    }

    @Override
    public boolean isSelected(int row, TableColumn<S, ?> column) {
        return isSelected(row);
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    private boolean exists(int row) {
        return row >= 0 && row < getItemCount();
    }

    private BitSet copy() {
        return (BitSet) rows.clone();
    }

    @Override
    public void select(int row) {
        if (exists(row)) {
            BitSet more = copy();
            more.set(row);
            change(more, row);
            focus(row);
        }
    }

    @Override
    public void select(int row, TableColumn<S, ?> column) {
        select(row);
    }

    @Override
    public void select(S item) {
        select(table.getItems().indexOf(item));
    }

    @Override
    public void clearAndSelect(int row) {
        if (exists(row)) {
            // The anchor for extending a range with Shift; JavaFX keeps it in the table's properties.
            table.getProperties().put("anchor", new TablePosition<>(table, row, null));
            table.getProperties().put("isDefaultAnchor", false);
            BitSet one = new BitSet();
            one.set(row);
            change(one, row);
            focus(row);
        }
    }

    @Override
    public void clearAndSelect(int row, TableColumn<S, ?> column) {
        clearAndSelect(row);
    }

    @Override
    public void selectIndices(int row, int... more) {
        BitSet selected = copy();
        int last = -1;
        for (int i = -1; i < more.length; i++) {
            int next = i < 0 ? row : more[i];
            if (exists(next)) {
                selected.set(next);
                last = next;
            }
        }
        if (last >= 0) {
            change(selected, last);
            focus(last);
        }
    }

    /** @param end exclusive; may be before the start */
    @Override
    public void selectRange(int start, int end) {
        int first = Math.max(0, Math.min(start, end + 1));
        int afterLast = Math.min(getItemCount(), Math.max(start + 1, end));
        if (start == end || first >= afterLast) {
            return;
        }
        BitSet more = copy();
        more.set(first, afterLast);
        int last = start < end ? afterLast - 1 : first;
        change(more, last);
        focus(last);
    }

    @Override
    public void selectRange(int first, TableColumnBase<S, ?> firstColumn, int last, TableColumnBase<S, ?> lastColumn) {
        selectRange(first, first <= last ? last + 1 : last - 1);
    }

    @Override
    public void selectAll() {
        int count = getItemCount();
        if (count > 0) {
            BitSet all = new BitSet(count);
            all.set(0, count);
            int focused = getFocusedIndex();
            int last = exists(focused) ? focused : count - 1;
            change(all, last);
            focus(last);
        }
    }

    @Override
    public void selectFirst() {
        select(0);
    }

    @Override
    public void selectLast() {
        select(getItemCount() - 1);
    }

    @Override
    public void selectNext() {
        select(getFocusedIndex() + 1);
    }

    @Override
    public void selectPrevious() {
        int focused = getFocusedIndex();
        select(focused < 0 ? getItemCount() - 1 : focused - 1);
    }

    @Override
    public void clearSelection() {
        change(new BitSet(), -1);
        focus(-1);
    }

    @Override
    public void clearSelection(int row) {
        if (isSelected(row)) {
            BitSet fewer = copy();
            fewer.clear(row);
            change(fewer, fewer.isEmpty() ? -1 : getSelectedIndex());
        }
    }

    @Override
    public void clearSelection(int row, TableColumn<S, ?> column) {
        clearSelection(row);
    }

    @Override
    public void selectAboveCell() {
        selectPrevious();
    }

    @Override
    public void selectBelowCell() {
        selectNext();
    }

    @Override
    public void selectLeftCell() {
        // Not applicable: only whole rows are selected.
    }

    @Override
    public void selectRightCell() {
        // Not applicable: only whole rows are selected.
    }

    private void change(BitSet selected, int last) {
        if (!selected.equals(rows) || last != getSelectedIndex()) {
            replaceRows(selected, last, items());
        }
    }

    private List<S> items() {
        return new BitView<>(rows, this::getModelItem);
    }

    /** The selected rows as they are now: stays so while the selection or the rows change. May be read on any thread. */
    public List<S> snapshot() {
        List<S> all = table.getItems() instanceof RowList<S> list ? list.snapshot() : List.copyOf(table.getItems());
        return new BitView<>(rows, all::get);
    }

    private void replaceRows(BitSet selected, int last, List<S> itemsBefore) {
        List<Integer> indicesBefore = new BitView<>(rows, row -> row);
        rows = selected;
        indices.replaceWith(new BitView<>(rows, row -> row), indicesBefore);
        items.replaceWith(items(), itemsBefore);
        setSelectedIndex(last);
        setSelectedItem(getModelItem(last));
        if (last < 0) {
            cells.clear();
        } else if (cells.isEmpty() || cells.get(0).getRow() != last) {
            cells.setAll(List.of(new TablePosition<>(table, last, null)));
        }
    }

    private void itemsChanged(ListChangeListener.Change<? extends S> change) {
        if (rows.isEmpty()) {
            return;
        }
        SelectionShift<S> shift = new SelectionShift<>(rows, getSelectedIndex());
        while (change.next()) {
            shift.apply(change);
        }
        List<S> before = new ArrayList<>(shift.lost());
        before.addAll(new BitView<>(shift.rows(), this::getModelItem));
        BitSet selected = (BitSet) shift.rows().clone();
        int last = shift.last();
        if (getItemCount() > 0 && shift.lost().size() <= MAX_RESTORED) {
            SameOrder filtered = few(shift.lost())
                    ? null
                    : SameOrder.of(shift.replaced(), rows, getSelectedIndex(), table.getItems());
            int restored;
            if (filtered != null) {
                selected = filtered.rows();
                restored = filtered.last();
            } else {
                restored = restore(shift.lost(), shift.lastLost(), selected);
            }
            last = last < 0 ? restored : last;
        }
        last = last < 0 ? selected.length() - 1 : last;
        int place = getSelectedIndex();
        replaceRows(selected, last, before);
        focus(last < 0 ? Math.min(place, getItemCount() - 1) : last); // Where they went, what stands in their place.
    }

    /** Whether looking up each is faster than scanning all rows. */
    private boolean few(List<S> lost) {
        return lost.size() < getItemCount() / LOOKUP_FRACTION;
    }

    /**
     * Reselects replaced rows by key.
     *
     * @param selected receives their indices
     * @return the index of the most recently selected row, or -1
     */
    private int restore(List<S> lost, @Nullable S last, BitSet selected) {
        int count = getItemCount();
        int found = -1;
        boolean few = few(lost);
        Set<Object> missing = new HashSet<>(2 * lost.size());
        for (S row : lost) {
            int at = few ? finder.applyAsInt(row) : -1;
            if (at < 0) {
                missing.add(key.apply(row));
            } else {
                selected.set(at);
                found = row == last ? at : found;
            }
        }
        Object lastKey = last == null ? null : key.apply(last);
        for (int i = 0; i < count && !missing.isEmpty(); i++) {
            Object there = key.apply(getModelItem(i));
            if (missing.remove(there)) {
                selected.set(i);
                found = there.equals(lastKey) ? i : found;
            }
        }
        return found;
    }
}
