package app.bellhop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.FakeTimer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {

    @TempDir
    Path folder;

    private final FakeTimer timer = new FakeTimer();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("home/settings.json");
    }

    @Test
    void changesAreWrittenTogetherALittleLater() {
        SettingsStore store = new SettingsStore(file, timer);
        store.update(p -> p.withPresignSeconds(900));
        store.update(p -> p.withAppearance(Appearance.DARK));
        assertFalse(Files.exists(file));
        assertEquals(1, timer.waiting());
        timer.pass();
        Preferences read = new SettingsStore(file, timer).get();
        assertEquals(900, read.presignSeconds());
        assertEquals(Appearance.DARK, read.appearance());
    }

    @Test
    void connectionsAndWindowComeBack() {
        SettingsStore store = new SettingsStore(file, timer);
        Connection saved = new Connection("1", "n", Connection.Source.SAVED, null, "http://x", null, null, "AKIA");
        store.update(p -> p.withConnections(List.of(saved)).withWindow(new Preferences.WindowPlace(1, 2, 3, 4, true)));
        store.flush();
        Preferences read = new SettingsStore(file, timer).get();
        assertEquals(List.of(saved), read.connections());
        assertTrue(read.window().maximized());
    }

    @Test
    void brokenFileIsSetAsideAndTold() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{ \"started\": tr");
        SettingsStore store = new SettingsStore(file, timer);
        assertEquals(Preferences.INITIAL, store.get());
        assertEquals("{ \"started\": tr", Files.readString(store.setAside().orElseThrow()));
    }

    @Test
    void fileOfAnotherVersionIsUnderstood() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{ \"started\": true, \"fromTheFuture\": 1 }");
        SettingsStore store = new SettingsStore(file, timer);
        assertTrue(store.get().started());
        assertEquals(3600, store.get().presignSeconds());
        assertEquals(Optional.empty(), store.setAside());
    }

    @Test
    void secretsAreForTheirOwnerOnly() throws Exception {
        Path secretsFile = folder.resolve("home/secrets.json");
        Secrets secrets = new Secrets(secretsFile);
        secrets.put("id", "s3cr3t");
        assertEquals(Optional.of("s3cr3t"), new Secrets(secretsFile).get("id"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secretsFile)));
        secrets.put("id", null);
        assertEquals(Optional.empty(), secrets.get("id"));
    }
}
