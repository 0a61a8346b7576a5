package app.bellhop.ui.inbox;

import app.bellhop.cloud.sns.InboxMessage;
import app.bellhop.ui.base.CheckFilter;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.inbox.InboxViewModel;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.CheckComboBox;

/** The demo's message inbox. */
public final class InboxController {

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    private final InboxViewModel model;
    private final Commands commands;

    /** Kept in a field: a binding that is garbage-collected stops firing. */
    private final StringBinding text;

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

    public InboxController(InboxViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
        this.text = model.text();
    }

    @FXML
    private void initialize() {
        Columns.text(receivedColumn, message -> Formats.shortTime(message.received()));
        Columns.text(channelColumn, InboxMessage::channel);
        Columns.text(toColumn, InboxMessage::to);
        Columns.text(subjectColumn, InboxController::title);
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
        inboxFilterField.textProperty().bindBidirectional(model.filter());
        CheckFilter.bind(channelFilter, InboxViewModel.CHANNELS, model.channels(), Texts.get("inbox.allChannels"));
        inboxJson.selectedProperty().bindBidirectional(model.asJson());
        unreadLabel.textProperty().bind(model.unread().asString());
        VisibleWhen.bind(unreadLabel, model.unread().greaterThan(0));
        model.unread().addListener((o, before, now) -> inboxTable.refresh());
        CommandNodes.bind(markAllRead, commands.get(CommandIds.MARK_ALL_READ));
        var confirm = commands.get(CommandIds.CONFIRM_SUBSCRIPTION);
        CommandNodes.bind(confirmSubscription, confirm);
        VisibleWhen.bind(confirmSubscription, confirm.enabled());
    }

    /** SMS messages have no subject, so their text is the title. */
    private static String title(InboxMessage message) {
        return message.subject().isEmpty() ? message.text().lines().findFirst().orElse("") : message.subject();
    }
}
