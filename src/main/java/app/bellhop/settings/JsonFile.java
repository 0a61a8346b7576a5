package app.bellhop.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One JSON file, readable by its owner only: written beside and moved, set aside where it is broken. Blocks. */
final class JsonFile<T> {

    private static final Logger LOG = Logger.getLogger(JsonFile.class.getName());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addHandler(new SkipUnknown())
            .build();

    private final Path file;
    private final Class<T> type;
    private final SetAsideFiles setAside;

    JsonFile(Path file, Class<T> type, SetAsideFiles setAside) {
        this.file = file;
        this.type = type;
        this.setAside = setAside;
    }

    /** What is in the file; empty when there is none, or nothing in it is understood. */
    Optional<T> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            T value = JSON.readValue(Files.readAllBytes(file), type);
            if (value != null) {
                return Optional.of(value);
            }
        } catch (JacksonException e) {
            LOG.log(Level.WARNING, "Not understood: " + file, e);
        }
        Path aside = aside();
        OwnerOnlyFile.restrict(file); // Whoever put the file there may have left it readable to others.
        Files.move(file, aside);
        setAside.add(file, aside);
        return Optional.empty();
    }

    /** Where nothing is yet: two files may be set aside in one millisecond. */
    private Path aside() {
        long suffix = Instant.now().toEpochMilli();
        while (Files.exists(aside(suffix))) {
            suffix++;
        }
        return aside(suffix);
    }

    private Path aside(long suffix) {
        return file.resolveSibling(file.getFileName() + ".broken-" + suffix);
    }

    void write(Object value) throws IOException {
        OwnerOnlyFile.write(file, JSON.writeValueAsBytes(value));
    }
}
