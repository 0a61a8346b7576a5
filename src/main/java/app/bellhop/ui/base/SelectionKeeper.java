package app.bellhop.ui.base;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableView;

/**
 * Keeps the selection of a table whose rows are sorted, filtered and added to, and reports it by row key.
 *
 * @param <R> the row type
 * @param <K> the key type
 */
public final class SelectionKeeper<R, K> {

    private final TableView<R> table;
    private final Function<R, K> key;

    /**
     * @param selected receives the keys of all selected rows
     * @param current receives the key of the most recently selected row, or null
     */
    public SelectionKeeper(TableView<R> table, Function<R, K> key, Consumer<List<K>> selected, Consumer<K> current) {
        this.table = table;
        this.key = key;
        // Rows stay the same objects when the list is filtered or reloaded: keys of 100,000 take long to compare.
        RowSelectionModel<R> model = new RowSelectionModel<>(table, row -> row, row -> RowSelectionModel.UNKNOWN);
        table.setSelectionModel(model);
        model.getSelectedItems()
                .addListener((ListChangeListener<R>) change -> selected.accept(keys(model.getSelectedItems())));
        model.selectedItemProperty()
                .addListener((o, before, now) -> current.accept(now == null ? null : key.apply(now)));
    }

    private List<K> keys(List<R> rows) {
        List<K> keys = new ArrayList<>(rows.size());
        rows.forEach(row -> keys.add(key.apply(row)));
        return keys;
    }

    /** Selects a single row, if it is listed. */
    public void select(K target) {
        R item = table.getSelectionModel().getSelectedItem();
        if (target == null || item != null && key.apply(item).equals(target)) {
            return;
        }
        for (int i = 0; i < table.getItems().size(); i++) {
            if (key.apply(table.getItems().get(i)).equals(target)) {
                table.getSelectionModel().clearAndSelect(i);
                table.scrollTo(i);
                return;
            }
        }
    }
}
