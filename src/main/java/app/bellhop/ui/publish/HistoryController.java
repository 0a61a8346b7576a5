package app.bellhop.ui.publish;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.publish.HistoryViewModel;
import app.bellhop.viewmodel.publish.HistoryViewModel.Entry;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

public final class HistoryController {

    private final HistoryViewModel model;
    private final Commands commands;

    @FXML
    private Button publishAgain;

    @FXML
    private Button editAgain;

    @FXML
    private TableView<Entry> historyTable;

    @FXML
    private TableColumn<Entry, String> historyTimeColumn;

    @FXML
    private TableColumn<Entry, String> historyTopicColumn;

    @FXML
    private TableColumn<Entry, String> historySubjectColumn;

    @FXML
    private TableColumn<Entry, String> historyIdColumn;

    public HistoryController(HistoryViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        Columns.fit(historyTable);
        CommandNodes.bind(publishAgain, commands.get(CommandIds.PUBLISH_AGAIN));
        CommandNodes.bind(editAgain, commands.get(CommandIds.EDIT_AGAIN));
        Columns.text(historyTimeColumn, Entry::time);
        Columns.text(historyTopicColumn, entry -> entry.topic().name());
        Columns.text(
                historySubjectColumn,
                entry -> entry.message().subject().isEmpty()
                        ? entry.message().text()
                        : entry.message().subject());
        Columns.text(historyIdColumn, Entry::messageId);
        Columns.sorted(historyTable, model.entries());
        model.current().bind(historyTable.getSelectionModel().selectedItemProperty());
    }
}
