package app.bellhop.transfer.local;

import app.bellhop.cloud.CloudException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** File operations around a transfer; failures are {@code CloudException}s. Blocks. */
public final class LocalFiles {

    private LocalFiles() {}

    /** Creates the folders of {@code file}; returns the temporary file to download to. */
    public static Path prepare(Path file, String id) {
        try {
            Files.createDirectories(file.getParent());
            return part(file, id);
        } catch (IOException e) {
            throw CloudException.ofFile("GetObject", file.getParent().toString(), e);
        }
    }

    /** The temporary name of a download, beside the final one. */
    public static Path part(Path file, String id) {
        return file.resolveSibling(".bellhop-" + id + ".part");
    }

    /** Gives a complete file its final name without replacing another file. */
    public static Path moveIntoPlace(Path part, Path file) {
        while (true) {
            try {
                return Files.move(part, KeyPaths.free(file));
            } catch (FileAlreadyExistsException e) {
                // Another download has just taken this name: try the next.
                continue;
            } catch (IOException e) {
                throw CloudException.ofFile("GetObject", file.toString(), e);
            }
        }
    }

    /** Deletes what a download has written so far. */
    public static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw CloudException.ofFile("GetObject", part.toString(), e);
        }
    }
}
