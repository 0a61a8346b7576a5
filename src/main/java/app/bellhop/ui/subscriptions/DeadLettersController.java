package app.bellhop.ui.subscriptions;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.SelectionKeeper;
import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.subscriptions.DeadLettersViewModel;
import app.bellhop.viewmodel.subscriptions.DeadLettersViewModel.DeadLetter;
import javafx.beans.binding.StringBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;

public final class DeadLettersController {

    private final DeadLettersViewModel model;
    private final Runnable close;

    /** Kept in a field: a binding that is garbage-collected stops firing. */
    private final StringBinding text;

    @FXML
    private Label deadLettersTitle;

    @FXML
    private Label deadLettersStatus;

    @FXML
    private TableView<DeadLetter> deadLettersTable;

    @FXML
    private TableColumn<DeadLetter, String> deadSentColumn;

    @FXML
    private TableColumn<DeadLetter, String> deadSubjectColumn;

    @FXML
    private TableColumn<DeadLetter, String> deadTextColumn;

    @FXML
    private TextArea deadText;

    @FXML
    private Button moreDeadLetters;

    @FXML
    private Button republishDeadLetters;

    @FXML
    private Button deleteDeadLetters;

    public DeadLettersController(DeadLettersViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        this.text = model.text();
    }

    @FXML
    private void initialize() {
        Columns.fit(deadLettersTable);
        deadLettersTitle.setText(model.title());
        deadLettersStatus.textProperty().bind(model.status());
        Theme.failed(deadLettersStatus, model.failed());
        Columns.text(deadSentColumn, letter -> Formats.time(letter.message().sent()));
        Columns.text(deadSubjectColumn, letter -> letter.content().subject());
        Columns.text(
                deadTextColumn,
                letter -> letter.content().text().lines().findFirst().orElse(""));
        Columns.sorted(deadLettersTable, model.letters());
        new SelectionKeeper<>(
                deadLettersTable,
                letter -> letter,
                letters -> model.selected().setAll(letters),
                letter -> model.current().set(letter));
        deadText.textProperty().bind(text);
        CommandNodes.bind(moreDeadLetters, model.more());
        CommandNodes.bind(republishDeadLetters, model.republish());
        CommandNodes.bind(deleteDeadLetters, model.delete());
        model.load();
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
