package app.bellhop.ui.base;

import app.bellhop.viewmodel.base.Desktop;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;

/** The desktop as JavaFX reaches it. */
public final class FxDesktop implements Desktop {

    private final HostServices services;
    private final Bell bell;

    /** @param window that the bell belongs to */
    public FxDesktop(HostServices services, Window window) {
        this.services = services;
        this.bell = new Bell(window);
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public List<Path> copiedFiles() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        return clipboard.hasFiles()
                ? clipboard.getFiles().stream().map(File::toPath).toList()
                : List.of();
    }

    @Override
    public void open(URI address) {
        services.showDocument(address.toString());
    }

    @Override
    public void openFile(Path file) {
        services.showDocument(file.toAbsolutePath().toUri().toString());
    }

    @Override
    public boolean watched() {
        return bell.watched();
    }

    @Override
    public void ring(String title, String text) {
        bell.ring(title, text);
    }

    @Override
    public void reveal(Path file) {
        services.showDocument(file.toAbsolutePath().getParent().toUri().toString());
    }
}
