package app.bellhop.ui.tables;

import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.Theme;
import app.bellhop.ui.base.TypeToFilter;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.tables.ColumnModel;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import app.bellhop.viewmodel.tables.RowQuery;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window that shows objects as one table. */
public final class DataTableController {

    private final DataTableViewModel model;
    private final Runnable close;
    private final DataColumns columns;

    @FXML
    private Label tableTitle;

    @FXML
    private Button columnsMenu;

    @FXML
    private TextField tableSearchField;

    @FXML
    private Button filterMenu;

    @FXML
    private FlowPane filterChips;

    @FXML
    private HBox dialectBar;

    @FXML
    private Label tableDialect;

    @FXML
    private Button switchHeader;

    @FXML
    private TableView<Integer> dataTable;

    @FXML
    private Label tablePlaceholder;

    @FXML
    private Tab problemsTab;

    @FXML
    private TableView<Problem> problemTable;

    @FXML
    private TableColumn<Problem, String> problemSourceColumn;

    @FXML
    private TableColumn<Problem, String> problemLineColumn;

    @FXML
    private TableColumn<Problem, String> problemReasonColumn;

    @FXML
    private TableColumn<Problem, String> problemTextColumn;

    @FXML
    private Label tableStatus;

    @FXML
    private ProgressBar tableProgress;

    @FXML
    private Label tableNotice;

    @FXML
    private MenuButton tableMenu;

    @FXML
    private MenuButton continueIn;

    @FXML
    private Tab profileTab;

    @FXML
    private Button readOptions;

    @FXML
    private Button stopReading;

    @FXML
    private Button readAgain;

    @FXML
    private Button saveTable;

    @FXML
    private Button publishReport;

    public DataTableController(DataTableViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        this.columns = new DataColumns(model);
    }

    @FXML
    private void initialize() {
        Columns.fit(problemTable);
        tableTitle.setText(model.title());
        Columns.cut(tableTitle, OverrunStyle.CENTER_ELLIPSIS);
        dataTable.setItems(model.rows());
        columns.attach(dataTable);
        tablePlaceholder.textProperty().bind(model.emptyText());
        tableSearchField.textProperty().bindBidirectional(model.query().search());
        TypeToFilter.clearOnEscape(tableSearchField);
        model.query().filters().addListener((ListChangeListener<RowQuery.Shown>) change -> chips());
        problems();
        tableDialect.textProperty().bind(model.dialect());
        switchHeader.textProperty().bind(model.headerSwitch());
        VisibleWhen.bind(dialectBar, model.dialect().isNotEmpty());
        VisibleWhen.bind(switchHeader, model.headerSwitch().isNotEmpty());
        tableStatus.textProperty().bind(model.status());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.status());
        tableStatus.setTooltip(whole);
        tableProgress.progressProperty().bind(model.progress());
        VisibleWhen.bind(tableProgress, model.loading());
        VisibleWhen.says(tableNotice, model.notice());
        Theme.failed(tableNotice, model.failed());
        Commands commands = new Commands(model.commands());
        CommandNodes.bind(commands, readOptions, stopReading, readAgain, saveTable, publishReport);
        continueIn
                .getItems()
                .setAll(
                        CommandNodes.contextItem(commands.get(CommandIds.CONTINUE_IN_DUCKDB)),
                        CommandNodes.contextItem(commands.get(CommandIds.CONTINUE_IN_PANDAS)),
                        CommandNodes.contextItem(commands.get(CommandIds.CONTINUE_IN_ATHENA)),
                        CommandNodes.contextItem(commands.get(CommandIds.QUERY_WITH_ATHENA)));
        VisibleWhen.bind(stopReading, model.stoppable());
        VisibleWhen.bind(readAgain, commands.get(CommandIds.READ_AGAIN).enabled());
        new TableMenu(model, commands, columns.frozen()).fill(tableMenu);
        // This window has no menu bar to register the shortcuts.
        dataTable.sceneProperty().addListener((o, before, scene) -> {
            if (scene != null) {
                commands.all().stream()
                        .filter(command -> !command.shortcut().isEmpty())
                        .forEach(command ->
                                scene.getAccelerators().put(KeyCombination.valueOf(command.shortcut()), command::run));
            }
        });
        model.target().addListener((o, before, row) -> show(row.intValue()));
        profileTab.selectedProperty().addListener((o, before, selected) -> {
            if (selected) {
                model.profiles().show();
            }
        });
    }

    private void show(int row) {
        if (row >= 0) {
            dataTable.getSelectionModel().clearAndSelect(row);
            dataTable.scrollTo(row);
            dataTable.requestFocus();
        }
    }

    private void problems() {
        Columns.text(problemSourceColumn, Problem::source);
        Columns.text(problemLineColumn, problem -> problem.line() == 0 ? "" : String.valueOf(problem.line()));
        Columns.text(problemReasonColumn, problem -> Texts.of(problem.reason()));
        Columns.text(problemTextColumn, model.actions()::text);
        Columns.names(problemSourceColumn);
        Columns.tooltips(problemReasonColumn);
        Columns.tooltips(problemTextColumn);
        Columns.sorted(problemTable, model.problems());
        problemTable.setOnMouseClicked(e -> {
            Problem problem = problemTable.getSelectionModel().getSelectedItem();
            if (e.getClickCount() == 2 && problem != null) {
                model.actions().showSource(problem);
            }
        });
        problemsTab
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.get("table.problemsTab", model.problems().size()), model.problems()));
    }

    private void chips() {
        filterChips
                .getChildren()
                .setAll(model.query().filters().stream().map(this::chip).toList());
    }

    private Button chip(RowQuery.Shown filter) {
        Button chip = new Button(filter.text(), new FontIcon("fth-x"));
        chip.setMnemonicParsing(false);
        chip.setAccessibleText(Texts.get("table.removeFilter", filter.text()));
        chip.getStyleClass().addAll("small", "filter-chip");
        chip.setOnAction(e -> model.query().remove(filter));
        return chip;
    }

    @FXML
    private void chooseColumns() {
        new ColumnChooser(model, ColumnModel::visible).show(columnsMenu);
    }

    @FXML
    private void chooseFilter() {
        new FilterPopOver(model, null).show(filterMenu);
    }

    @FXML
    private void switchHeader() {
        model.switchHeader();
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
