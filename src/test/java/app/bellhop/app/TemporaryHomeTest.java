package app.bellhop.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.bellhop.settings.BellhopHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryHomeTest {

    @TempDir
    Path folder;

    @Test
    void settingsAreTheUsersButNoTransfersAndNoPlainSecrets() throws Exception {
        for (String name : List.of("settings.json", "secrets.json", "transfers.db", "bellhop.log")) {
            Files.writeString(folder.resolve(name), name);
        }
        Path there;
        try (TemporaryHome temporary = new TemporaryHome(new BellhopHome(folder))) {
            there = temporary.home().folder();
            assertEquals("settings.json", Files.readString(temporary.home().settingsFile()));
            try (Stream<Path> copied = Files.list(there)) {
                assertEquals(List.of(temporary.home().settingsFile()), copied.toList());
            }
            Files.createDirectories(temporary.home().demoFolder().resolve("buckets"));
        }
        assertFalse(Files.exists(there));
        assertEquals("transfers.db", Files.readString(folder.resolve("transfers.db")));
    }
}
