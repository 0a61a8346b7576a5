package app.bellhop.settings;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON file, readable by its owner only: written beside and moved, set aside where it is broken. Blocks. */
public final class JsonFile<T> {

    private static final Logger LOG = Logger.getLogger(JsonFile.class.getName());

    private static final String BROKEN = ".broken-";

    /** Older ones are deleted. */
    private static final int MAX_COPIES = 10;

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .addHandler(new SkipUnknown())
            .build();

    private final Path file;
    private final Class<T> type;
    private final SetAsideFiles setAside;

    /** Whether the file holds something that was not understood, and would be lost when it is written. */
    private boolean partial;

    /** @param setAside receives a file that could not be read, on the reading thread */
    public JsonFile(Path file, Class<T> type, SetAsideFiles setAside) {
        this.file = file;
        this.type = type;
        this.setAside = setAside;
    }

    /** Where a document isn't understood: the exception's own message quotes what is there, which may be a secret. */
    public static String place(JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        return place == null ? "no place" : place.offsetDescription();
    }

    /** What is in the file; empty when there is none, or nothing in it is understood. */
    public Optional<T> read() throws IOException {
        if (Files.notExists(file)) { // Not where nobody can tell: it would be written anew.
            return Optional.empty();
        }
        try {
            JsonNode document = JSON.readTree(bytes());
            T value = understood(document.deepCopy());
            if (value != null) {
                partial = !Understood.all(document, JSON.valueToTree(value));
                return Optional.of(value);
            }
        } catch (JacksonException e) {
            LOG.log(Level.WARNING, "Not understood: {0}, {1}", new Object[] {file, place(e)});
        }
        Path aside = aside();
        OwnerOnlyFile.restrict(file); // Whoever put the file there may have left it readable to others.
        Files.move(file, aside);
        deleteOldCopies();
        setAside.add(file, aside);
        return Optional.empty();
    }

    /** Fails with the file's name, also where it is a folder. */
    private byte[] bytes() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    /** Without values that nothing can hold, such as numbers that are too large. */
    private @Nullable T understood(JsonNode document) {
        while (true) {
            try {
                return JSON.treeToValue(document, type);
            } catch (JacksonException e) {
                if (!leaveOut(document, e.getPath())) {
                    throw e;
                }
            }
        }
    }

    private static boolean leaveOut(JsonNode document, List<JacksonException.Reference> path) {
        JsonNode parent = document;
        for (int i = 0; i < path.size() - 1; i++) {
            String name = path.get(i).getPropertyName();
            parent = name == null ? parent.path(path.get(i).getIndex()) : parent.path(name);
        }
        if (path.isEmpty()) {
            return false;
        }
        JacksonException.Reference last = path.get(path.size() - 1);
        return parent instanceof ObjectNode object
                ? object.remove(last.getPropertyName()) != null
                : parent instanceof ArrayNode array && array.remove(last.getIndex()) != null;
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
        return file.resolveSibling(file.getFileName() + BROKEN + suffix);
    }

    private void deleteOldCopies() throws IOException {
        List<Path> copies;
        try (Stream<Path> files = Files.list(file.getParent())) {
            copies = files.filter(path -> path.getFileName().toString().startsWith(file.getFileName() + BROKEN))
                    .sorted(Comparator.reverseOrder())
                    .skip(MAX_COPIES)
                    .toList();
        }
        for (Path old : copies) {
            Files.deleteIfExists(old);
        }
    }

    /** Replaces the content. What could not be read of the old one is kept aside. */
    public void write(Object value) throws IOException {
        if (partial && Files.exists(file)) {
            Path aside = aside();
            OwnerOnlyFile.write(aside, Files.readAllBytes(file));
            deleteOldCopies();
            setAside.addPartial(file, aside);
        }
        partial = false;
        OwnerOnlyFile.write(file, JSON.writeValueAsBytes(value));
    }
}
