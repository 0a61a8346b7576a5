package app.bellhop.ui.main;

import app.bellhop.ui.base.ScreenDialog;
import app.bellhop.ui.editor.DocumentEditorController;
import app.bellhop.ui.form.ChoiceDialog;
import app.bellhop.ui.form.FormDialog;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Choices;
import app.bellhop.viewmodel.form.Choices.Chosen;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** Dialogs as windows over the main one, using the system's file choosers where possible. */
public final class FxDialogs implements Dialogs {

    private final Supplier<Window> owner;
    private final Executor later;
    private final Executor settled;
    private final LastFolder lastFolder;
    private final ScreenWindows windows = new ScreenWindows();

    /**
     * @param owner the window to open dialogs over
     * @param later runs work on the FX thread, after what it does now
     * @param settled the same, once window managers know that a window is enabled again
     */
    public FxDialogs(Supplier<Window> owner, Executor later, Executor settled) {
        this(owner, later, settled, new LastFolder());
    }

    private FxDialogs(Supplier<Window> owner, Executor later, Executor settled, LastFolder lastFolder) {
        this.owner = owner;
        this.later = later;
        this.settled = settled;
        this.lastFolder = lastFolder;
    }

    @Override
    public Dialogs forSession() {
        return new FxDialogs(owner, later, settled, lastFolder);
    }

    @Override
    public CompletableFuture<Optional<Answers>> ask(Form form) {
        CompletableFuture<Optional<Answers>> answer = new CompletableFuture<>();
        FormDialog dialog = new FormDialog(form, inFront(), this::browse);
        DisabledTooltips.show(dialog.getDialogPane());
        dialog.setOnHidden(e -> answer.complete(Optional.ofNullable(dialog.getResult())));
        DialogWindows.show(dialog, later);
        return answer;
    }

    @Override
    public <T> CompletableFuture<Optional<Chosen<T>>> choose(Choices<T> choices) {
        CompletableFuture<Optional<Chosen<T>>> answer = new CompletableFuture<>();
        ChoiceDialog<T> dialog = new ChoiceDialog<>(choices, inFront());
        dialog.setOnHidden(e -> answer.complete(Optional.ofNullable(dialog.getResult())));
        DialogWindows.show(dialog, later);
        return answer;
    }

    private Window inFront() {
        return DialogWindows.focused().map(Window.class::cast).orElseGet(owner);
    }

    @Override
    public void edit(DocumentEditorViewModel editor) {
        ScreenDialog dialog = new ScreenDialog(
                owner.get(),
                editor.document().title(),
                "editor/editor",
                close -> Map.of(DocumentEditorController.class, () -> new DocumentEditorController(editor, close)));
        Form discard = Form.confirm(
                Texts.get("unsaved.title"),
                Texts.get(
                        "editor.discard.text",
                        editor.document().title(),
                        editor.document().subject()),
                List.of(),
                Texts.get("editor.discard"));
        dialog.getDialogPane().getScene().getWindow().addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, e -> {
            if (editor.edited()) {
                e.consume();
                ask(discard).thenAccept(answer -> answer.ifPresent(yes -> dialog.closeScreen()));
            }
        });
        DialogWindows.show(dialog, later);
    }

    @Override
    public void show(ScreenModel screen) {
        windows.show(screen, owner.get(), later);
    }

    @Override
    public void closeScreens() {
        windows.closeAll();
    }

    @Override
    public CompletableFuture<List<Path>> chooseFiles(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(lastFolder.begin(null));
        return choose(chooser::showOpenMultipleDialog).thenApply(lastFolder::files);
    }

    @Override
    public CompletableFuture<Optional<Path>> chooseFolder(String title) {
        return browseFolder(title, null);
    }

    private CompletableFuture<Optional<Path>> browse(Field<?> field) {
        return field.kind() == Field.Kind.FOLDER ? browseFolder(field) : browseFile(field);
    }

    private <T> CompletableFuture<Optional<Path>> browseFile(Field<T> field) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(field.label());
        if (field.kind() == Field.Kind.OPEN_FILE) {
            chooser.setInitialDirectory(lastFolder.begin(null));
            return choose(chooser::showOpenDialog).thenApply(lastFolder::file);
        }
        Path initial = Path.of(field.format(field.initial()));
        chooser.setInitialDirectory(lastFolder.begin(initial.getParent()));
        chooser.setInitialFileName(initial.getFileName().toString());
        return choose(chooser::showSaveDialog).thenApply(lastFolder::file);
    }

    private <T> CompletableFuture<Optional<Path>> browseFolder(Field<T> field) {
        return browseFolder(field.label(), Path.of(field.format(field.initial())));
    }

    private CompletableFuture<Optional<Path>> browseFolder(String title, @Nullable Path begin) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(lastFolder.begin(begin));
        return choose(chooser::showDialog).thenApply(lastFolder::folder);
    }

    /**
     * Shows a chooser of the system's. Not while the click on its button is still being handled: events that arrive until it
     * is closed would be lost to that, and the button would look as if the mouse stood on it. The window is disabled meanwhile,
     * for which some window managers end its maximizing, and refuse it until they know that the window is enabled again.
     */
    private <T> CompletableFuture<@Nullable T> choose(Function<Window, @Nullable T> chooser) {
        CompletableFuture<@Nullable T> chosen = new CompletableFuture<>();
        later.execute(() -> {
            Window window = owner.get();
            boolean maximized = window instanceof Stage stage && stage.isMaximized();
            T choice = chooser.apply(window);
            if (maximized) {
                settled.execute(() -> maximizeAgain((Stage) window));
            }
            chosen.complete(choice);
        });
        return chosen;
    }

    /** JavaFX may take it for maximized still. */
    private static void maximizeAgain(Stage window) {
        window.setMaximized(false);
        window.setMaximized(true);
    }
}
