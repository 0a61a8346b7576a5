package app.bellhop.fake;

import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Choices;
import app.bellhop.viewmodel.form.Choices.Chosen;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.form.Problem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers questions as the test has laid out, keeping to the form's own check; without an answer it turns away. */
public final class FakeDialogs implements Dialogs {

    public final List<Form> asked = new ArrayList<>();
    public final List<String> problems = new ArrayList<>();
    public final List<Path> files = new ArrayList<>();
    public String chooserTitle = "";
    private final Deque<Map<String, String>> answers = new ArrayDeque<>();

    /** Happens once, while the next form is open. */
    public Runnable meanwhile = () -> {};

    /** What the user puts into the fields of the next form, by their names and as it is shown; the rest stays as it is. */
    public void answer(Map<String, String> texts) {
        answers.add(texts);
    }

    /** What a form holds when those texts are put over its initial ones. */
    public static Answers answers(Form form, Map<String, String> texts) {
        Map<Field<?>, Answer<?>> all = new LinkedHashMap<>();
        for (Field<?> field : form.fields()) {
            if (field.kind() != Field.Kind.FACT) {
                all.put(
                        field,
                        texts.containsKey(field.name())
                                ? Answer.read(field, texts.get(field.name()))
                                : Answer.initial(field));
            }
        }
        for (Field<?> field : form.fields()) {
            if (texts.containsKey(field.name())) {
                form.filled(field, new Answers(List.copyOf(all.values()))).stream()
                        .filter(filled -> !texts.containsKey(filled.field().name()))
                        .forEach(filled -> all.put(filled.field(), filled));
            }
        }
        return new Answers(List.copyOf(all.values()));
    }

    public Form last() {
        return asked.get(asked.size() - 1);
    }

    @Override
    public CompletableFuture<Optional<Answers>> ask(Form form) {
        asked.add(form);
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        if (answers.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Answers typed = answers(form, answers.poll());
        List<Problem> found = form.problems(typed);
        problems.add(found.isEmpty() ? "" : found.get(0).text());
        return CompletableFuture.completedFuture(found.isEmpty() ? Optional.of(typed) : Optional.empty());
    }

    public final List<Choices<?>> chosenFrom = new ArrayList<>();
    private final Deque<Map.Entry<String, Boolean>> picks = new ArrayDeque<>();

    /** The button that the user presses in the next dialog of choices, and whether its box is checked. */
    public void pick(String id, boolean remembered) {
        picks.add(Map.entry(id, remembered));
    }

    @Override
    public <T> CompletableFuture<Optional<Chosen<T>>> choose(Choices<T> choices) {
        chosenFrom.add(choices);
        Map.Entry<String, Boolean> pick = picks.poll();
        return CompletableFuture.completedFuture(
                pick == null
                        ? Optional.empty()
                        : choices.choices().stream()
                                .filter(choice -> choice.id().equals(pick.getKey()))
                                .map(choice -> new Chosen<>(choice.value(), pick.getValue()))
                                .findFirst());
    }

    public final List<DocumentEditorViewModel> editors = new ArrayList<>();
    public final List<ScreenModel> screens = new ArrayList<>();

    @Override
    public void edit(DocumentEditorViewModel editor) {
        editors.add(editor);
    }

    @Override
    public void show(ScreenModel screen) {
        screens.add(screen);
    }

    @Override
    public void closeScreens() {
        screens.forEach(ScreenModel::close);
        screens.clear();
    }

    /** Those of each session that was opened, the oldest first. */
    public final List<FakeDialogs> sessions = new ArrayList<>();

    @Override
    public Dialogs forSession() {
        FakeDialogs own = new FakeDialogs();
        sessions.add(own);
        return own;
    }

    /** The screen that was opened last. */
    public <M extends ScreenModel> M screen(Class<M> type) {
        return type.cast(screens.get(screens.size() - 1));
    }

    /** The editor that was opened last. */
    public DocumentEditorViewModel editor() {
        return editors.get(editors.size() - 1);
    }

    @Override
    public CompletableFuture<List<Path>> chooseFiles(String title) {
        chooserTitle = title;
        return CompletableFuture.completedFuture(List.copyOf(files));
    }

    @Override
    public CompletableFuture<Optional<Path>> chooseFolder(String title) {
        chooserTitle = title;
        return CompletableFuture.completedFuture(files.stream().findFirst());
    }
}
