package app.bellhop.transfer;

import app.bellhop.cloud.CloudException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What happens to files on this computer around a transfer, with failures in our words. Blocks. */
final class LocalFiles {

    private LocalFiles() {}

    /** Makes the folders down to {@code file}; answers with a name beside it to write to until all bytes are there. */
    static Path prepareBeside(Path file, String id) {
        try {
            Files.createDirectories(file.getParent());
            return part(file, id);
        } catch (IOException e) {
            throw CloudException.ofFile("GetObject", file.getParent().toString(), e);
        }
    }

    /** What a download is called until it is whole. */
    static Path part(Path file, String id) {
        return file.resolveSibling(".bellhop-" + id + ".part");
    }

    /** Gives a file that is whole its name, without replacing another. */
    static Path moveIntoPlace(Path part, Path file) {
        while (true) {
            try {
                return Files.move(part, KeyPaths.free(file));
            } catch (FileAlreadyExistsException e) {
                // Another download took the name in between: look for the next.
                continue;
            } catch (IOException e) {
                throw CloudException.ofFile("GetObject", file.toString(), e);
            }
        }
    }

    /** Deletes what a download has written so far; nothing for an upload. */
    static void discard(TransferJob job) {
        if (job.direction() == TransferJob.Direction.DOWNLOAD) {
            discard(part(job.file(), job.id()));
        }
    }

    static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw CloudException.ofFile("GetObject", part.toString(), e);
        }
    }
}
