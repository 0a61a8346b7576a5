package app.bellhop.ui.publish;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.publish.RecipientsViewModel;
import app.bellhop.viewmodel.publish.RecipientsViewModel.Recipient;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The recipients preview: who would receive the message. */
public final class RecipientsController {

    private final RecipientsViewModel model;
    private final Commands commands;

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

    public RecipientsController(RecipientsViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        Columns.fit(recipientTable);
        CommandNodes.bind(previewRecipients, commands.get(CommandIds.PREVIEW_RECIPIENTS));
        recipientsStatus.textProperty().bind(model.status());
        Theme.failed(recipientsStatus, model.failed());
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
