package app.bellhop.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One JSON file, readable by its owner only: written beside and moved, set aside where it is broken. Blocks. */
final class JsonFile<T> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Path file;
    private final Class<T> type;

    JsonFile(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    /** What was read, or where a broken file was set aside; both empty when there is none. */
    record Reading<T>(Optional<T> value, Optional<Path> setAside) {}

    Reading<T> read() throws IOException {
        if (!Files.exists(file)) {
            return new Reading<>(Optional.empty(), Optional.empty());
        }
        try {
            T value = JSON.readValue(Files.readAllBytes(file), type);
            if (value != null) {
                return new Reading<>(Optional.of(value), Optional.empty());
            }
        } catch (JacksonException e) {
            // Told by the caller, who knows what was lost.
        }
        Path aside = file.resolveSibling(
                file.getFileName() + ".broken-" + Instant.now().toEpochMilli());
        Files.move(file, aside);
        return new Reading<>(Optional.empty(), Optional.of(aside));
    }

    void write(Object value) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            Files.createFile(beside); // No POSIX permissions here: a user's folder on Windows is the user's alone.
        }
        Files.write(beside, JSON.writeValueAsBytes(value));
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
