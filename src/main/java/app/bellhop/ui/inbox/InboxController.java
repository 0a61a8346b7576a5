package app.bellhop.ui.inbox;

import app.bellhop.cloud.sns.InboxMessage;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.ui.base.CheckFilter;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.TypeToFilter;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.inbox.InboxViewModel;
import app.bellhop.viewmodel.inbox.ListenViewModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.CheckComboBox;

/** The messages that the demo delivered, and those that arrive while listening to a topic. */
public final class InboxController {

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    /** How wide the table is where no column is left out, in pixels. */
    private static final double ALL_COLUMNS = 420;

    private final InboxViewModel model;
    private final ListenViewModel listening;
    private final Commands commands;

    /** Kept in a field: a binding that is garbage-collected stops firing. */
    private final StringBinding text;

    @FXML
    private HBox inboxActions;

    @FXML
    private Label unreadLabel;

    @FXML
    private TextField inboxFilterField;

    @FXML
    private ToggleButton inboxJson;

    @FXML
    private TableView<InboxMessage> inboxTable;

    @FXML
    private TableColumn<InboxMessage, String> receivedColumn;

    @FXML
    private TableColumn<InboxMessage, String> channelColumn;

    @FXML
    private TableColumn<InboxMessage, String> toColumn;

    @FXML
    private TableColumn<InboxMessage, String> subjectColumn;

    @FXML
    private TextArea inboxText;

    @FXML
    private CheckComboBox<String> channelFilter;

    @FXML
    private Button confirmSubscription;

    @FXML
    private Button markAllRead;

    @FXML
    private Button listenToTopic;

    @FXML
    private VBox listenBar;

    @FXML
    private Label listenStatus;

    @FXML
    private Button stopListening;

    @FXML
    private VBox leftQueuesBar;

    @FXML
    private Label leftQueuesLabel;

    @FXML
    private Button removeLeftQueues;

    @FXML
    private Label listenReason;

    @FXML
    private Label inboxPlaceholder;

    public InboxController(InboxViewModel model, ListenViewModel listening, Commands commands) {
        this.model = model;
        this.listening = listening;
        this.commands = commands;
        this.text = model.text();
    }

    @FXML
    private void initialize() {
        Columns.fit(inboxTable);
        // Recipients mostly tell it, and need the room.
        channelColumn.visibleProperty().bind(inboxTable.widthProperty().greaterThan(ALL_COLUMNS));
        Columns.text(receivedColumn, message -> Formats.shortTime(message.received()));
        Columns.text(channelColumn, InboxMessage::channel);
        Columns.text(toColumn, InboxMessage::to);
        Columns.text(subjectColumn, InboxController::title);
        Columns.tooltips(receivedColumn);
        Columns.tooltips(toColumn);
        Columns.tooltips(subjectColumn);
        inboxTable.setRowFactory(table -> new TableRow<>() {
            @Override
            protected void updateItem(InboxMessage message, boolean empty) {
                super.updateItem(message, empty);
                pseudoClassStateChanged(UNREAD, !empty && message != null && model.unread(message));
            }
        });
        Columns.sorted(inboxTable, model.messages());
        model.current().bind(inboxTable.getSelectionModel().selectedItemProperty());
        inboxText.textProperty().bind(text);
        TypeToFilter.clearOnEscape(inboxFilterField);
        inboxFilterField.textProperty().bindBidirectional(model.filter());
        CheckFilter.bind(channelFilter, InboxViewModel.CHANNELS, model.channels(), Texts.get("inbox.allChannels"));
        inboxJson.selectedProperty().bindBidirectional(model.asJson());
        model.asJson().subscribe(json -> {
            if (json) {
                inboxText.getStyleClass().add("code-area");
            } else {
                inboxText.getStyleClass().remove("code-area");
            }
        });
        unreadLabel.textProperty().bind(model.unread().asString());
        VisibleWhen.bind(unreadLabel, model.unread().greaterThan(0));
        model.unread().addListener((o, before, now) -> inboxTable.refresh());
        listening();
        CommandNodes.bind(markAllRead, commands.get(CommandIds.MARK_ALL_READ));
        var confirm = commands.get(CommandIds.CONFIRM_SUBSCRIPTION);
        CommandNodes.bind(confirmSubscription, confirm);
        VisibleWhen.bind(confirmSubscription, confirm.enabled());
        CommandNodes.wordsWhereRoom(inboxActions, List.of(confirmSubscription, listenToTopic, markAllRead));
        inboxTable.setContextMenu(new ContextMenu(CommandNodes.items(
                commands,
                CommandIds.COPY_MESSAGE,
                CommandIds.COPY_ENDPOINT,
                CommandNodes.SEPARATOR,
                CommandIds.CONFIRM_SUBSCRIPTION,
                CommandIds.MARK_ALL_READ)));
        CommandKeys.bind(inboxTable, commands.get(CommandIds.COPY_MESSAGE));
    }

    private void listening() {
        CommandNodes.bind(commands, listenToTopic, stopListening, removeLeftQueues);
        listenStatus.textProperty().bind(listening.status());
        VisibleWhen.bind(listenBar, listening.status().isNotEmpty());
        leftQueuesLabel
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.get("listen.left", listening.leftovers().size()), listening.leftovers()));
        VisibleWhen.bind(leftQueuesBar, Bindings.isNotEmpty(listening.leftovers()));
        VisibleWhen.says(listenReason, listening.reason());
        inboxPlaceholder
                .textProperty()
                .bind(Bindings.createStringBinding(this::placeholder, listening.topic(), model.messages()));
    }

    private String placeholder() {
        if (!model.empty()) {
            return Texts.get("inbox.noMatch");
        }
        Topic topic = listening.topic().get();
        if (topic != null) {
            return Texts.get("inbox.waiting", topic.name());
        }
        return Texts.get(model.available() ? "inbox.empty" : "inbox.emptyListen");
    }

    /** SMS messages have no subject, so their text is the title. */
    private static String title(InboxMessage message) {
        return message.subject().isEmpty() ? message.text().lines().findFirst().orElse("") : message.subject();
    }
}
