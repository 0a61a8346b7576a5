package app.bellhop.ui.main;

import app.bellhop.viewmodel.main.StatusViewModel;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;

/** The line at the bottom: what is shown, what was just done, what is being done. */
public final class StatusBarController {

    private final StatusViewModel model;

    @FXML
    private Label statusLabel;

    @FXML
    private Label noticeLabel;

    @FXML
    private Node activity;

    @FXML
    private Label activityLabel;

    @FXML
    private ProgressBar activityProgress;

    public StatusBarController(StatusViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        statusLabel.textProperty().bind(model.status());
        noticeLabel.textProperty().bind(model.notice());
        activityLabel.textProperty().bind(model.activity().text());
        activityProgress.progressProperty().bind(model.activity().progress());
        activity.visibleProperty().bind(model.activity().text().isNotEmpty());
        activity.managedProperty().bind(activity.visibleProperty());
    }

    @FXML
    private void stop() {
        model.activity().cancel();
    }
}
