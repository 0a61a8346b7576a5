package app.bellhop.ui.notifications;

import app.bellhop.ui.CommandNodes;
import app.bellhop.viewmodel.Command;
import app.bellhop.viewmodel.PublishViewModel;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The publish form. */
public final class PublishController {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final PublishViewModel model;
    private final Command publish;

    /** Held here: a binding that nobody holds stops telling. */
    private final BooleanBinding wrong;

    @FXML
    private Label publishTarget;

    @FXML
    private TextField publishSubjectField;

    @FXML
    private TextArea publishMessageArea;

    @FXML
    private Label publishHint;

    @FXML
    private Button publishButton;

    public PublishController(PublishViewModel model) {
        this.model = model;
        this.publish = model.command();
        this.wrong = model.wrong();
    }

    @FXML
    private void initialize() {
        publishTarget.textProperty().bind(model.target());
        publishSubjectField.textProperty().bindBidirectional(model.subject());
        publishMessageArea.textProperty().bindBidirectional(model.message());
        publishHint.textProperty().bind(model.hint());
        wrong.addListener((o, before, now) -> publishHint.pseudoClassStateChanged(WRONG, now));
        CommandNodes.bind(publishButton, publish);
    }

    @FXML
    private void pressed(KeyEvent e) {
        if (KeyCombination.valueOf(publish.shortcut()).match(e)) {
            publish.run();
            e.consume();
        }
    }
}
