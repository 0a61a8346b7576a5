package app.bellhop.ui.transfers;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.LiveCell;
import app.bellhop.ui.base.RowSelectionModel;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.transfers.TransferRow;
import app.bellhop.viewmodel.transfers.TransfersViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

public final class TransfersController {

    /** They share a submenu. */
    private static final List<String> MOVES = List.of(
            CommandIds.START_TRANSFERS_FIRST,
            CommandIds.MOVE_TRANSFERS_EARLIER,
            CommandIds.MOVE_TRANSFERS_LATER,
            CommandIds.MOVE_TRANSFERS_LAST);

    /** They are in the context menu, and have keys, but no buttons. */
    private static final Set<String> MENU_ONLY = Set.of(
            CommandIds.REMOVE_TRANSFERS,
            CommandIds.MOVE_TRANSFERS_EARLIER,
            CommandIds.MOVE_TRANSFERS_LATER,
            CommandIds.MOVE_TRANSFERS_LAST);

    /** What the bar needs without any words, in pixels. */
    private static final double ICONS = 360;

    /** They act on the transfers, and keep their words for longer. */
    private static final Set<String> FEW =
            Set.of(CommandIds.PAUSE_TRANSFERS, CommandIds.RESUME_TRANSFERS, CommandIds.RETRY_TRANSFERS);

    private final TransfersViewModel model;

    @FXML
    private ToolBar transferActions;

    @FXML
    private Node transferList;

    @FXML
    private Button toggleTransfers;

    @FXML
    private HBox transferBar;

    @FXML
    private Button resumeTransfers;

    @FXML
    private Button retryTransfers;

    @FXML
    private Button forgetWhenDone;

    @FXML
    private Label transferSummary;

    @FXML
    private Label transferTotal;

    @FXML
    private Label whenDoneLabel;

    @FXML
    private TableView<TransferRow> transferTable;

    @FXML
    private TableColumn<TransferRow, String> transferNameColumn;

    @FXML
    private TableColumn<TransferRow, String> transferRemoteColumn;

    @FXML
    private TableColumn<TransferRow, String> transferBytesColumn;

    @FXML
    private TableColumn<TransferRow, String> transferRateColumn;

    @FXML
    private TableColumn<TransferRow, String> transferTimeLeftColumn;

    @FXML
    private TableColumn<TransferRow, Number> transferProgressColumn;

    @FXML
    private TableColumn<TransferRow, String> transferStateColumn;

    public TransfersController(TransfersViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Columns.fit(transferTable);
        transferNameColumn.setCellValueFactory(cell -> cell.getValue().name());
        transferRemoteColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().remote()));
        Columns.names(transferRemoteColumn);
        transferBytesColumn.setCellValueFactory(cell -> cell.getValue().bytes());
        transferRateColumn.setCellValueFactory(cell -> cell.getValue().rate());
        transferTimeLeftColumn.setCellValueFactory(cell -> cell.getValue().timeLeft());
        transferProgressColumn.setCellValueFactory(cell -> cell.getValue().progress());
        transferStateColumn.setCellValueFactory(cell -> cell.getValue().stateText());
        transferNameColumn.setCellFactory(column -> new TransferCells.Name(model::toggle));
        List.of(transferBytesColumn, transferRateColumn, transferTimeLeftColumn)
                .forEach(live -> live.setCellFactory(column -> new LiveCell<>()));
        transferProgressColumn.setCellFactory(column -> new TransferCells.Progress());
        transferStateColumn.setCellFactory(column -> new TransferCells.State());
        transferTable.setItems(model.rows());
        RowSelectionModel<TransferRow> selection =
                new RowSelectionModel<>(transferTable, TransferRow::id, row -> RowSelectionModel.UNKNOWN);
        transferTable.setSelectionModel(selection);
        selection.getSelectedItems().addListener((ListChangeListener<TransferRow>)
                change -> model.selected(selection.getSelectedItems().size(), selection::getSelectedItems));
        transferTable.setRowFactory(table -> row());
        transferTable.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                List.copyOf(selection.getSelectedItems()).forEach(model::toggle);
            }
        });
        VisibleWhen.says(whenDoneLabel, model.whenDone().armed());
        Set<String> forAll = bar();
        for (Command command : model.commands()) {
            if (!MENU_ONLY.contains(command.id()) && !forAll.contains(command.id())) {
                transferActions.getItems().add(CommandNodes.button(command));
            }
            if (!command.key().isEmpty()) {
                CommandKeys.bind(transferTable, command);
            }
        }
        transferTable.setContextMenu(menu());
    }

    private ContextMenu menu() {
        Commands commands = new Commands(model.commands());
        List<String> ids =
                new ArrayList<>(model.commands().stream().map(Command::id).toList());
        int moves = ids.indexOf(MOVES.get(0));
        ids.removeAll(MOVES);
        ids.remove(CommandIds.REMOVE_TRANSFERS);
        ids.addAll(List.of(CommandNodes.SEPARATOR, CommandIds.REMOVE_TRANSFERS));
        ContextMenu menu = new ContextMenu(CommandNodes.items(commands, ids.toArray(String[]::new)));
        menu.getItems()
                .add(
                        moves,
                        CommandNodes.submenu(
                                "moveMenu", Texts.get("menu.moveTransfers"), commands, MOVES.toArray(String[]::new)));
        return menu;
    }

    /** Words at these buttons, where the bar has room for them. */
    private ObservableValue<ContentDisplay> words(Stream<Button> buttons) {
        Stream<Labeled> always = Stream.of(toggleTransfers, transferSummary, transferTotal);
        return CommandNodes.wordsFrom(
                transferBar, ICONS, Stream.concat(always, buttons).toArray(Labeled[]::new));
    }

    /** What is for all transfers where none is selected stands in the bar, which is always there. Answers with the ids. */
    private Set<String> bar() {
        Button[] buttons = transferBar.getChildren().stream()
                .filter(node -> node instanceof Button && node != toggleTransfers)
                .toArray(Button[]::new);
        CommandNodes.bind(new Commands(model.commands()), buttons);
        VisibleWhen.bind(forgetWhenDone, model.whenDone().armed().isNotEmpty());
        ObservableValue<ContentDisplay> all = words(Stream.of(buttons));
        ObservableValue<ContentDisplay> few = words(Stream.of(buttons).filter(button -> FEW.contains(button.getId())));
        for (Button button : buttons) {
            button.contentDisplayProperty().bind(FEW.contains(button.getId()) ? few : all);
        }
        for (Button rare : List.of(resumeTransfers, retryTransfers)) {
            VisibleWhen.bind(rare, rare.disabledProperty().not());
        }
        String none = Texts.get("transfers.none");
        transferSummary.textProperty().bind(model.summary().map(text -> text.isEmpty() ? none : text));
        transferTotal.textProperty().bind(model.total());
        String label = resumeTransfers.getText();
        resumeTransfers.textProperty().bind(model.resume().map(offer -> offer.isEmpty() ? label : offer));
        return Stream.of(buttons).map(Node::getId).collect(Collectors.toSet());
    }

    /** @param toggle opens the list and closes it */
    public void openedBy(Command toggle) {
        CommandNodes.bind(toggleTransfers, toggle);
        toggleTransfers.setText(Texts.get("main.transfers"));
    }

    /**
     * Shows the list, or only the bar with its total.
     *
     * @param alone whether nothing else is shown, and there is nothing to open and close
     */
    public void show(boolean list, boolean alone) {
        toggleTransfers.setVisible(!alone);
        toggleTransfers.setManaged(!alone);
        transferList.setVisible(list);
        transferList.setManaged(list);
        toggleTransfers.setGraphic(new FontIcon(list ? "fth-chevron-down" : "fth-chevron-up"));
        if (!list) {
            transferTable.getSelectionModel().clearSelection(); // What is not seen isn't acted on.
        }
    }

    /** A double click opens a batch. */
    private TableRow<TransferRow> row() {
        TableRow<TransferRow> row = new TableRow<>();
        row.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && e.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                model.toggle(row.getItem());
            }
        });
        return row;
    }
}
