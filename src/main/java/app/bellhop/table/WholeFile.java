package app.bellhop.table;

import app.bellhop.cloud.CloudException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are whole, or as they were. Blocks. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes to a path. */
    @FunctionalInterface
    public interface Writing {
        void to(Path beside) throws IOException;
    }

    /**
     * Writes beside the file, then moves it into place; what fails leaves nothing behind.
     *
     * @throws CloudException when it cannot be written, with the file's name
     */
    public static void write(Path file, Writing writing) {
        Path whole = file.toAbsolutePath();
        Path beside = whole.resolveSibling("." + whole.getFileName() + ".new");
        try {
            Files.createDirectories(whole.getParent());
            try {
                writing.to(beside);
                Files.move(beside, whole, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (UncheckedIOException e) {
            throw CloudException.ofFile("Export", file.toString(), e.getCause());
        } catch (IOException e) {
            throw CloudException.ofFile("Export", file.toString(), e);
        }
    }
}
