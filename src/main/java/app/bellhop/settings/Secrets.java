package app.bellhop.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The secret keys of saved connections, by connection id, in a file that only its owner can read. Blocks. */
public final class Secrets {

    /** The file's content. */
    record Content(Map<String, String> secretAccessKeys) {}

    private final JsonFile<Content> file;

    public Secrets(Path path) {
        file = new JsonFile<>(path, Content.class);
    }

    public synchronized Optional<String> get(String connectionId) {
        return Optional.ofNullable(read().get(connectionId));
    }

    /** Keeps a secret; null forgets it. */
    public synchronized void put(String connectionId, String secretAccessKey) {
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
                    .value()
                    .map(Content::secretAccessKeys)
                    .map(LinkedHashMap::new)
                    .orElseGet(LinkedHashMap::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
