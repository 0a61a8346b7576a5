package app.bellhop.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secret keys of saved connections, by connection id, in a file that only its owner can read. Blocks. */
public final class Secrets {

    /** The file's content. */
    record Content(Map<String, String> secretAccessKeys) {
        Content {
            Objects.requireNonNull(secretAccessKeys);
        }
    }

    private final JsonFile<Content> file;

    /** @param setAside receives a file that could not be read, on the reading thread */
    public Secrets(Path path, SetAsideFiles setAside) {
        file = new JsonFile<>(path, Content.class, setAside);
    }

    public synchronized Optional<String> get(String connectionId) {
        return Optional.ofNullable(read().get(connectionId));
    }

    /** Stores a secret; null removes it. */
    public synchronized void put(String connectionId, @Nullable String secretAccessKey) {
        Map<String, String> all = read();
        if (secretAccessKey == null) {
            all.remove(connectionId);
        } else {
            all.put(connectionId, secretAccessKey);
        }
        try {
            file.write(new Content(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> read() {
        try {
            return file.read()
                    .map(Content::secretAccessKeys)
                    .map(LinkedHashMap::new)
                    .orElseGet(LinkedHashMap::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
