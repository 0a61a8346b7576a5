package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.work.WorkProblem;
import app.bellhop.work.objects.TextDiff;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A document being edited: checked from the first change on, its changes reviewed before they are sent; it stays open until the
 * server has accepted it. FX thread.
 */
public final class DocumentEditorViewModel {

    /**
     * Something that can be put into the document.
     *
     * @param insert asks for what it needs; gets the text and answers with the new one, or nothing
     */
    public record Template(String label, Function<String, CompletableFuture<Optional<String>>> insert) {}

    /**
     * What is edited.
     *
     * @param subject the bucket or object
     * @param before what is there now; empty for nothing
     * @param now reads the document before it is saved, since it may have been changed by someone else
     * @param check what is wrong with a text, if anything is
     * @param save sends it
     * @param words what can be completed while typing
     */
    public record Document(
            String title,
            String subject,
            String before,
            Supplier<CompletableFuture<String>> now,
            Function<String, Optional<DocumentProblem>> check,
            Function<String, CompletableFuture<Void>> save,
            List<Template> templates,
            List<String> words) {}

    private final Document document;
    private final String initial;
    private final Executor ui;
    private String before;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<DocumentProblem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper checked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper reviewing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ObservableList<TextDiff.Line> diff = FXCollections.observableArrayList();
    private final ObservableList<TextDiff.Line> diffView = FXCollections.unmodifiableObservableList(diff);

    /** @param initial what stands in it at first */
    public DocumentEditorViewModel(Document document, String initial, Executor ui) {
        this.document = document;
        this.initial = initial;
        this.ui = ui;
        this.before = document.before();
        text.set(initial);
        text.addListener((o, before, now) -> check());
    }

    public Document document() {
        return document;
    }

    public StringProperty text() {
        return text;
    }

    /** What is wrong, and where; null when nothing is, or when it wasn't checked yet. */
    public ReadOnlyObjectProperty<DocumentProblem> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether it was changed or reviewed: before that, nobody is told that it is wrong. */
    public ReadOnlyBooleanProperty checked() {
        return checked.getReadOnlyProperty();
    }

    /** Whether the changes are shown rather than the document. */
    public ReadOnlyBooleanProperty reviewing() {
        return reviewing.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty saving() {
        return saving.getReadOnlyProperty();
    }

    /** Whether the server has accepted it: the editor closes. */
    public ReadOnlyBooleanProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /** Whether closing the editor would lose what was typed. */
    public boolean edited() {
        return !saved.get() && !text.get().equals(initial);
    }

    /** Why the server has not accepted it; empty before that. */
    public ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /** What saving would change. */
    public ObservableList<TextDiff.Line> diff() {
        return diffView;
    }

    private void check() {
        failure.set("");
        checked.set(true);
        problem.set(document.check().apply(text.get()).orElse(null));
    }

    /** Shows what saving would change, unless the document is wrong. */
    public void review() {
        check();
        if (problem.get() == null) {
            diff.setAll(TextDiff.of(before, text.get()));
            reviewing.set(true);
        }
    }

    /** Goes back to the document, unless that is being saved: what is typed meanwhile would be lost. */
    public void edit() {
        if (saving.get()) {
            return;
        }
        failure.set("");
        reviewing.set(false);
    }

    public void save() {
        if (problem.get() != null || saving.get()) {
            return;
        }
        saving.set(true);
        failure.set("");
        String reviewed = text.get();
        Futures.then(
                        document.now().get(),
                        now -> now.equals(before) ? document.save().apply(reviewed) : changed(now))
                .whenCompleteAsync(
                        (done, e) -> {
                            saving.set(false);
                            if (e == null) {
                                saved.set(true);
                            } else {
                                failure.set(ErrorTexts.sentence(CloudException.of(e)));
                            }
                        },
                        ui);
    }

    /** The document was changed by someone else: shows the changes against the new version and sends nothing yet. */
    private CompletableFuture<Void> changed(String now) {
        ui.execute(() -> {
            before = now;
            review();
        });
        return CompletableFuture.failedFuture(CloudException.because(
                ErrorKind.CONFLICT, "Put", document.subject(), WorkProblem.CHANGED_SINCE_REVIEW));
    }

    public void insert(Template template) {
        template.insert().apply(text.get()).thenAccept(made -> made.ifPresent(text::set));
    }

    /** A template without parameters; a text that it does not fit into is left unchanged. */
    public static Template template(String label, UnaryOperator<String> insert) {
        return new Template(label, text -> CompletableFuture.completedFuture(tried(insert, text)));
    }

    /** Inserts, unless the text is no document to insert into. */
    public static Optional<String> tried(UnaryOperator<String> insert, String text) {
        try {
            return Optional.of(insert.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
