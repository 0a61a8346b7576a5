package app.bellhop.cloud;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives files names that no other file has. Blocks. */
public final class NewFile {

    private NewFile() {}

    /**
     * Renames a file within its folder, at once. {@link Files#move} looks first and renames then: it would replace what another
     * program puts there in between.
     *
     * @throws FileAlreadyExistsException if there is anything of that name; then nothing changes
     */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // No hard links here, as on memory cards and some network drives: an empty file holds the name meanwhile.
            Files.createFile(to);
            replaceEmpty(from, to);
            return;
        }
        Files.delete(from);
    }

    private static void replaceEmpty(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            if (Files.size(to) > 0) { // Somebody has filled it.
                throw e;
            }
            Files.delete(to);
            Files.move(from, to); // Some of them rename a file to no name that exists.
        }
    }
}
