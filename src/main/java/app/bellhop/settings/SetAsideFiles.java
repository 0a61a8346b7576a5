package app.bellhop.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The files that could not be understood and were moved out of the way: every one is told, also to who asks later. Any thread. */
public final class SetAsideFiles {

    /**
     * A file that could not be understood.
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

    /** Tells of those set aside so far at once, and of any further one on the thread that found it. */
    public synchronized void listen(Consumer<SetAside> newListener) {
        listener = newListener;
        files.forEach(newListener);
    }
}
