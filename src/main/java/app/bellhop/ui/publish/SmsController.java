package app.bellhop.ui.publish;

import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.publish.SmsViewModel;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;

/** The window for sending an SMS to one phone number. */
public final class SmsController {

    private final SmsViewModel model;
    private final Runnable close;

    /** Kept in fields: bindings that are garbage-collected stop firing. */
    private final StringBinding country;

    private final StringBinding segments;
    private final StringBinding problem;

    @FXML
    private TextField phoneField;

    @FXML
    private Label phoneCountry;

    @FXML
    private TextArea messageField;

    @FXML
    private Label smsSegments;

    @FXML
    private ComboBox<String> smsTypeField;

    @FXML
    private TextField senderIdField;

    @FXML
    private Label smsConsent;

    @FXML
    private Label smsSandbox;

    @FXML
    private Label smsAccount;

    @FXML
    private Label optedOutStatus;

    @FXML
    private ListView<String> optedOutList;

    @FXML
    private Button optIn;

    @FXML
    private Label smsFailure;

    @FXML
    private Button dialogOk;

    public SmsController(SmsViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        this.country = model.country();
        this.segments = model.segments();
        StringBinding sender = model.senderProblem();
        this.problem = Bindings.createStringBinding(
                () -> sender.get().isEmpty() ? model.failure().get() : sender.get(), sender, model.failure());
    }

    @FXML
    private void initialize() {
        phoneField.textProperty().bindBidirectional(model.phone());
        phoneCountry.textProperty().bind(country);
        messageField.textProperty().bindBidirectional(model.message());
        smsSegments.textProperty().bind(segments);
        smsTypeField.getItems().setAll(SmsViewModel.TYPES);
        smsTypeField.setConverter(new StringConverter<>() {
            @Override
            public String toString(String type) {
                return type == null || type.isEmpty() ? Texts.get("sms.defaultType") : type;
            }

            @Override
            public String fromString(String shown) {
                return shown;
            }
        });
        smsTypeField.valueProperty().bindBidirectional(model.type());
        senderIdField.textProperty().bindBidirectional(model.senderId());
        VisibleWhen.says(smsConsent, model.consent());
        smsSandbox.textProperty().bind(model.sandbox());
        smsAccount.textProperty().bind(model.account());
        optedOutStatus.textProperty().bind(model.optedOutStatus());
        optedOutList.setItems(model.optedOut());
        model.chosen().bind(optedOutList.getSelectionModel().selectedItemProperty());
        CommandNodes.bind(optIn, model.optIn());
        VisibleWhen.says(smsFailure, problem);
        Command send = model.send();
        CommandNodes.bind(dialogOk, send);
        CommandKeys.bind(messageField, send);
        dialogOk.setDefaultButton(true);
        model.sent().addListener((o, before, now) -> close.run());
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
