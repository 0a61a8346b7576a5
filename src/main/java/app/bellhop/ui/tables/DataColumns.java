package app.bellhop.ui.tables;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.RowSelectionModel;
import app.bellhop.viewmodel.tables.ColumnModel;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The columns of a data table: added as headers are read; the user can move, hide, rename and sort them. */
final class DataColumns {

    private static final double WIDTH = 130;

    /** Style class of columns of numbers. */
    private static final String NUMBER = "align-right";

    private final DataTableViewModel model;
    private final Map<ColumnModel, TableColumn<Integer, String>> columnsByModel = new HashMap<>();
    private boolean filling;
    private @Nullable RowMenu rowMenu;
    private @Nullable FrozenColumn frozen;

    DataColumns(DataTableViewModel model) {
        this.model = model;
    }

    void attach(TableView<Integer> table) {
        table.setSelectionModel(new RowSelectionModel<>(table, row -> row, row -> RowSelectionModel.UNKNOWN));
        rowMenu = new RowMenu(model, table);
        frozen = new FrozenColumn(table);
        table.setSortPolicy(t -> {
            sort(table);
            return true;
        });
        table.getColumns().addListener((ListChangeListener<TableColumn<Integer, ?>>) change -> saveOrder(table));
        model.columns().addListener((ListChangeListener<ColumnModel>) change -> fill(table));
        model.columnChoices().addListener((o, before, now) -> fill(table));
        InvalidationListener read = change -> alignNumbers();
        table.getItems().addListener(read);
        model.loading().addListener(read);
        new ColumnFit(table);
        fill(table);
    }

    /** Keeps the first column in its place. */
    FrozenColumn frozen() {
        return Objects.requireNonNull(frozen);
    }

    /** Only visible columns get a table column: thousands of hidden ones would freeze the window for seconds. */
    private void fill(TableView<Integer> table) {
        columnsByModel.keySet().retainAll(Set.copyOf(model.columns()));
        List<TableColumn<Integer, String>> visible = model.columns().stream()
                .filter(column -> column.visible().get())
                .map(column -> columnsByModel.computeIfAbsent(column, made -> column(made, table)))
                .toList();
        if (!visible.equals(table.getColumns())) {
            filling = true;
            int present = table.getColumns().size();
            if (visible.size() > present && visible.subList(0, present).equals(table.getColumns())) {
                table.getColumns().addAll(visible.subList(present, visible.size()));
            } else {
                table.getColumns().setAll(visible);
            }
            filling = false;
        }
    }

    /** What a column is turns out while rows are read. Its head and its cells have its style classes. */
    private void alignNumbers() {
        columnsByModel.forEach((column, shown) -> {
            boolean marked = shown.getStyleClass().contains(NUMBER);
            if (model.number(column) && !marked) {
                shown.getStyleClass().add(NUMBER);
            } else if (!model.number(column) && marked) {
                shown.getStyleClass().remove(NUMBER);
            }
        });
    }

    /** Passes the new order to the model, which saves it. */
    private void saveOrder(TableView<Integer> table) {
        if (!filling) {
            model.order(table.getColumns().stream()
                    .map(column -> (ColumnModel) column.getUserData())
                    .toList());
        }
    }

    private void sort(TableView<Integer> table) {
        if (table.getSortOrder().isEmpty()) {
            model.query().sort(null, true);
        } else {
            TableColumn<Integer, ?> by = table.getSortOrder().get(0);
            model.query().sort((ColumnModel) by.getUserData(), by.getSortType() == TableColumn.SortType.ASCENDING);
        }
    }

    private TableColumn<Integer, String> column(ColumnModel column, TableView<Integer> table) {
        TableColumn<Integer, String> made = new TableColumn<>();
        made.setUserData(column);
        made.textProperty().bind(column.name());
        made.setPrefWidth(WIDTH);
        made.setCellValueFactory(cell -> new ReadOnlyStringWrapper(model.cell(cell.getValue(), column)));
        made.setCellFactory(c -> new ValueCell(column, rowMenu, frozen()));
        made.setContextMenu(new HeaderMenu(model, column, made::getStyleableNode, table::refresh));
        return made;
    }

    private static final class ValueCell extends TableCell<Integer, String> {

        private final FrozenColumn frozen;

        ValueCell(ColumnModel column, @Nullable RowMenu menu, FrozenColumn frozen) {
            this.frozen = frozen;
            getStyleClass().add("data-cell");
            Columns.cut(this, OverrunStyle.ELLIPSIS);
            setOnContextMenuRequested(e -> {
                if (menu != null && !isEmpty()) {
                    menu.show(getTableRow().getItem(), column, e.getScreenX(), e.getScreenY());
                    e.consume();
                }
            });
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            frozen.place(this, getTableColumn());
            setText(empty || text == null ? null : text.replace('\n', ' '));
        }
    }
}
