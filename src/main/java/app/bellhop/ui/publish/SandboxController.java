package app.bellhop.ui.publish;

import app.bellhop.cloud.sns.Sms;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.Theme;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.publish.SandboxViewModel;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/** The window of the SMS sandbox's phone numbers. */
public final class SandboxController {

    private final SandboxViewModel model;
    private final Runnable close;

    @FXML
    private Label sandboxStatus;

    @FXML
    private ListView<Sms.SandboxNumber> sandboxNumbers;

    @FXML
    private Label sandboxFailure;

    @FXML
    private Button addSandboxNumber;

    @FXML
    private Button verifySandboxNumber;

    @FXML
    private Button deleteSandboxNumber;

    public SandboxController(SandboxViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        sandboxStatus.textProperty().bind(model.status());
        Theme.failed(sandboxStatus, model.failed());
        VisibleWhen.says(sandboxFailure, model.failure());
        sandboxNumbers.setItems(model.numbers());
        sandboxNumbers.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(Sms.SandboxNumber number, boolean empty) {
                super.updateItem(number, empty);
                setText(
                        empty || number == null
                                ? null
                                : Texts.get(
                                        number.verified() ? "sandbox.verified" : "sandbox.pending", number.number()));
            }
        });
        model.chosen().bind(sandboxNumbers.getSelectionModel().selectedItemProperty());
        CommandNodes.bind(addSandboxNumber, model.add());
        CommandNodes.bind(verifySandboxNumber, model.verify());
        Command delete = model.delete();
        CommandNodes.bind(deleteSandboxNumber, delete);
        CommandKeys.bind(sandboxNumbers, delete);
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
