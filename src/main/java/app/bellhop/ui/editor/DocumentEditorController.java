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
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The document editor: text, problems and their positions, templates, completions, and a diff before saving. */
public final class DocumentEditorController {

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
    private TextArea editorArea;

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

    private @Nullable ContextMenu completions;

    /** @param close closes the window */
    public DocumentEditorController(DocumentEditorViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        editorTitle.setText(model.document().title());
        editorSubject.setText(model.document().subject());
        editorArea.textProperty().bindBidirectional(model.text());
        editorDiff.setItems(model.diff());
        editorDiff.setCellFactory(list -> new DiffCell());
        editorDiff.setPlaceholder(new Label(Texts.get("editor.unchanged")));
        VisibleWhen.bind(editorArea, model.reviewing().not());
        VisibleWhen.bind(editorReview, model.reviewing().not());
        VisibleWhen.bind(editorDiff, model.reviewing());
        VisibleWhen.bind(editorBack, model.reviewing());
        VisibleWhen.bind(editorSave, model.reviewing());
        boolean templates = !model.document().templates().isEmpty();
        VisibleWhen.bind(
                editorInsert,
                Bindings.createBooleanBinding(
                        () -> templates && !model.reviewing().get(), model.reviewing()));
        model.document().templates().forEach(template -> {
            MenuItem item = new MenuItem(template.label());
            item.setOnAction(e -> model.insert(template));
            editorInsert.getItems().add(item);
        });
        editorProblem
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> problemText(model.problem().get()), model.problem()));
        VisibleWhen.bind(editorProblem, model.reviewing().not());
        model.problem().addListener((o, before, now) -> editorProblem.pseudoClassStateChanged(WRONG, now != null));
        editorProblem.pseudoClassStateChanged(WRONG, model.problem().get() != null);
        editorReview.disableProperty().bind(model.problem().isNotNull());
        editorFailure.textProperty().bind(model.failure());
        VisibleWhen.bind(editorFailure, model.failure().isNotEmpty());
        editorSave.disableProperty().bind(model.saving().or(model.problem().isNotNull()));
        model.saved().addListener((o, before, now) -> close.run());
    }

    private static String problemText(DocumentProblem problem) {
        return problem == null ? Texts.get("editor.fine") : ErrorTexts.sentence(problem);
    }

    /** Moves the caret to the problem. */
    @FXML
    private void goToProblem() {
        DocumentProblem problem = model.problem().get();
        if (problem != null) {
            String[] lines = editorArea.getText().split("\n", -1);
            int at = problem.column() - 1;
            for (int i = 0; i < Math.min(problem.line() - 1, lines.length); i++) {
                at += lines[i].length() + 1;
            }
            editorArea.requestFocus();
            int from = Math.min(at, editorArea.getLength());
            editorArea.selectRange(from, Math.min(from + 1, editorArea.getLength()));
        }
    }

    @FXML
    private void pressed(KeyEvent e) {
        if (e.getCode() == KeyCode.SPACE && e.isControlDown()) {
            e.consume();
            complete();
        }
    }

    private void complete() {
        if (completions != null) {
            completions.hide();
        }
        int caret = editorArea.getCaretPosition();
        String begun = model.begun(caret);
        completions = new ContextMenu();
        completions.setId("completions");
        for (String word : model.completions(caret)) {
            MenuItem item = new MenuItem(word);
            item.setOnAction(e -> editorArea.replaceText(caret - begun.length(), caret, word));
            completions.getItems().add(item);
        }
        Bounds place = editorArea.localToScreen(editorArea.getBoundsInLocal());
        if (!completions.getItems().isEmpty() && place != null) {
            completions.show(editorArea, place.getMinX() + 24, place.getMinY() + 24);
        }
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
        close.run();
    }
}
