package app.bellhop.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Files that could not be read and were set aside; a listener hears of all, earlier ones included. Any thread. */
public final class SetAsideFiles {

    /**
     * A file that could not be read.
     *
     * @param movedTo where its content is now
     */
    public record SetAside(Path file, Path movedTo) {}

    private final List<SetAside> files = new ArrayList<>();
    private Consumer<SetAside> listener = file -> {};

    public synchronized void add(Path file, Path movedTo) {
        SetAside setAside = new SetAside(file, movedTo);
        files.add(setAside);
        listener.accept(setAside);
    }

    /** Calls the listener for each file so far, and for later ones on the thread that found them. */
    public synchronized void listen(Consumer<SetAside> newListener) {
        listener = newListener;
        files.forEach(newListener);
    }
}
