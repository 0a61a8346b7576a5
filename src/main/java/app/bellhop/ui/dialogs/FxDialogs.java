package app.bellhop.ui.dialogs;

import app.bellhop.ui.editor.DocumentEditorController;
import app.bellhop.ui.logs.AccessLogController;
import app.bellhop.viewmodel.AccessLogViewModel;
import app.bellhop.viewmodel.Dialogs;
import app.bellhop.viewmodel.DocumentEditorViewModel;
import app.bellhop.viewmodel.Form;
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

/** Dialogs as windows over the main one; the system's own choosers where there are any. */
public final class FxDialogs implements Dialogs {

    private final Supplier<Window> owner;

    /** @param owner the window that dialogs belong to */
    public FxDialogs(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public CompletableFuture<Optional<Map<String, String>>> ask(Form form) {
        CompletableFuture<Optional<Map<String, String>>> answer = new CompletableFuture<>();
        FormDialog dialog = new FormDialog(form, owner.get(), this::browse);
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
                        DocumentEditorController.class,
                        close -> new DocumentEditorController(editor, close))
                .show();
    }

    @Override
    public void show(AccessLogViewModel log) {
        ScreenDialog dialog = new ScreenDialog(
                owner.get(),
                log.title(),
                "logs/accesslog",
                AccessLogController.class,
                close -> new AccessLogController(log, close));
        dialog.setOnHidden(e -> log.close());
        dialog.show();
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
        return CompletableFuture.completedFuture(browse(title));
    }

    private Optional<Path> browse(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }
}
