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
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Dialogs as windows over the main one, using the system's file choosers where possible. */
public final class FxDialogs implements Dialogs {

    private final Supplier<Window> owner;
    private final ScreenWindows windows = new ScreenWindows();

    /** @param owner the window to open dialogs over */
    public FxDialogs(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Dialogs forSession() {
        return new FxDialogs(owner);
    }

    @Override
    public CompletableFuture<Optional<Answers>> ask(Form form) {
        CompletableFuture<Optional<Answers>> answer = new CompletableFuture<>();
        FormDialog dialog = new FormDialog(form, owner.get(), this::browse);
        DisabledTooltips.show(dialog.getDialogPane());
        dialog.setOnHidden(e -> answer.complete(Optional.ofNullable(dialog.getResult())));
        dialog.show();
        return answer;
    }

    @Override
    public <T> CompletableFuture<Optional<Chosen<T>>> choose(Choices<T> choices) {
        CompletableFuture<Optional<Chosen<T>>> answer = new CompletableFuture<>();
        ChoiceDialog<T> dialog = new ChoiceDialog<>(choices, owner.get());
        dialog.setOnHidden(e -> answer.complete(Optional.ofNullable(dialog.getResult())));
        dialog.show();
        return answer;
    }

    @Override
    public void edit(DocumentEditorViewModel editor) {
        new ScreenDialog(
                        owner.get(),
                        editor.document().title(),
                        "editor/editor",
                        close -> Map.of(
                                DocumentEditorController.class, () -> new DocumentEditorController(editor, close)))
                .show();
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
        List<File> files = chooser.showOpenMultipleDialog(owner.get());
        return CompletableFuture.completedFuture(
                files == null ? List.of() : files.stream().map(File::toPath).toList());
    }

    @Override
    public CompletableFuture<Optional<Path>> chooseFolder(String title) {
        return CompletableFuture.completedFuture(browseFolder(title));
    }

    private Optional<Path> browse(Field<?> field) {
        return field.kind() == Field.Kind.FOLDER ? browseFolder(field.label()) : browseFile(field);
    }

    private <T> Optional<Path> browseFile(Field<T> field) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(field.label());
        if (field.kind() == Field.Kind.OPEN_FILE) {
            return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
        }
        chooser.setInitialFileName(
                Path.of(field.format(field.initial())).getFileName().toString());
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    private Optional<Path> browseFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }
}
