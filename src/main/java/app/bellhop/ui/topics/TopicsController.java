package app.bellhop.ui.topics;

import app.bellhop.cloud.sns.Topic;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.FirstSelection;
import app.bellhop.ui.base.SelectionKeeper;
import app.bellhop.ui.base.TypeToFilter;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.topics.TopicRow;
import app.bellhop.viewmodel.topics.TopicsViewModel;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

public final class TopicsController {

    /** Where there is room for all buttons, in pixels. */
    private static final double ROOMY = 250;

    private final TopicsViewModel model;
    private final Commands commands;

    @FXML
    private HBox topicActions;

    @FXML
    private TextField topicFilterField;

    @FXML
    private TableView<TopicRow> topicTable;

    @FXML
    private TableColumn<TopicRow, String> topicNameColumn;

    @FXML
    private TableColumn<TopicRow, String> topicTypeColumn;

    @FXML
    private TableColumn<TopicRow, Number> topicConfirmedColumn;

    @FXML
    private TableColumn<TopicRow, Number> topicPendingColumn;

    @FXML
    private TableColumn<TopicRow, Number> topicDeletedColumn;

    @FXML
    private TableColumn<TopicRow, String> topicDisplayNameColumn;

    @FXML
    private TableColumn<TopicRow, String> topicEncryptedColumn;

    @FXML
    private TableColumn<TopicRow, String> topicTagsColumn;

    @FXML
    private TableColumn<TopicRow, String> topicArnColumn;

    @FXML
    private VBox topicsSlow;

    @FXML
    private Button stopTopics;

    @FXML
    private Label placeholder;

    public TopicsController(TopicsViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        Columns.fit(topicTable);
        Columns.menu(topicTable);
        Columns.text(topicNameColumn, TopicRow::name);
        Columns.text(topicTypeColumn, TopicRow::type);
        Columns.text(topicArnColumn, row -> row.topic().arn());
        topicNameColumn.setCellFactory(column -> new TopicCells.Name(model));
        topicConfirmedColumn.setCellValueFactory(cell -> cell.getValue().confirmed());
        topicPendingColumn.setCellValueFactory(cell -> cell.getValue().pending());
        topicDeletedColumn.setCellValueFactory(cell -> cell.getValue().deleted());
        for (TableColumn<TopicRow, Number> counts :
                List.of(topicConfirmedColumn, topicPendingColumn, topicDeletedColumn)) {
            Columns.words(counts, count -> count.intValue() < 0 ? null : String.valueOf(count)); // Not loaded yet.
        }
        topicDisplayNameColumn.setCellValueFactory(cell -> cell.getValue().displayName());
        topicEncryptedColumn.setCellValueFactory(cell -> cell.getValue().encrypted());
        topicTagsColumn.setCellValueFactory(cell -> cell.getValue().tags());
        topicTagsColumn.setCellFactory(column -> new TopicCells.Tags(model));
        Columns.sortedBy(topicTable, model.shown(), model::sort);
        SelectionKeeper<TopicRow, Topic> selection = new SelectionKeeper<>(
                topicTable,
                TopicRow::topic,
                topics -> model.selected().setAll(topics),
                topic -> model.current().set(topic));
        model.current().subscribe(selection::select);
        model.shown().addListener((ListChangeListener<TopicRow>)
                change -> selection.select(model.current().get()));
        TypeToFilter.clearOnEscape(topicFilterField);
        topicFilterField.textProperty().bindBidirectional(model.filter());
        model.filterSought().addListener((o, before, now) -> FirstSelection.whole(topicFilterField));
        CommandNodes.bind(commands, stopTopics);
        VisibleWhen.bind(topicsSlow, model.slow());
        placeholder.textProperty().bind(model.placeholder());
        ContextMenu menu = new ContextMenu();
        List<Button> tools = Stream.of(
                        CommandIds.NEW_TOPIC,
                        CommandIds.TOPIC_SETTINGS,
                        CommandIds.DELETE_TOPICS,
                        CommandIds.CONTACTS_TO_TOPICS,
                        CommandIds.PUBLISH_SMS)
                .map(id -> CommandNodes.iconButton(commands.get(id)))
                .toList();
        for (Button rare : tools.subList(tools.size() - 2, tools.size())) { // In the menu, too.
            VisibleWhen.bind(rare, topicTable.widthProperty().greaterThan(ROOMY));
        }
        topicActions.getChildren().addAll(tools);
        CommandNodes.wordsWhereRoom(topicActions, tools);
        menu.getItems()
                .addAll(CommandNodes.items(
                        commands,
                        CommandIds.NEW_SUBSCRIPTION,
                        CommandIds.SUBSCRIBE_MANY,
                        CommandIds.PUBLISH_MANY,
                        CommandNodes.SEPARATOR,
                        CommandIds.TOPIC_SETTINGS,
                        CommandIds.TOPIC_POLICY,
                        CommandIds.LISTEN_TO_TOPIC,
                        CommandIds.TOPIC_USAGE,
                        CommandNodes.SEPARATOR,
                        CommandIds.COPY_TOPIC_ARN,
                        CommandIds.NEW_TOPIC,
                        CommandIds.DELETE_TOPICS));
        CommandNodes.before(
                menu.getItems(),
                CommandIds.LISTEN_TO_TOPIC,
                CommandNodes.submenu(
                        "topicDelivery",
                        Texts.get("menu.delivery"),
                        commands,
                        CommandIds.DELIVERY_POLICY,
                        CommandIds.DELIVERY_LOGGING));
        topicTable.setContextMenu(menu);
        CommandKeys.bind(topicTable, commands.get(CommandIds.DELETE_TOPICS));
    }

    @FXML
    private void find() {
        model.find();
    }
}
