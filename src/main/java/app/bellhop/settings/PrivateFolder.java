package app.bellhop.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps Bellhop's home from the computer's other users: everything below such a folder is out of their reach. Blocks. */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFolder() {}

    /**
     * Creates a home that only its owner can enter, or makes an existing one so. A folder that holds more than Bellhop's own
     * files is left as it is, since others may need them: there, only what Bellhop writes is the owner's alone.
     */
    public static void open(BellhopHome home) throws IOException {
        Path folder = home.folder();
        boolean existed = Files.isDirectory(folder);
        Files.createDirectories(folder);
        PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (posix == null) {
            return; // A user's folder is the user's alone.
        }
        if (existed && holdsOthersFiles(home)) {
            restrictOwn(home);
        } else if (!posix.readAttributes().permissions().equals(OWNER_ONLY)) {
            posix.setPermissions(OWNER_ONLY);
        }
    }

    /** All other files are written so that only their owner can read them. */
    private static void restrictOwn(BellhopHome home) throws IOException {
        for (Path file : List.of(home.logFile(), home.journalFile())) {
            if (Files.notExists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE));
            }
            Files.setPosixFilePermissions(file, OWNER_ONLY_FILE);
        }
        for (Path own : List.of(home.openedFolder(), home.demoFolder())) {
            Files.createDirectories(own);
            Files.setPosixFilePermissions(own, OWNER_ONLY);
        }
    }

    private static boolean holdsOthersFiles(BellhopHome home) throws IOException {
        try (Stream<Path> files = Files.list(home.folder())) {
            return !files.allMatch(home::owns);
        }
    }
}
