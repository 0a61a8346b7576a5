package app.bellhop.ui.signin;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.viewmodel.signin.SignInViewModel;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** The window that signs in to IAM Identity Center. */
public final class SignInController {

    private final SignInViewModel model;
    private final Runnable close;

    @FXML
    private Label signInTitle;

    @FXML
    private Node signInRequest;

    @FXML
    private Label signInCode;

    @FXML
    private Label signInStatus;

    @FXML
    private Node signInProgress;

    @FXML
    private Button copySignInCode;

    @FXML
    private Button openSignInPage;

    @FXML
    private Button dialogOk;

    public SignInController(SignInViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        signInTitle.setText(model.title());
        signInCode.textProperty().bind(model.code());
        signInStatus.textProperty().bind(model.status());
        signInRequest.visibleProperty().bind(model.waiting());
        signInProgress.visibleProperty().bind(model.waiting());
        signInProgress.managedProperty().bind(model.waiting());
        CommandNodes.bind(copySignInCode, model.copy());
        CommandNodes.bind(openSignInPage, model.openPage());
        CommandNodes.bind(dialogOk, model.again());
        model.waiting()
                .addListener((o, before, now) ->
                        signInStatus.getStyleClass().setAll("label", now ? "text-muted" : "error-text"));
        dialogOk.visibleProperty().bind(model.waiting().not());
        model.approved().addListener((o, before, now) -> close.run());
        model.begin();
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
