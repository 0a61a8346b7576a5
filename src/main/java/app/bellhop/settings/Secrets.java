package app.bellhop.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The secrets of saved connections, by connection id, in a file that only its owner can read. Blocks. */
public final class Secrets {

    /**
     * The file's content.
     *
     * @param secretAccessKeys what former versions wrote, by connection id, or null
     * @param connections by connection id, or null in files of former versions
     */
    record Content(
            @Nullable Map<String, String> secretAccessKeys,
            @Nullable Map<String, ConnectionSecrets> connections) {
        Content {
            if (secretAccessKeys == null) {
                Objects.requireNonNull(connections);
            }
        }

        private Map<String, ConnectionSecrets> all() {
            Map<String, ConnectionSecrets> all = new LinkedHashMap<>();
            if (secretAccessKeys != null) {
                secretAccessKeys.forEach((id, key) -> all.put(id, ConnectionSecrets.ofKey(key)));
            }
            if (connections != null) {
                connections.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            }
            return all;
        }
    }

    private final JsonFile<Content> file;

    /** @param setAside receives a file that could not be read, on the reading thread */
    public Secrets(Path path, SetAsideFiles setAside) {
        file = new JsonFile<>(path, Content.class, setAside);
    }

    /** Those of a connection; {@link ConnectionSecrets#NONE} if none are saved. */
    public synchronized ConnectionSecrets get(String connectionId) {
        return read().getOrDefault(connectionId, ConnectionSecrets.NONE);
    }

    /** Saves those of a connection in place of its former ones; {@link ConnectionSecrets#NONE} removes them. */
    public synchronized void put(String connectionId, ConnectionSecrets secrets) {
        Map<String, ConnectionSecrets> all = read();
        if (secrets.equals(ConnectionSecrets.NONE)) {
            all.remove(connectionId);
        } else {
            all.put(connectionId, secrets);
        }
        try {
            file.write(new Content(null, all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, ConnectionSecrets> read() {
        try {
            return file.read().map(Content::all).orElseGet(LinkedHashMap::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
