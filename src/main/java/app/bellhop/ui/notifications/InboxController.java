package app.bellhop.ui.notifications;

import app.bellhop.cloud.InboxMessage;
import app.bellhop.ui.CommandNodes;
import app.bellhop.viewmodel.Formats;
import app.bellhop.viewmodel.InboxViewModel;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;

/** The demo's inbox. */
public final class InboxController {

    private final InboxViewModel model;

    @FXML
    private TableView<InboxMessage> inboxTable;

    @FXML
    private TableColumn<InboxMessage, Instant> receivedColumn;

    @FXML
    private TableColumn<InboxMessage, String> channelColumn;

    @FXML
    private TableColumn<InboxMessage, String> toColumn;

    @FXML
    private TableColumn<InboxMessage, String> subjectColumn;

    @FXML
    private TextArea inboxText;

    @FXML
    private Button confirmSubscription;

    public InboxController(InboxViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        receivedColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().received()));
        receivedColumn.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(Instant received, boolean empty) {
                super.updateItem(received, empty);
                setText(empty ? null : Formats.time(received));
            }
        });
        channelColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().channel()));
        toColumn.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().to()));
        subjectColumn.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(title(cell.getValue())));
        inboxTable.setItems(model.messages());
        model.current().bind(inboxTable.getSelectionModel().selectedItemProperty());
        model.current().addListener((o, before, now) -> inboxText.setText(now == null ? "" : now.text()));
        var confirm = model.confirm();
        CommandNodes.bind(confirmSubscription, confirm);
        confirmSubscription.visibleProperty().bind(confirm.enabled());
    }

    /** An SMS has no subject: its text tells it from the others. */
    private static String title(InboxMessage message) {
        return message.subject().isEmpty() ? message.text().lines().findFirst().orElse("") : message.subject();
    }
}
