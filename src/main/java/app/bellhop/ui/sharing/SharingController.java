package app.bellhop.ui.sharing;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.ui.form.Fact;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.sharing.PresignViewModel;
import app.bellhop.viewmodel.sharing.ReadAccessViewModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** The Sharing tab: who has access, and presigned URLs. {@link AclController} handles the ACL. */
public final class SharingController {

    private final ReadAccessViewModel access;
    private final PresignViewModel presign;
    private final Commands commands;

    @FXML
    private Label accessVerdict;

    @FXML
    private Hyperlink accessWhy;

    @FXML
    private Label accessAnonymous;

    @FXML
    private Fact publicUrlField;

    @FXML
    private FlowPane accessActions;

    @FXML
    private RadioButton presignGet;

    @FXML
    private RadioButton presignPut;

    @FXML
    private ComboBox<String> lifetimeBox;

    @FXML
    private TextField downloadNameField;

    @FXML
    private TextField uploadKeyField;

    @FXML
    private TextField presignContentTypeField;

    @FXML
    private Label downloadNameLabel;

    @FXML
    private Label uploadKeyLabel;

    @FXML
    private Label presignProblem;

    @FXML
    private TextArea presignedUrls;

    @FXML
    private Label presignEnd;

    @FXML
    private FlowPane presignActions;

    public SharingController(ReadAccessViewModel access, PresignViewModel presign, Commands commands) {
        this.access = access;
        this.presign = presign;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        access();
        presign();
    }

    private void access() {
        accessVerdict.textProperty().bind(access.verdict());
        access.audience().subscribe(now -> {
            boolean open = now != null && now.name().startsWith("EVERYBODY");
            accessVerdict.pseudoClassStateChanged(PseudoClass.getPseudoClass("open"), open);
        });
        VisibleWhen.bind(accessWhy, Bindings.isNotEmpty(access.reasons()));
        // Where the server can't be reached, both say so.
        VisibleWhen.says(
                accessAnonymous,
                Bindings.when(access.anonymous().isEqualTo(access.verdict()))
                        .then("")
                        .otherwise(access.anonymous()));
        publicUrlField.textProperty().bind(access.publicUrl());
        VisibleWhen.bind(publicUrlField, access.publicUrl().isNotEmpty());
        for (String id : List.of(CommandIds.CHECK_ACCESS, CommandIds.OPEN_PUBLIC_URL)) {
            Node button = CommandNodes.button(commands.get(id));
            accessActions.getChildren().add(button);
        }
        VisibleWhen.bind(accessActions, access.available());
    }

    @FXML
    private void why() {
        VBox reasons = new VBox();
        reasons.setId("accessReasons");
        reasons.getStyleClass().add("popover-content");
        access.reasons().forEach(reason -> reasons.getChildren().add(new ReasonRow(reason)));
        PopOver why = new PopOver(reasons);
        why.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        why.setAnimated(false);
        why.show(accessWhy);
    }

    private void presign() {
        presignPut.selectedProperty().bindBidirectional(presign.upload());
        presignGet.disableProperty().bind(presign.place());
        presign.upload().subscribe(now -> presignGet.setSelected(!now));
        lifetimeBox.getItems().setAll(presign.lifetimes());
        lifetimeBox.getEditor().textProperty().bindBidirectional(presign.lifetime());
        downloadNameField.textProperty().bindBidirectional(presign.downloadName());
        uploadKeyField.textProperty().bindBidirectional(presign.uploadName());
        presignContentTypeField.textProperty().bindBidirectional(presign.contentType());
        for (Node node : List.of(downloadNameLabel, downloadNameField)) {
            VisibleWhen.bind(node, presign.upload().not());
        }
        for (Node node : List.of(uploadKeyLabel, uploadKeyField)) {
            VisibleWhen.bind(node, presign.place());
        }
        VisibleWhen.says(presignProblem, presign.problem());
        presign.wrong()
                .subscribe(wrong -> presignProblem.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), wrong));
        presignedUrls.textProperty().bind(presign.urls());
        VisibleWhen.bind(presignedUrls, presign.urls().isNotEmpty());
        VisibleWhen.says(presignEnd, presign.end());
        presignActions.getChildren().add(CommandNodes.button(commands.get(CommandIds.MAKE_PRESIGNED_URL)));
    }
}
