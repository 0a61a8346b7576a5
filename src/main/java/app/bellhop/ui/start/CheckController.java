package app.bellhop.ui.start;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.start.CheckRow;
import app.bellhop.viewmodel.start.CheckViewModel;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The window that tests a connection. */
public final class CheckController {

    private final CheckViewModel model;
    private final Runnable close;

    @FXML
    private Label checkTitle;

    @FXML
    private VBox checkSteps;

    @FXML
    private Label checkVerdict;

    @FXML
    private Button testAgain;

    @FXML
    private Button copyTestReport;

    @FXML
    private Button dialogCancel;

    public CheckController(CheckViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        checkTitle.setText(model.title());
        model.rows().addListener((ListChangeListener<CheckRow>) change -> show());
        checkVerdict.textProperty().bind(model.verdict());
        CommandNodes.bind(new Commands(model.commands()), testAgain, copyTestReport);
        dialogCancel
                .textProperty()
                .bind(Bindings.when(model.running())
                        .then(Texts.get("dialog.cancel"))
                        .otherwise(Texts.get("dialog.close")));
        show();
    }

    private void show() {
        checkSteps
                .getChildren()
                .setAll(model.rows().stream().map(CheckRowView::new).toList());
    }

    /** Stops the test, or closes the window once it has ended. */
    @FXML
    private void cancel() {
        if (model.running().get()) {
            model.stop();
        } else {
            close.run();
        }
    }
}
