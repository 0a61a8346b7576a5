package app.bellhop.ui.tables;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.tables.ColumnModel;
import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/**
 * A searchable list of all columns of a table, to check the ones to show. ControlsFX's CheckListView keeps its checks by index,
 * so that a search would move them to other columns.
 */
final class ColumnChooser extends PopOver {

    ColumnChooser(ObservableList<ColumnModel> columns) {
        FilteredList<ColumnModel> found = new FilteredList<>(columns);
        TextField search = new TextField();
        search.setId("columnSearchField");
        search.setPromptText(Texts.get("table.findColumn"));
        search.textProperty()
                .subscribe(text -> found.setPredicate(column -> column.name()
                        .get()
                        .toLowerCase(Locale.ROOT)
                        .contains(text.strip().toLowerCase(Locale.ROOT))));
        ListView<ColumnModel> list = new ListView<>(found);
        list.setId("columnList");
        list.getStyleClass().add("dense");
        list.setCellFactory(CheckBoxListCell.forListView(ColumnModel::visible));
        VBox content = new VBox(search, list);
        content.getStyleClass().add("popover-content");
        // The list consumes Escape, so it is handled in a filter.
        content.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                hide();
            }
        });
        setContentNode(content);
        setArrowLocation(ArrowLocation.TOP_CENTER);
        setAnimated(false);
    }
}
