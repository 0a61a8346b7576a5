package app.bellhop.ui.main;

import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.ErrorViewModel;
import app.bellhop.viewmodel.base.ErrorViewModel.Remedy;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** The error banner: a message, a hint on how to fix it and a close button. */
public final class ErrorBannerController {

    private final ErrorViewModel model;

    @FXML
    private Node banner;

    @FXML
    private Label errorBanner;

    @FXML
    private Button errorAction;

    @FXML
    private Button errorRemedy;

    public ErrorBannerController(ErrorViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        errorBanner.textProperty().bind(model.sentence());
        errorBanner.visibleProperty().bind(model.sentence().isNotEmpty());
        VisibleWhen.bind(banner, model.sentence().isNotEmpty());
        errorAction.textProperty().bind(model.actionLabel());
        VisibleWhen.bind(errorAction, model.actionLabel().isNotEmpty());
        model.remedy().subscribe(this::showRemedy);
    }

    /** Its id is that of what it does. */
    private void showRemedy(@Nullable Remedy remedy) {
        errorRemedy.setVisible(remedy != null);
        errorRemedy.setManaged(remedy != null);
        errorRemedy.setId(remedy == null ? null : remedy.id());
        errorRemedy.setText(remedy == null ? "" : remedy.label());
        errorRemedy.setOnAction(
                remedy == null ? null : pressed -> remedy.action().run());
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
