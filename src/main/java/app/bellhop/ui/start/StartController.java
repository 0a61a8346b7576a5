package app.bellhop.ui.start;

import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.start.ConnectionRow;
import app.bellhop.viewmodel.start.StartViewModel;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/** The start screen. */
public final class StartController {

    private final StartViewModel model;
    private final ErrorViewModel errors;
    private final Commands commands;

    @FXML
    private ListView<ConnectionRow> connectionList;

    @FXML
    private Button openConnection;

    @FXML
    private ProgressIndicator opening;

    @FXML
    private HBox actions;

    @FXML
    private Label errorBanner;

    @FXML
    private Label fileProblems;

    public StartController(StartViewModel model, ErrorViewModel errors) {
        this.model = model;
        this.errors = errors;
        this.commands = new Commands(model.commands());
    }

    @FXML
    private void initialize() {
        connectionList.setItems(model.connections());
        connectionList.setCellFactory(list -> new ConnectionCell());
        model.current().bind(connectionList.getSelectionModel().selectedItemProperty());
        model.connections().addListener((ListChangeListener<ConnectionRow>) change -> selectFirst());
        CommandNodes.bind(commands, openConnection);
        CommandKeys.bind(connectionList, commands.get(CommandIds.OPEN_CONNECTION));
        opening.visibleProperty().bind(model.opening());
        for (String id : List.of(CommandIds.NEW_CONNECTION, CommandIds.FORGET_CONNECTION)) {
            actions.getChildren().add(CommandNodes.button(commands.get(id)));
        }
        fileProblems.textProperty().bind(model.problems());
        fileProblems.visibleProperty().bind(model.problems().isNotEmpty());
        fileProblems.managedProperty().bind(fileProblems.visibleProperty());
        errorBanner.textProperty().bind(errors.sentence());
        errorBanner.visibleProperty().bind(errors.sentence().isNotEmpty());
        errorBanner.managedProperty().bind(errorBanner.visibleProperty());
        selectFirst();
    }

    private void selectFirst() {
        if (connectionList.getSelectionModel().isEmpty()) {
            connectionList.getSelectionModel().selectFirst();
        }
    }

    @FXML
    private void clicked(MouseEvent e) {
        if (e.getClickCount() == 2) {
            commands.get(CommandIds.OPEN_CONNECTION).run();
        }
    }
}
