package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Desktop;
import app.bellhop.viewmodel.base.Texts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The desktop for one of several open sessions: announcements name its connection, and open its tab. FX thread. */
final class SessionDesktop implements Desktop {

    private final Desktop desktop;
    private final Supplier<String> name;
    private final Runnable toFront;

    /** @param name of the connection; empty while its tab is in front */
    SessionDesktop(Desktop desktop, Supplier<String> name, Runnable toFront) {
        this.desktop = desktop;
        this.name = name;
        this.toFront = toFront;
    }

    /** Whether the window has the focus and this session is what it shows. */
    @Override
    public boolean watched() {
        return name.get().isEmpty() && desktop.watched();
    }

    @Override
    public void toFront() {
        desktop.toFront();
        toFront.run();
    }

    @Override
    public void announce(String title, String text, Runnable opened, Offer... offers) {
        String prefix = name.get();
        desktop.announce(
                prefix.isEmpty() ? title : Texts.get("tabs.ofConnection", prefix, title),
                text,
                () -> {
                    toFront.run();
                    opened.run();
                },
                offers);
    }

    @Override
    public void copy(String text) {
        desktop.copy(text);
    }

    @Override
    public List<Path> copiedFiles() {
        return desktop.copiedFiles();
    }

    @Override
    public void open(URI address) {
        desktop.open(address);
    }

    @Override
    public void openFile(Path file) {
        desktop.openFile(file);
    }

    @Override
    public void reveal(Path file) {
        desktop.reveal(file);
    }
}
