package app.bellhop.ui.publish;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.main.MainViewModel;
import app.bellhop.viewmodel.publish.RecipientsViewModel;
import app.bellhop.viewmodel.publish.RecipientsViewModel.Recipient;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Who would receive the message. */
public final class RecipientsController {

    private final MainViewModel main;
    private final RecipientsViewModel model;

    @FXML
    private Button previewRecipients;

    @FXML
    private Label recipientsStatus;

    @FXML
    private TableView<Recipient> recipientTable;

    @FXML
    private TableColumn<Recipient, String> outcomeColumn;

    @FXML
    private TableColumn<Recipient, String> recipientProtocolColumn;

    @FXML
    private TableColumn<Recipient, String> recipientEndpointColumn;

    @FXML
    private TableColumn<Recipient, String> recipientTextColumn;

    public RecipientsController(MainViewModel main) {
        this.main = main;
        this.model = main.notifications().recipients();
    }

    @FXML
    private void initialize() {
        CommandNodes.bind(previewRecipients, main.commands().get(CommandIds.PREVIEW_RECIPIENTS));
        recipientsStatus.textProperty().bind(model.status());
        Columns.text(outcomeColumn, recipient -> Texts.of(recipient.outcome()));
        Columns.text(
                recipientProtocolColumn, recipient -> recipient.subscription().protocol());
        Columns.text(
                recipientEndpointColumn, recipient -> recipient.subscription().endpoint());
        Columns.text(recipientTextColumn, Recipient::text);
        Columns.tooltips(recipientTextColumn);
        Columns.sorted(recipientTable, model.recipients());
    }
}
