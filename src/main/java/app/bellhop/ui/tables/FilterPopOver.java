package app.bellhop.ui.tables;

import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.ui.base.EnumTexts;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.tables.ColumnModel;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** Filters a table by the values of one column, hidden ones included. */
final class FilterPopOver extends PopOver {

    private final DataTableViewModel model;
    private final ComboBox<ColumnModel> column = new SearchableComboBox<>();
    private final ComboBox<Condition> condition = new ComboBox<>();
    private final TextField value = new TextField();

    private final BooleanBinding unary = Bindings.createBooleanBinding(
            () -> condition.getValue() == Condition.EMPTY || condition.getValue() == Condition.FILLED,
            condition.valueProperty());

    /** @param initial the column that is chosen at first, if any */
    FilterPopOver(DataTableViewModel model, @Nullable ColumnModel initial) {
        this.model = model;
        column.getItems().setAll(model.columns());
        column.setValue(initial);
        EnumTexts.fill(condition, Condition.values());
        condition.setValue(Condition.CONTAINS);
        value.disableProperty().bind(unary);
        value.setOnAction(e -> add());
        Button add = new Button(Texts.get("table.addFilter"));
        add.setId("addFilter");
        add.getStyleClass().add("accent");
        add.disableProperty()
                .bind(column.valueProperty()
                        .isNull()
                        .or(unary.not().and(value.textProperty().isEmpty())));
        add.setOnAction(e -> add());
        Label hint = new Label();
        hint.setId("filterHint");
        hint.setWrapText(true);
        VisibleWhen.says(
                hint,
                Bindings.createStringBinding(
                        () -> model.query().hint(column.getValue(), condition.getValue(), value.getText()),
                        column.valueProperty(),
                        condition.valueProperty(),
                        value.textProperty()));
        VBox content = new VBox(
                named(column, "filterColumn", Texts.get("table.filterColumn")),
                named(condition, "filterCondition", Texts.get("table.condition")),
                named(value, "filterValueField", Texts.get("table.filterValue")),
                hint,
                add);
        content.getStyleClass().addAll("popover-content", "filter-popover");
        content.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                hide();
                e.consume();
            }
        });
        column.setPromptText(Texts.get("table.filterColumn"));
        value.setPromptText(Texts.get("table.filterValue"));
        column.setMaxWidth(Double.MAX_VALUE);
        condition.setMaxWidth(Double.MAX_VALUE);
        setContentNode(content);
        setArrowLocation(ArrowLocation.TOP_LEFT);
        setAnimated(false);
        setOnShown(e -> (initial == null ? column : value).requestFocus());
    }

    private static <N extends Node> N named(N input, String id, String text) {
        input.setId(id);
        input.setAccessibleText(text);
        return input;
    }

    private void add() {
        if (column.getValue() != null && (unary.get() || !value.getText().isEmpty())) {
            model.query().add(column.getValue(), condition.getValue(), unary.get() ? "" : value.getText());
            hide();
        }
    }
}
