package app.bellhop.settings.services;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The list of storage services that comes with Bellhop. */
public final class StorageServices {

    private StorageServices() {}

    /** Reads the list; AWS is first. Blocks. */
    public static List<StorageService> read() {
        try (InputStream in = StorageServices.class.getResourceAsStream("services.json")) {
            return List.of(JsonMapper.shared().readValue(Objects.requireNonNull(in), StorageService[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
