package app.bellhop.ui.start;

import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.TypeToFilter;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.start.ConnectionRow;
import app.bellhop.viewmodel.start.StartViewModel;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

public final class StartController {

    private static final List<String> BUTTONS = List.of(
            CommandIds.EDIT_CONNECTION,
            CommandIds.TEST_CONNECTION,
            CommandIds.DUPLICATE_CONNECTION,
            CommandIds.FORGET_CONNECTION);

    /** How many rows are shown above the one that is scrolled to. */
    private static final int ROWS_ABOVE = 3;

    /** The height of a list of one, in pixels. */
    private static final double ONE_ROW = 51;

    /** The least height of any other, in pixels. */
    private static final double FEW_ROWS = 112;

    private static final double FOUR_LINES = 72;

    private final StartViewModel model;
    private final ErrorViewModel errors;
    private final Commands commands;

    @FXML
    private ListView<ConnectionRow> connectionList;

    @FXML
    private TextField connectionSearch;

    @FXML
    private MenuButton connectionMenu;

    @FXML
    private Label emptyLabel;

    @FXML
    private VBox noneBox;

    @FXML
    private Button newConnection;

    @FXML
    private Button signIn;

    @FXML
    private Button openConnection;

    @FXML
    private ProgressIndicator opening;

    @FXML
    private Button cancelOpening;

    @FXML
    private HBox actions;

    @FXML
    private ScrollPane sentences;

    @FXML
    private VBox told;

    @FXML
    private Label errorBanner;

    @FXML
    private Label startReport;

    @FXML
    private Label fileProblems;

    @FXML
    private Label startNotice;

    public StartController(StartViewModel model, ErrorViewModel errors) {
        this.model = model;
        this.errors = errors;
        this.commands = new Commands(model.commands());
    }

    @FXML
    private void initialize() {
        connectionList.setItems(model.connections());
        connectionList.setCellFactory(list -> new ConnectionCell());
        model.current().bind(connectionList.getSelectionModel().selectedItemProperty());
        model.connections().addListener((ListChangeListener<ConnectionRow>) change -> selectPreferred());
        emptyLabel
                .textProperty()
                .bind(Bindings.when(model.loaded())
                        .then(Texts.get("connections.noMatch"))
                        .otherwise(Texts.get("start.empty")));
        connectionList.sceneProperty().addListener((o, before, now) -> {
            if (now != null) {
                connectionList.requestFocus();
            }
        });
        CommandNodes.bind(commands, openConnection, newConnection);
        CommandNodes.bind(commands, signIn, cancelOpening);
        VisibleWhen.bind(cancelOpening, model.opening());
        VisibleWhen.bind(openConnection, model.opening().not()); // There is no room for both.
        VisibleWhen.bind(signIn, commands.get(CommandIds.SIGN_IN).enabled());
        VisibleWhen.bind(opening, model.opening());
        BUTTONS.forEach(id -> actions.getChildren().add(button(commands.get(id))));
        menus();
        connectionSearch.textProperty().bindBidirectional(model.search());
        TypeToFilter.clearOnEscape(connectionSearch);
        connectionSearch.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        VisibleWhen.bind(connectionSearch, model.searchable());
        VisibleWhen.bind(noneBox, model.nothingOwn());
        connectionList
                .maxHeightProperty()
                .bind(Bindings.when(model.nothingOwn()).then(ONE_ROW).otherwise(Double.MAX_VALUE));
        connectionList
                .minHeightProperty()
                .bind(Bindings.when(model.nothingOwn()).then(ONE_ROW).otherwise(FEW_ROWS));
        says();
        selectPreferred();
    }

    /** A disabled node shows no tooltip, so the box around it says why it is disabled. */
    private Node button(Command command) {
        Button button = CommandNodes.button(command);
        if (command.id().equals(CommandIds.TEST_CONNECTION)) {
            // The form's button has the id while it is open: one of that name can be seen at a time.
            button.idProperty().bind(Bindings.when(model.editing()).then("").otherwise(command.id()));
        }
        HBox box = new HBox(button);
        Tooltip why = new Tooltip();
        why.setWrapText(true);
        why.setMaxWidth(380);
        model.current().addListener((o, before, now) -> {
            why.setText(now == null ? "" : now.notEditable());
            Tooltip.uninstall(box, why);
            if (!why.getText().isEmpty() && !command.enabled().get()) {
                Tooltip.install(box, why);
            }
        });
        return box;
    }

    private void menus() {
        connectionList.setContextMenu(new ContextMenu(CommandNodes.items(
                commands,
                CommandIds.OPEN_CONNECTION,
                CommandIds.EDIT_CONNECTION,
                CommandIds.TEST_CONNECTION,
                CommandIds.DUPLICATE_CONNECTION,
                CommandIds.FORGET_CONNECTION)));
        Stream.of(CommandIds.IMPORT_CONNECTIONS, CommandIds.EXPORT_CONNECTIONS, CommandIds.SECRET_STORAGE)
                .map(id -> CommandNodes.contextItem(commands.get(id)))
                .forEach(connectionMenu.getItems()::add);
        CommandKeys.bind(
                connectionList,
                Stream.of(
                                CommandIds.OPEN_CONNECTION,
                                CommandIds.NEW_CONNECTION,
                                CommandIds.EDIT_CONNECTION,
                                CommandIds.TEST_CONNECTION,
                                CommandIds.DUPLICATE_CONNECTION,
                                CommandIds.FORGET_CONNECTION)
                        .map(commands::get)
                        .toArray(Command[]::new));
    }

    /** Down goes from the search to what it found. */
    private void searchKey(KeyEvent e) {
        if (e.getCode() == KeyCode.DOWN) {
            connectionList.requestFocus();
            e.consume();
        }
    }

    /** Scrolls what is said when the window has no room for it beside the connections. */
    private void says() {
        VisibleWhen.says(errorBanner, errors.sentence());
        VisibleWhen.says(startReport, errors.covered());
        VisibleWhen.says(fileProblems, model.problems());
        VisibleWhen.says(startNotice, model.notice());
        VisibleWhen.bind(
                sentences,
                errors.sentence()
                        .isNotEmpty()
                        .or(model.problems().isNotEmpty())
                        .or(model.notice().isNotEmpty()));
        sentences.prefViewportHeightProperty().bind(told.heightProperty());
        sentences.minHeightProperty().bind(Bindings.min(FOUR_LINES, told.heightProperty()));
    }

    private void selectPreferred() {
        ConnectionRow preferred = model.preferred();
        if (preferred != null) {
            connectionList.getSelectionModel().select(preferred);
            connectionList.scrollTo(Math.max(0, connectionList.getItems().indexOf(preferred) - ROWS_ABOVE));
        }
    }

    @FXML
    private void clicked(MouseEvent e) {
        if (e.getClickCount() == 2 && e.getTarget() instanceof Node node && inRow(node)) {
            commands.get(CommandIds.OPEN_CONNECTION).run();
        }
    }

    /** Whether it belongs to a connection, rather than to the empty space below the last. */
    private static boolean inRow(Node target) {
        return Stream.<Node>iterate(target, node -> node != null, Node::getParent)
                .anyMatch(node -> node instanceof ConnectionCell cell && !cell.isEmpty());
    }
}
