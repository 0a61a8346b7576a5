package app.bellhop.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The preferences in memory and on disk. Changes are seen at once and written a moment later, together. Any thread. */
public final class SettingsStore {

    private static final Logger LOG = Logger.getLogger(SettingsStore.class.getName());
    private static final long DEBOUNCE_MILLIS = 500;
    private static final long RETRY_MILLIS = 30_000;

    private final JsonFile<Preferences> file;
    private final ScheduledExecutorService scheduler;
    private Preferences current;
    private @Nullable Future<?> pending;
    private Consumer<IOException> unwritten = e -> {};
    private boolean failing;

    /** Makes what reads and writes the file: most of what reading it takes. Any thread, before the first store. */
    public static void prepare() {
        JsonFile.JSON.treeToValue(JsonFile.JSON.valueToTree(Preferences.INITIAL), Preferences.class);
    }

    /** Reads the file. Blocks. */
    public SettingsStore(Path path, ScheduledExecutorService scheduler, SetAsideFiles setAside) {
        this.file = new JsonFile<>(path, Preferences.class, setAside);
        this.scheduler = scheduler;
        try {
            current = file.read().orElse(Preferences.INITIAL);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    public synchronized Preferences get() {
        return current;
    }

    /** Changes the preferences and has them written soon. */
    public synchronized void update(UnaryOperator<Preferences> change) {
        Preferences changed = change.apply(current);
        if (changed.equals(current)) {
            return;
        }
        current = changed;
        if (pending == null) {
            pending = scheduler.schedule(this::flush, DEBOUNCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Calls the listener, on any thread, when they can't be written: once, until they can be again. */
    public synchronized void listen(Consumer<IOException> newListener) {
        unwritten = newListener;
    }

    /** Writes what has not been written yet; what can't be is tried again later. Blocks. */
    public synchronized void flush() {
        if (pending == null) {
            return;
        }
        pending.cancel(false);
        pending = null;
        try {
            file.write(current);
            failing = false;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The settings could not be saved", e);
            pending = scheduler.schedule(this::flush, RETRY_MILLIS, TimeUnit.MILLISECONDS);
            if (!failing) {
                failing = true;
                unwritten.accept(e);
            }
        }
    }
}
