package app.bellhop.ui.base;

import app.bellhop.viewmodel.base.Desktop;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.application.HostServices;
import javafx.geometry.Pos;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.controlsfx.control.action.Action;
import org.kordamp.ikonli.javafx.FontIcon;

/** The desktop, as far as JavaFX gives access to it. */
public final class FxDesktop implements Desktop {

    private static final Duration ANNOUNCED = Duration.seconds(6);

    private final HostServices services;
    private final Stage window;

    /** @param window shows the announcements */
    public FxDesktop(HostServices services, Stage window) {
        this.services = services;
        this.window = window;
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
        return Window.getWindows().stream().anyMatch(Window::isFocused);
    }

    @Override
    public void toFront() {
        window.setIconified(false);
        window.toFront();
        window.requestFocus();
    }

    @Override
    public void announce(String title, String text, Runnable opened, Offer... offers) {
        if (!window.isShowing()) {
            return;
        }
        FontIcon bell = new FontIcon("fth-bell");
        bell.setId("bell");
        Notifications.create()
                .owner(window)
                .graphic(bell)
                .title(title)
                .text(text)
                .position(Pos.BOTTOM_RIGHT)
                .hideAfter(ANNOUNCED)
                .action(Arrays.stream(offers)
                        .map(offer ->
                                new Action(offer.label(), e -> offer.action().run()))
                        .toArray(Action[]::new))
                .onAction(e -> {
                    toFront();
                    opened.run();
                })
                .show();
    }

    @Override
    public void reveal(Path file) {
        services.showDocument(Objects.requireNonNull(file.toAbsolutePath().getParent())
                .toUri()
                .toString());
    }
}
