package app.bellhop.ui.publish;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.publish.PublishViewModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

public final class PublishController {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final PublishViewModel model;
    private final Command publish;

    /** Kept in fields: bindings that are garbage-collected stop firing. */
    private final BooleanBinding wrong;

    private final BooleanBinding fifo;

    @FXML
    private Label publishTarget;

    @FXML
    private TextField publishSubjectField;

    @FXML
    private HBox fifoRow;

    @FXML
    private TextField groupIdField;

    @FXML
    private TextField deduplicationIdField;

    @FXML
    private TextArea publishMessageArea;

    @FXML
    private VBox attributesBox;

    @FXML
    private FlowPane protocolToggles;

    @FXML
    private TextArea protocolTextArea;

    @FXML
    private Label publishHint;

    @FXML
    private Button publishButton;

    public PublishController(PublishViewModel model) {
        this.model = model;
        this.publish = model.command();
        this.wrong = model.wrong();
        this.fifo = model.fifo();
    }

    @FXML
    private void initialize() {
        publishTarget.textProperty().bind(model.target());
        Columns.cutName(publishTarget);
        publishSubjectField.textProperty().bindBidirectional(model.subject());
        publishMessageArea.textProperty().bindBidirectional(model.message());
        groupIdField.textProperty().bindBidirectional(model.groupId());
        deduplicationIdField.textProperty().bindBidirectional(model.deduplicationId());
        VisibleWhen.bind(fifoRow, fifo);
        publishHint.textProperty().bind(model.hint());
        wrong.subscribe(now -> publishHint.pseudoClassStateChanged(WRONG, now));
        CommandNodes.bind(publishButton, publish);
        AttributeLines attributes = new AttributeLines(model.attributes());
        for (Node field : List.of(publishSubjectField, publishMessageArea, protocolTextArea, attributes)) {
            CommandKeys.bind(field, publish);
        }
        VBox.setVgrow(attributes, Priority.ALWAYS);
        attributesBox.getChildren().add(attributes);
        protocols();
    }

    private void protocols() {
        ToggleGroup group = new ToggleGroup();
        for (String protocol : PublishViewModel.PROTOCOLS) {
            ToggleButton toggle = new ToggleButton();
            toggle.setId("text-" + protocol);
            toggle.setUserData(protocol);
            toggle.setToggleGroup(group);
            toggle.getStyleClass().add("small");
            toggle.textProperty()
                    .bind(Bindings.when(model.text(protocol).isEmpty())
                            .then(protocol)
                            .otherwise(protocol + " •"));
            protocolToggles.getChildren().add(toggle);
        }
        group.selectToggle(group.getToggles().get(0));
        protocolTextArea.textProperty().bindBidirectional(model.text(PublishViewModel.PROTOCOLS.get(0)));
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                before.setSelected(true);
                return;
            }
            protocolTextArea.textProperty().unbindBidirectional(model.text((String) before.getUserData()));
            protocolTextArea.textProperty().bindBidirectional(model.text((String) now.getUserData()));
        });
    }
}
