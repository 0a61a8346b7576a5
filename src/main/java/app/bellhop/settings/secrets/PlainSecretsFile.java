package app.bellhop.settings.secrets;

import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.JsonFile;
import app.bellhop.settings.SetAsideFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The file in which former versions kept secrets without encryption. Only read, and emptied. Blocks. */
final class PlainSecretsFile {

    /**
     * The file's content.
     *
     * @param secretAccessKeys by connection id, or null
     * @param connections by connection id, or null in older files
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

    private final Path path;
    private final JsonFile<Content> file;

    /** @param setAside receives a file that could not be read, on the reading thread */
    PlainSecretsFile(Path path, SetAsideFiles setAside) {
        this.path = path;
        file = new JsonFile<>(path, Content.class, setAside);
    }

    /** By connection id; empty if there is no file. */
    Map<String, ConnectionSecrets> read() throws IOException {
        return file.read().map(Content::all).orElseGet(LinkedHashMap::new);
    }

    /** Removes the secrets of a connection that was forgotten, or has others now. */
    void remove(String connectionId) throws IOException {
        Map<String, ConnectionSecrets> left = read();
        left.remove(connectionId);
        file.write(new Content(null, left));
    }

    /** Overwrites the file with zeros, then deletes it. */
    void wipe() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true);
        }
        Files.delete(path);
    }
}
