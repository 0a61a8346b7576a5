package app.bellhop.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Files that could not be read, in whole or in part, and were set aside; a listener hears of all. Any thread. */
public final class SetAsideFiles {

    /**
     * A file that could not be read.
     *
     * @param movedTo where its content is now
     * @param partial whether only some of it could not be read: the rest is still in use
     */
    public record SetAside(Path file, Path movedTo, boolean partial) {}

    private final List<SetAside> files = new ArrayList<>();
    private Consumer<SetAside> listener = file -> {};

    /** Reports a file that could not be read and was moved. */
    public void add(Path file, Path movedTo) {
        add(new SetAside(file, movedTo, false));
    }

    /** Reports a file of which some could not be read, and which was copied before it is replaced. */
    void addPartial(Path file, Path copiedTo) {
        add(new SetAside(file, copiedTo, true));
    }

    private synchronized void add(SetAside setAside) {
        files.add(setAside);
        listener.accept(setAside);
    }

    /** Calls the listener for each file so far, and for later ones on the thread that found them. */
    public synchronized void listen(Consumer<SetAside> newListener) {
        listener = newListener;
        files.forEach(newListener);
    }
}
