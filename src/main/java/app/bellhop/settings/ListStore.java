package app.bellhop.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A list of records in a JSON file of its own; a broken file is set aside, not overwritten. Any thread; never waits. */
public final class ListStore<T> {

    private final JsonFile<T[]> file;
    private final Executor background;
    private @Nullable List<T> records;

    /**
     * @param background for the disk
     * @param setAside receives a file that could not be read, on a background thread
     */
    public ListStore(Path path, Class<T[]> type, Executor background, SetAsideFiles setAside) {
        this.file = new JsonFile<>(path, type, setAside);
        this.background = background;
    }

    /** The records; fails if the file cannot be read. */
    public CompletableFuture<List<T>> list() {
        return CompletableFuture.supplyAsync(this::read, background);
    }

    /** Changes the list; completes with the new list once it is on disk. */
    public CompletableFuture<List<T>> update(UnaryOperator<List<T>> change) {
        return CompletableFuture.supplyAsync(() -> write(change), background);
    }

    private synchronized List<T> read() {
        if (records == null) {
            try {
                // What another version wrote and this one does not understand is null.
                records = file.read().stream()
                        .flatMap(Arrays::stream)
                        .filter(Objects::nonNull)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return records;
    }

    private synchronized List<T> write(UnaryOperator<List<T>> change) {
        List<T> changed = List.copyOf(change.apply(read()));
        try {
            file.write(changed);
            records = changed;
            return changed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
