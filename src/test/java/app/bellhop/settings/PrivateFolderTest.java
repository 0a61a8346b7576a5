package app.bellhop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void onlyWhereThereArePermissions() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    }

    private static String permissionsAfterOpening(Path home) throws IOException {
        PrivateFolder.open(new BellhopHome(home));
        return permissions(home);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private Path readableHome() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        return Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aNewHomeIsItsOwnersAlone() throws Exception {
        assertEquals("rwx------", permissionsAfterOpening(folder.resolve("new/home")));
    }

    @Test
    void anOldHomeBecomesItsOwnersAlone() throws Exception {
        Path home = readableHome();
        for (String name : new String[] {
            "settings.json",
            "secrets.json.broken-1",
            "transfers.db-wal",
            "upload-options.json",
            ".settings.json.new",
            "bellhop.log.lck"
        }) {
            Files.createFile(home.resolve(name));
        }
        Files.createDirectory(home.resolve("demo"));
        assertEquals("rwx------", permissionsAfterOpening(home));
    }

    @Test
    void aFolderWithOtherFilesIsLeftAsItIs() throws Exception {
        Path home = readableHome();
        Files.createFile(home.resolve("settings.json"));
        Files.createFile(home.resolve("index.html"));
        Path log = Files.createFile(home.resolve("bellhop.log"));
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals("rwxr-xr-x", permissionsAfterOpening(home));
        assertEquals("rw-------", permissions(log));
        assertEquals("rw-------", permissions(home.resolve("transfers.db")));
        assertEquals("rwx------", permissions(home.resolve("opened")));
        assertEquals("rwx------", permissions(home.resolve("demo")));
    }
}
