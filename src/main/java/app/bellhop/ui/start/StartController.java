package app.bellhop.ui.start;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.start.ConnectionRow;
import app.bellhop.viewmodel.start.StartViewModel;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/** The start screen. */
public final class StartController {

    private final StartViewModel model;
    private final ErrorViewModel errors;

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

    public StartController(StartViewModel model, ErrorViewModel errors) {
        this.model = model;
        this.errors = errors;
    }

    @FXML
    private void initialize() {
        connectionList.setItems(model.connections());
        connectionList.setCellFactory(list -> new ConnectionCell());
        model.current().bind(connectionList.getSelectionModel().selectedItemProperty());
        model.connections().addListener((ListChangeListener<ConnectionRow>) change -> selectFirst());
        openConnection.disableProperty().bind(Bindings.isNull(model.current()).or(model.opening()));
        opening.visibleProperty().bind(model.opening());
        model.commands().forEach(command -> actions.getChildren().add(CommandNodes.button(command)));
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
    private void open() {
        if (model.current().get() != null) {
            model.open(model.current().get());
        }
    }

    @FXML
    private void clicked(MouseEvent e) {
        if (e.getClickCount() == 2) {
            open();
        }
    }

    @FXML
    private void pressed(KeyEvent e) {
        if (e.getCode() == KeyCode.ENTER) {
            open();
        }
    }
}
