package app.bellhop.ui.subscriptions;

import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.ui.editor.CodeEditor;
import app.bellhop.ui.publish.AttributeLines;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.subscriptions.FilterPolicyViewModel;
import app.bellhop.viewmodel.subscriptions.FilterPolicyViewModel.Verdict;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The filter policy editor, with a message to test it on. */
public final class FilterPolicyController {

    private static final PseudoClass MATCHES = PseudoClass.getPseudoClass("matches");
    private static final PseudoClass FILTERED = PseudoClass.getPseudoClass("filtered");

    private final FilterPolicyViewModel model;
    private final Runnable close;
    private final StringBinding problem;

    @FXML
    private Label filterPolicyTitle;

    @FXML
    private Label filterPolicySubject;

    @FXML
    private RadioButton attributesScope;

    @FXML
    private RadioButton bodyScope;

    @FXML
    private CodeEditor filterPolicyArea;

    @FXML
    private VBox sampleAttributes;

    @FXML
    private Node sampleBodyPane;

    @FXML
    private CodeEditor sampleBodyArea;

    @FXML
    private Label filterVerdict;

    @FXML
    private Label filterPolicyProblem;

    @FXML
    private Button removeFilterPolicy;

    @FXML
    private Button dialogOk;

    public FilterPolicyController(FilterPolicyViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        this.problem = Bindings.createStringBinding(this::problemText, model.problem(), model.failure());
    }

    @FXML
    private void initialize() {
        filterPolicyTitle.setText(model.title());
        filterPolicySubject.setText(model.subject());
        filterPolicyArea.bindText(model.text());
        filterPolicyArea.bindProblem(model.problem());
        filterPolicyArea.setWords(model.words());
        (model.bodyScope().get() ? bodyScope : attributesScope).setSelected(true);
        model.bodyScope().bind(bodyScope.selectedProperty());
        AttributeLines lines = new AttributeLines(model.sampleAttributes());
        VBox.setVgrow(lines, Priority.ALWAYS);
        sampleAttributes.getChildren().add(lines);
        VisibleWhen.bind(sampleAttributes, bodyScope.selectedProperty().not());
        sampleBodyArea.bindText(model.sampleBody());
        VisibleWhen.bind(sampleBodyPane, bodyScope.selectedProperty());
        filterVerdict.textProperty().bind(model.verdictText());
        model.verdict().addListener((o, before, now) -> colour(now));
        colour(model.verdict().get());
        VisibleWhen.says(filterPolicyProblem, problem);
        removeFilterPolicy.setVisible(model.removable());
        removeFilterPolicy.disableProperty().bind(model.saving());
        dialogOk.disableProperty().bind(model.problem().isNotNull().or(model.saving()));
        model.saved().addListener((o, before, now) -> close.run());
    }

    private void colour(Verdict verdict) {
        filterVerdict.pseudoClassStateChanged(MATCHES, verdict == Verdict.WOULD_MATCH);
        filterVerdict.pseudoClassStateChanged(FILTERED, verdict == Verdict.WOULD_NOT);
    }

    private String problemText() {
        var found = model.problem().get();
        return found == null ? model.failure().get() : ErrorTexts.sentence(found);
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void remove() {
        model.remove();
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
