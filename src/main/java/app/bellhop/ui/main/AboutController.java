package app.bellhop.ui.main;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.main.AboutViewModel;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** The window with the version and the licenses. */
public final class AboutController {

    private final AboutViewModel model;
    private final Runnable close;

    @FXML
    private Label aboutVersion;

    @FXML
    private Label aboutSystem;

    @FXML
    private TextArea aboutLicenses;

    @FXML
    private Button copyForSupport;

    public AboutController(AboutViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        aboutVersion.textProperty().bind(model.version());
        aboutSystem.setText(model.system());
        aboutLicenses.textProperty().bind(model.licenses());
        CommandNodes.bind(new Commands(model.commands()), copyForSupport);
    }

    @FXML
    private void close() {
        close.run();
    }
}
