package app.bellhop.ui.objects;

import app.bellhop.viewmodel.objects.ObjectRow;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import app.bellhop.viewmodel.objects.ObjectTableViewModel.ShownColumn;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The columns of the object table as the user left them: widths, order, sorting, and which are shown. */
final class ColumnLayout {

    private final TableView<ObjectRow> table;
    private final ObjectTableViewModel model;

    private ColumnLayout(TableView<ObjectRow> table, ObjectTableViewModel model) {
        this.table = table;
        this.model = model;
    }

    /** Restores what was saved, and saves what changes. */
    static void keep(TableView<ObjectRow> table, ObjectTableViewModel model) {
        ColumnLayout layout = new ColumnLayout(table, model);
        layout.restore();
        InvalidationListener save = o -> layout.save();
        table.getColumns().addListener(save);
        table.getSortOrder().addListener(save);
        for (TableColumn<ObjectRow, ?> column : table.getColumns()) {
            column.widthProperty().addListener(save);
            column.visibleProperty().addListener(save);
            column.sortTypeProperty().addListener(save);
        }
    }

    private void restore() {
        int at = 0;
        for (ShownColumn saved : model.columns()) {
            TableColumn<ObjectRow, ?> column = find(saved.id());
            if (column != null) {
                column.setPrefWidth(saved.width());
                column.setVisible(saved.visible());
                table.getColumns().remove(column);
                table.getColumns().add(at++, column);
            }
        }
        TableColumn<ObjectRow, ?> by =
                Optional.ofNullable(model.sortedBy()).map(this::find).orElse(null);
        if (by != null) {
            by.setSortType(model.descending() ? SortType.DESCENDING : SortType.ASCENDING);
            table.getSortOrder().add(by);
        }
    }

    private @Nullable TableColumn<ObjectRow, ?> find(String id) {
        return table.getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElse(null);
    }

    private void save() {
        List<ShownColumn> columns = table.getColumns().stream()
                .map(column -> new ShownColumn(column.getId(), column.getWidth(), column.isVisible()))
                .toList();
        TableColumn<ObjectRow, ?> by =
                table.getSortOrder().isEmpty() ? null : table.getSortOrder().get(0);
        model.rememberColumns(
                columns, by == null ? null : by.getId(), by != null && by.getSortType() == SortType.DESCENDING);
    }
}
