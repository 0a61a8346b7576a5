package app.bellhop.ui.base;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;

/**
 * The selection of a table whose rows are swapped now and then: what is selected is remembered by its key and selected
 * again, and nobody is told of anything in between.
 *
 * @param <R> a row
 * @param <K> what a row is about
 */
public final class SelectionKeeper<R, K> {

    private final TableView<R> table;
    private final Function<R, K> key;
    private final Consumer<List<K>> selected;
    private final Consumer<K> current;
    private boolean swapping;
    private Set<K> kept = Set.of();
    private K keptCurrent;

    /**
     * @param selected told of all that are selected
     * @param current told of the one that was selected last, or null
     */
    public SelectionKeeper(TableView<R> table, Function<R, K> key, Consumer<List<K>> selected, Consumer<K> current) {
        this.table = table;
        this.key = key;
        this.selected = selected;
        this.current = current;
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<R>) change -> tellAll());
        table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> tellCurrent());
    }

    private void tellAll() {
        if (!swapping) {
            selected.accept(keys());
        }
    }

    private void tellCurrent() {
        if (!swapping) {
            R item = table.getSelectionModel().getSelectedItem();
            current.accept(item == null ? null : key.apply(item));
        }
    }

    private List<K> keys() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(key)
                .toList();
    }

    /** The rows are about to be swapped. */
    public void before() {
        kept = new HashSet<>(keys());
        R item = table.getSelectionModel().getSelectedItem();
        keptCurrent = item == null ? null : key.apply(item);
        swapping = true;
    }

    /** They were: selects again what is still there, and tells of it. */
    public void after() {
        var selection = table.getSelectionModel();
        selection.clearSelection();
        int last = -1;
        for (int i = 0; i < table.getItems().size() && !kept.isEmpty(); i++) {
            K there = key.apply(table.getItems().get(i));
            if (there.equals(keptCurrent)) {
                last = i;
            } else if (kept.contains(there)) {
                selection.select(i);
            }
        }
        if (last >= 0) {
            selection.select(last); // Last, so that it is the one that counts.
        }
        swapping = false;
        tellAll();
        tellCurrent();
    }

    /** Selects one alone, if it is there. */
    public void select(K wanted) {
        R item = table.getSelectionModel().getSelectedItem();
        if (wanted == null || swapping || item != null && key.apply(item).equals(wanted)) {
            return;
        }
        for (int i = 0; i < table.getItems().size(); i++) {
            if (key.apply(table.getItems().get(i)).equals(wanted)) {
                table.getSelectionModel().clearAndSelect(i);
                table.scrollTo(i);
                return;
            }
        }
    }
}
