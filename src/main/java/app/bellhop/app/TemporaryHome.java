package app.bellhop.app;

import app.bellhop.settings.BellhopHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A home for one run, where the user's own can't be written: with its settings and lists, as far as they can be read, but not
 * its transfers, which a later run resumes. Deleted when it is closed. Blocks.
 */
final class TemporaryHome implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(TemporaryHome.class.getName());

    private final BellhopHome home;

    /** @throws IOException if there is no room for it either */
    TemporaryHome(BellhopHome own) throws IOException {
        home = new BellhopHome(Files.createTempDirectory("bellhop-"));
        for (Path file : own.lists()) {
            copy(file);
        }
    }

    private void copy(Path file) {
        try {
            Files.copy(file, home.folder().resolve(file.getFileName()));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "Not read for this run: " + file, e);
        }
    }

    BellhopHome home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(home.folder())) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
