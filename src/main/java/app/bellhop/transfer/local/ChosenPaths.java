package app.bellhop.transfer.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is chosen for an upload. Folders are not looked into.
 *
 * @param bytes of the files
 */
public record ChosenPaths(int files, int folders, long bytes) {

    /** Asks the disk; what can't be read counts as an empty file. */
    public static ChosenPaths of(List<Path> paths) {
        int folders = 0;
        long bytes = 0;
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                folders++;
            } else {
                bytes += size(path);
            }
        }
        return new ChosenPaths(paths.size() - folders, folders, bytes);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
