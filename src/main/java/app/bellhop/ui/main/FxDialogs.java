package app.bellhop.ui.main;

import app.bellhop.ui.base.ScreenDialog;
import app.bellhop.ui.editor.DocumentEditorController;
import app.bellhop.ui.form.ChoiceDialog;
import app.bellhop.ui.form.FormDialog;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.ScreenModel;
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
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Dialogs as windows over the main one, using the system's file choosers where possible. */
public final class FxDialogs implements Dialogs {

    private final Supplier<Window> owner;
    private final LastFolder lastFolder;
    private final ScreenWindows windows = new ScreenWindows();

    /** @param owner the window to open dialogs over */
    public FxDialogs(Supplier<Window> owner) {
        this(owner, new LastFolder());
    }

    private FxDialogs(Supplier<Window> owner, LastFolder lastFolder) {
        this.owner = owner;
        this.lastFolder = lastFolder;
    }

    @Override
    public Dialogs forSession() {
        return new FxDialogs(owner, lastFolder);
    }

    @Override
    public CompletableFuture<Optional<Answers>> ask(Form form) {
        CompletableFuture<Optional<Answers>> answer = new CompletableFuture<>();
        FormDialog dialog = new FormDialog(form, owner.get(), this::browse);
        DisabledTooltips.show(dialog.getDialogPane());
        dialog.setOnHidden(e -> answer.complete(Optional.ofNullable(dialog.getResult())));
        DialogWindows.show(dialog);
        return answer;
    }

    @Override
    public <T> CompletableFuture<Optional<Chosen<T>>> choose(Choices<T> choices) {
        CompletableFuture<Optional<Chosen<T>>> answer = new CompletableFuture<>();
        ChoiceDialog<T> dialog = new ChoiceDialog<>(choices, owner.get());
        dialog.setOnHidden(e -> answer.complete(Optional.ofNullable(dialog.getResult())));
        DialogWindows.show(dialog);
        return answer;
    }

    @Override
    public void edit(DocumentEditorViewModel editor) {
        DialogWindows.show(new ScreenDialog(
                owner.get(),
                editor.document().title(),
                "editor/editor",
                close -> Map.of(DocumentEditorController.class, () -> new DocumentEditorController(editor, close))));
    }

    @Override
    public void show(ScreenModel screen) {
        windows.show(screen, owner.get());
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
        return CompletableFuture.completedFuture(lastFolder.files(choose(chooser::showOpenMultipleDialog)));
    }

    @Override
    public CompletableFuture<Optional<Path>> chooseFolder(String title) {
        return CompletableFuture.completedFuture(browseFolder(title, null));
    }

    private Optional<Path> browse(Field<?> field) {
        return field.kind() == Field.Kind.FOLDER ? browseFolder(field) : browseFile(field);
    }

    private <T> Optional<Path> browseFile(Field<T> field) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(field.label());
        if (field.kind() == Field.Kind.OPEN_FILE) {
            chooser.setInitialDirectory(lastFolder.begin(null));
            return lastFolder.file(choose(chooser::showOpenDialog));
        }
        Path initial = Path.of(field.format(field.initial()));
        chooser.setInitialDirectory(lastFolder.begin(initial.getParent()));
        chooser.setInitialFileName(initial.getFileName().toString());
        return lastFolder.file(choose(chooser::showSaveDialog));
    }

    private <T> Optional<Path> browseFolder(Field<T> field) {
        return browseFolder(field.label(), Path.of(field.format(field.initial())));
    }

    private Optional<Path> browseFolder(String title, @Nullable Path begin) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(lastFolder.begin(begin));
        return lastFolder.folder(choose(chooser::showDialog));
    }

    /** The window is disabled meanwhile, for which some window managers end its maximizing. */
    private <T> T choose(Function<Window, T> chooser) {
        Window window = owner.get();
        boolean maximized = window instanceof Stage stage && stage.isMaximized();
        T chosen = chooser.apply(window);
        if (maximized) {
            ((Stage) window).setMaximized(true);
        }
        return chosen;
    }
}
