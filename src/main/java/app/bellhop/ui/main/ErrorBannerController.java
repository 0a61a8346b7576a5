package app.bellhop.ui.main;

import app.bellhop.viewmodel.base.ErrorViewModel;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** The error banner: a message, a hint on how to fix it and a close button. */
public final class ErrorBannerController {

    private final ErrorViewModel model;

    @FXML
    private Node banner;

    @FXML
    private Label errorBanner;

    @FXML
    private Button errorAction;

    public ErrorBannerController(ErrorViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        errorBanner.textProperty().bind(model.sentence());
        errorBanner.visibleProperty().bind(model.sentence().isNotEmpty());
        banner.visibleProperty().bind(model.sentence().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        errorAction.textProperty().bind(model.actionLabel());
        errorAction.visibleProperty().bind(model.actionLabel().isNotEmpty());
        errorAction.managedProperty().bind(errorAction.visibleProperty());
    }

    @FXML
    private void act() {
        model.act();
    }

    @FXML
    private void dismiss() {
        model.dismiss();
    }
}
