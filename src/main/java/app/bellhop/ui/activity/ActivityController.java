package app.bellhop.ui.activity;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.FirstSelection;
import app.bellhop.ui.base.RowSelectionModel;
import app.bellhop.ui.base.TypeToFilter;
import app.bellhop.viewmodel.activity.ActivityViewModel;
import app.bellhop.viewmodel.activity.CallRow;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The calls as a table, and the code of the selected ones below it. */
public final class ActivityController {

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    /** Where the code begins, as a share of the height. */
    private static final double TABLE_SHARE = 0.6;

    /** Of the bar, in pixels. */
    private static final double ROOM_FOR_WORDS = 640;

    private final ActivityViewModel model;
    private final Commands commands;

    @FXML
    private HBox activityBar;

    @FXML
    private TextField activityFilterField;

    @FXML
    private CheckBox writesOnly;

    @FXML
    private Button showAsCode;

    @FXML
    private Button saveActivityAsScript;

    @FXML
    private Button clearActivity;

    @FXML
    private SplitPane activitySplit;

    @FXML
    private VBox codeBox;

    @FXML
    private Button copyAsCode;

    @FXML
    private TextArea codeArea;

    @FXML
    private Label activityPlaceholder;

    @FXML
    private TableView<CallRow> activityTable;

    @FXML
    private TableColumn<CallRow, String> callTimeColumn;

    @FXML
    private TableColumn<CallRow, String> callOperationColumn;

    @FXML
    private TableColumn<CallRow, String> callTargetColumn;

    @FXML
    private TableColumn<CallRow, String> callResultColumn;

    @FXML
    private TableColumn<CallRow, CallRow> callTookColumn;

    public ActivityController(ActivityViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        Columns.fit(activityTable);
        Columns.text(callTimeColumn, CallRow::time);
        Columns.text(callOperationColumn, CallRow::operation);
        Columns.text(callTargetColumn, CallRow::target);
        Columns.text(callResultColumn, CallRow::result);
        Columns.tooltips(callTargetColumn);
        callTookColumn.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        callTookColumn.setComparator(Comparator.comparingLong(CallRow::millis));
        Columns.words(callTookColumn, CallRow::took);
        Columns.sortedBy(activityTable, model.rows(), model::sort);
        RowSelectionModel<CallRow> selection =
                new RowSelectionModel<>(activityTable, CallRow::id, row -> RowSelectionModel.UNKNOWN);
        activityTable.setSelectionModel(selection);
        selection.getSelectedItems().addListener((ListChangeListener<CallRow>)
                change -> model.selected(selection.getSelectedItems()));
        activityTable.setRowFactory(table -> row());
        activityPlaceholder.textProperty().bind(model.placeholder());
        TypeToFilter.install(activityTable, model.filter());
        TypeToFilter.clearOnEscape(activityFilterField);
        activityFilterField.textProperty().bindBidirectional(model.filter());
        model.filterSought().addListener((o, before, now) -> FirstSelection.whole(activityFilterField));
        writesOnly.selectedProperty().bindBidirectional(model.writesOnly());
        bindCommands();
        codeArea.textProperty().bind(model.code());
        model.codeShown().subscribe(this::placeCode);
    }

    private void bindCommands() {
        CommandNodes.bind(commands, showAsCode, saveActivityAsScript, clearActivity, copyAsCode);
        for (Button button : List.of(showAsCode, saveActivityAsScript, clearActivity)) {
            button.contentDisplayProperty().bind(CommandNodes.wordsFrom(activityBar, ROOM_FOR_WORDS));
        }
        CommandKeys.bind(activityTable, commands.get(CommandIds.SHOW_AS_CODE), commands.get(CommandIds.COPY_AS_CODE));
        activityTable.setContextMenu(new ContextMenu(CommandNodes.items(
                commands,
                CommandIds.SHOW_AS_CODE,
                CommandIds.COPY_AS_CODE,
                CommandNodes.SEPARATOR,
                CommandIds.SAVE_ACTIVITY_AS_SCRIPT,
                CommandIds.CLEAR_ACTIVITY)));
    }

    private void placeCode(boolean shown) {
        if (!shown) {
            activitySplit.getItems().remove(codeBox);
        } else if (!activitySplit.getItems().contains(codeBox)) {
            activitySplit.getItems().add(codeBox);
            activitySplit.setDividerPositions(TABLE_SHARE);
        }
    }

    @FXML
    private void closeCode() {
        model.codeShown().set(false);
        activityTable.requestFocus();
    }

    /** A double click shows the code. */
    private TableRow<CallRow> row() {
        TableRow<CallRow> row = new TableRow<>() {
            @Override
            protected void updateItem(CallRow call, boolean empty) {
                super.updateItem(call, empty);
                pseudoClassStateChanged(FAILED, !empty && call != null && call.failed());
            }
        };
        row.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                commands.get(CommandIds.SHOW_AS_CODE).run();
            }
        });
        return row;
    }
}
