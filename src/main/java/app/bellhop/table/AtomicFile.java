package app.bellhop.table;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.NewFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/** Writes files atomically. Blocks. */
public final class AtomicFile {

    private AtomicFile() {}

    @FunctionalInterface
    public interface Writing {
        void to(Path beside) throws IOException;
    }

    /**
     * Writes to a temporary file and moves it into place. On failure the old file, if any, is unchanged.
     *
     * @param replace whether to replace a file of that name; otherwise it is a failure
     * @throws CloudException LOCAL_FILE if the file can't be written
     */
    public static void write(Path file, boolean replace, Writing writing) {
        Path whole = file.toAbsolutePath();
        try {
            if (Files.isDirectory(whole)) {
                throw CloudException.ofFile("Export", file.toString(), Fault.IS_A_FOLDER);
            }
            Files.createDirectories(whole.getParent());
            // A unique name: another window may save to the same file, and long names have no room for
            // more.
            Path beside = whole.resolveSibling(".bellhop-" + UUID.randomUUID());
            beside.toFile().deleteOnExit(); // Should the program end before.
            try {
                writing.to(beside);
                if (replace) {
                    Files.move(beside, whole, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    NewFile.move(beside, whole);
                }
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (UncheckedIOException e) {
            throw CloudException.ofFile("Export", file.toString(), Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw CloudException.ofFile("Export", file.toString(), e);
        }
    }
}
