package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.JsonFile;
import app.bellhop.settings.SetAsideFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    /** A percent sign begins a placeholder in the names of logs. */
    @Test
    void homeMayHaveAnyName() throws Exception {
        BellhopHome home = new BellhopHome(Files.createDirectories(folder.resolve("50%user %t %g")));
        new LogFile(home).close();
        assertTrue(Files.exists(home.logFile()), () -> home.logFile().toString());
    }

    @Test
    void damagedFileIsLoggedWithoutItsContent() throws Exception {
        BellhopHome home = new BellhopHome(folder);
        Files.writeString(home.secretsFile(), "{\"secretAccessKey\": wJalrXUtnFEMI}");
        try (LogFile log = new LogFile(home)) {
            JsonFile<ConnectionSecrets> file =
                    new JsonFile<>(home.secretsFile(), ConnectionSecrets.class, new SetAsideFiles());
            assertEquals(Optional.empty(), file.read());
        }
        String logged = Files.readString(home.logFile());
        assertTrue(logged.contains(home.secretsFile().toString()), logged);
        assertFalse(logged.contains("wJalr"), logged);
    }
}
