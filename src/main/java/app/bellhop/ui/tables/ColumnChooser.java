package app.bellhop.ui.tables;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.tables.ColumnModel;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/**
 * A searchable list of all columns of a table, to check some for something; it stays open. ControlsFX's CheckListView keeps its
 * checks by index, so that a search would move them to other columns.
 */
final class ColumnChooser extends PopOver {

    /** @param what is chosen: a column to be shown, to group by, or to be summed up */
    ColumnChooser(DataTableViewModel model, Function<ColumnModel, BooleanProperty> what) {
        FilteredList<ColumnModel> found = new FilteredList<>(model.columns());
        TextField search = new TextField();
        search.setId("columnSearchField");
        search.setPromptText(Texts.get("table.findColumn"));
        search.textProperty()
                .subscribe(text -> found.setPredicate(column -> column.name()
                        .get()
                        .toLowerCase(Locale.ROOT)
                        .contains(text.strip().toLowerCase(Locale.ROOT))));
        HBox.setHgrow(search, Priority.ALWAYS);
        ListView<ColumnModel> list = new ListView<>(found);
        list.setId("columnList");
        list.getStyleClass().add("dense");
        list.setCellFactory(CheckBoxListCell.forListView(what::apply));
        // Only those found, so that a search and a click choose many.
        Button all = button("allColumns", "table.all", () -> model.choose(List.copyOf(found), what, true));
        Button none = button("noColumns", "table.noColumns", () -> model.choose(List.copyOf(found), what, false));
        HBox top = new HBox(search, all, none);
        top.getStyleClass().add("editor-row");
        VBox content = new VBox(top, list);
        content.getStyleClass().add("popover-content");
        search.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER) { // It would go on to the window below.
                found.stream().limit(1).map(what).forEach(ColumnChooser::toggle);
                search.selectAll();
                e.consume();
            } else if (e.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                e.consume();
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.SPACE || e.getCode() == KeyCode.ENTER) {
                list.getSelectionModel().getSelectedItems().stream().map(what).forEach(ColumnChooser::toggle);
                e.consume();
            }
        });
        // The list consumes Escape, so it is handled in a filter.
        content.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                hide();
                e.consume();
            }
        });
        setContentNode(content);
        setArrowLocation(ArrowLocation.TOP_CENTER);
        setAnimated(false);
    }

    private static void toggle(BooleanProperty checked) {
        checked.set(!checked.get());
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(Texts.get(text));
        button.setId(id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }
}
