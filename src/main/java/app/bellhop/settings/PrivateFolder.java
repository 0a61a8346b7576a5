package app.bellhop.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps Bellhop's home from the computer's other users: everything below such a folder is out of their reach. Blocks. */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /**
     * Creates a home that only its owner can enter, or makes an existing one so. A folder that holds more than Bellhop's own
     * files is left as it is: others may need them.
     */
    public static void open(BellhopHome home) throws IOException {
        Path folder = home.folder();
        boolean existed = Files.isDirectory(folder);
        Files.createDirectories(folder);
        PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (posix == null || existed && holdsOthersFiles(home)) {
            return; // Without POSIX permissions, a user's folder is the user's alone.
        }
        if (!posix.readAttributes().permissions().equals(OWNER_ONLY)) {
            posix.setPermissions(OWNER_ONLY);
        }
    }

    private static boolean holdsOthersFiles(BellhopHome home) throws IOException {
        try (Stream<Path> files = Files.list(home.folder())) {
            return !files.allMatch(home::owns);
        }
    }
}
