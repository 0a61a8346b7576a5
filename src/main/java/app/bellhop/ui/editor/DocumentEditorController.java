package app.bellhop.ui.editor;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.ui.base.DiffCell;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.work.objects.TextDiff;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** The document editor: text, problems and their positions, templates, completions, and a diff before saving. */
public final class DocumentEditorController {

    private static final PseudoClass UNTOUCHED = PseudoClass.getPseudoClass("untouched");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final DocumentEditorViewModel model;
    private final Runnable close;

    @FXML
    private Label editorTitle;

    @FXML
    private Label editorSubject;

    @FXML
    private MenuButton editorInsert;

    @FXML
    private Node editorPane;

    @FXML
    private CodeEditor editorArea;

    @FXML
    private ListView<TextDiff.Line> editorDiff;

    @FXML
    private Hyperlink editorProblem;

    @FXML
    private Label editorFailure;

    @FXML
    private Button editorBack;

    @FXML
    private Button editorReview;

    @FXML
    private Button editorSave;

    public DocumentEditorController(DocumentEditorViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        editorTitle.setText(model.document().title());
        editorSubject.setText(model.document().subject());
        editorArea.bindText(model.text());
        editorArea.bindProblem(model.problem());
        editorArea.setWords(model.document().words());
        DiffCell.show(editorDiff, model.diff());
        editorDiff.setPlaceholder(new Label(Texts.get("editor.unchanged")));
        VisibleWhen.bind(editorPane, model.reviewing().not());
        VisibleWhen.bind(editorReview, model.reviewing().not());
        VisibleWhen.bind(editorDiff, model.reviewing());
        VisibleWhen.bind(editorBack, model.reviewing());
        editorBack.disableProperty().bind(model.saving());
        VisibleWhen.bind(editorSave, model.reviewing());
        boolean templates = !model.document().templates().isEmpty();
        VisibleWhen.bind(
                editorInsert,
                Bindings.createBooleanBinding(
                        () -> templates && !model.reviewing().get(), model.reviewing()));
        model.document().templates().forEach(template -> {
            MenuItem item = new MenuItem(template.label());
            item.setMnemonicParsing(false);
            item.setOnAction(e -> model.insert(template));
            editorInsert.getItems().add(item);
        });
        editorProblem
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> problemText(model.problem().get()), model.problem(), model.checked()));
        VisibleWhen.bind(editorProblem, model.reviewing().not());
        model.checked().subscribe(now -> editorProblem.pseudoClassStateChanged(UNTOUCHED, !now));
        model.problem().addListener((o, before, now) -> editorProblem.pseudoClassStateChanged(WRONG, now != null));
        editorProblem.pseudoClassStateChanged(WRONG, model.problem().get() != null);
        editorReview.disableProperty().bind(model.problem().isNotNull());
        VisibleWhen.says(editorFailure, model.failure());
        editorSave.disableProperty().bind(model.saving().or(model.problem().isNotNull()));
        model.saved().addListener((o, before, now) -> close.run());
    }

    private String problemText(@Nullable DocumentProblem problem) {
        if (problem != null) {
            return ErrorTexts.sentence(problem);
        }
        return Texts.get(model.checked().get() ? "editor.fine" : "editor.hint");
    }

    @FXML
    private void goToProblem() {
        editorArea.goToProblem();
    }

    @FXML
    private void review() {
        model.review();
    }

    @FXML
    private void back() {
        model.edit();
    }

    @FXML
    private void save() {
        model.save();
    }

    @FXML
    private void cancel() {
        Window window = editorPane.getScene().getWindow();
        Event.fireEvent(window, new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }
}
