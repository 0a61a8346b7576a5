package app.bellhop.ui.subscriptions;

import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.ui.base.CheckFilter;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.SelectionKeeper;
import app.bellhop.ui.base.TypeToFilter;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.subscriptions.SubscriptionRow;
import app.bellhop.viewmodel.subscriptions.SubscriptionsViewModel;
import java.util.List;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.controlsfx.control.CheckComboBox;

/** The subscriptions of the selected topic, or of all topics. */
public final class SubscriptionsController {

    /** How wide the table is where policies take no room from endpoints, in pixels. */
    private static final double ALL_COLUMNS = 520;

    private final SubscriptionsViewModel model;
    private final Commands commands;

    @FXML
    private HBox subscriptionActions;

    @FXML
    private Label subscriptionStatus;

    @FXML
    private ToggleButton thisTopic;

    @FXML
    private ToggleButton everyTopic;

    @FXML
    private CheckComboBox<String> protocolFilter;

    @FXML
    private TextField subscriptionFilterField;

    @FXML
    private TableView<SubscriptionRow> subscriptionTable;

    @FXML
    private TableColumn<SubscriptionRow, String> protocolColumn;

    @FXML
    private TableColumn<SubscriptionRow, String> endpointColumn;

    @FXML
    private TableColumn<SubscriptionRow, String> subscriptionStateColumn;

    @FXML
    private TableColumn<SubscriptionRow, String> subscriptionTopicColumn;

    @FXML
    private TableColumn<SubscriptionRow, String> filterPolicyColumn;

    @FXML
    private TableColumn<SubscriptionRow, String> rawColumn;

    @FXML
    private TableColumn<SubscriptionRow, String> redriveColumn;

    @FXML
    private TableColumn<SubscriptionRow, String> deadLettersColumn;

    @FXML
    private TableColumn<SubscriptionRow, String> ownerColumn;

    @FXML
    private HBox subscriptionsSlow;

    @FXML
    private Button stopSubscriptions;

    @FXML
    private Label placeholder;

    public SubscriptionsController(SubscriptionsViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        Columns.fit(subscriptionTable);
        Columns.menu(subscriptionTable);
        Columns.text(protocolColumn, row -> row.subscription().protocol());
        Columns.text(endpointColumn, row -> row.subscription().endpoint());
        Columns.text(subscriptionStateColumn, SubscriptionRow::state);
        Columns.text(subscriptionTopicColumn, row -> row.subscription().topic().name());
        Columns.text(ownerColumn, row -> row.subscription().owner());
        filterPolicyColumn.setCellValueFactory(
                cell -> cell.getValue().details().map(SubscriptionRow.Details::filterPolicy));
        rawColumn.setCellValueFactory(cell -> cell.getValue().details().map(SubscriptionRow.Details::raw));
        redriveColumn.setCellValueFactory(cell -> cell.getValue().details().map(SubscriptionRow.Details::redrive));
        deadLettersColumn.setCellValueFactory(
                cell -> cell.getValue().details().map(SubscriptionRow.Details::deadLetters));
        deadLettersColumn.setCellFactory(column -> new SubscriptionCells.DeadLetters(model));
        Columns.tooltips(filterPolicyColumn);
        Columns.whereRoom(subscriptionTable, filterPolicyColumn, ALL_COLUMNS);
        Columns.tooltips(subscriptionTopicColumn);
        endpointColumn.setCellFactory(column -> new SubscriptionCells.Endpoint(model));
        subscriptionStateColumn.setCellFactory(column -> new SubscriptionCells.State());
        Columns.sortedBy(subscriptionTable, model.shown(), model::sort);
        SelectionKeeper<SubscriptionRow, Subscription> selection = new SelectionKeeper<>(
                subscriptionTable,
                SubscriptionRow::subscription,
                subscriptions -> model.selected().setAll(subscriptions),
                current -> {});
        CommandNodes.bind(commands, stopSubscriptions);
        VisibleWhen.bind(subscriptionsSlow, model.slow());
        placeholder.textProperty().bind(model.placeholder());
        subscriptionStatus.textProperty().bind(model.status());
        filters();
        List<Button> tools = Stream.of(
                        CommandIds.NEW_SUBSCRIPTION,
                        CommandIds.SUBSCRIBE_MANY,
                        CommandIds.UNSUBSCRIBE,
                        CommandIds.FILTER_POLICY)
                .map(id -> CommandNodes.iconButton(commands.get(id)))
                .toList();
        subscriptionActions.getChildren().addAll(tools);
        CommandNodes.wordsWhereRoom(subscriptionActions, tools);
        ContextMenu menu = new ContextMenu(CommandNodes.items(
                commands,
                CommandIds.NEW_SUBSCRIPTION,
                CommandIds.SUBSCRIBE_MANY,
                CommandIds.CONFIRM_BY_TOKEN,
                CommandIds.RESEND_CONFIRMATION,
                CommandNodes.SEPARATOR,
                CommandIds.FILTER_POLICY,
                CommandIds.DELIVERY_SETTINGS,
                CommandIds.DEAD_LETTERS,
                CommandNodes.SEPARATOR,
                CommandIds.UNSUBSCRIBE,
                CommandIds.UNSUBSCRIBE_SHOWN));
        CommandNodes.before(
                menu.getItems(),
                CommandIds.UNSUBSCRIBE,
                CommandNodes.submenu(
                        "subscriptionExchange",
                        Texts.get("menu.exchange"),
                        commands,
                        CommandIds.COPY_SUBSCRIPTIONS,
                        CommandIds.MOVE_SUBSCRIPTIONS,
                        CommandNodes.SEPARATOR,
                        CommandIds.IMPORT_SUBSCRIPTIONS,
                        CommandIds.EXPORT_SUBSCRIPTIONS),
                new SeparatorMenuItem());
        subscriptionTable.setContextMenu(menu);
        CommandKeys.bind(subscriptionTable, commands.get(CommandIds.UNSUBSCRIBE));
    }

    private void filters() {
        // A toggle group of two lets the user deselect both, so this keeps one of them selected.
        thisTopic.getToggleGroup().selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            }
        });
        model.everyTopic().bind(everyTopic.selectedProperty());
        everyTopic.selectedProperty().subscribe(subscriptionTopicColumn::setVisible);
        CheckFilter.bind(
                protocolFilter, SnsRules.PROTOCOLS, model.protocols(), Texts.get("subscriptions.allProtocols"));
        TypeToFilter.clearOnEscape(subscriptionFilterField);
        subscriptionFilterField.textProperty().bindBidirectional(model.filter());
    }
}
