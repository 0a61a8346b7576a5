package app.bellhop.settings.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.secrets.SecretsException.Kind;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SecretServiceTest {

    private static final ConnectionSecrets ALL = new ConnectionSecrets("s3cr3t-ä/+", "t0ken", "pr0xy", "c3rt");

    @TempDir
    Path folder;

    private static void keepsReplacesAndDeletes(SecretService keychain) throws SecretsException {
        assertTrue(keychain.available());
        assertEquals(ConnectionSecrets.NONE, keychain.get("a"));
        keychain.put("a", "Office", ConnectionSecrets.ofKey("first"));
        keychain.put("b", "Home", ConnectionSecrets.ofKey("b's"));
        keychain.put("a", "Office", ALL);
        assertEquals(ALL, keychain.get("a"));
        assertEquals("b's", keychain.get("b").secretAccessKey());
        keychain.put("a", "Office", ConnectionSecrets.NONE);
        assertEquals(ConnectionSecrets.NONE, keychain.get("a"));
        assertEquals("b's", keychain.get("b").secretAccessKey());
    }

    @Test
    void keepsSecretsInTheDefaultKeychain() throws Exception {
        try (FakeSecretService service = new FakeSecretService(folder)) {
            keepsReplacesAndDeletes(new SecretService(service.address));
            assertEquals(List.of("Bellhop: Home"), service.labels());
        }
    }

    @Test
    void lockedKeychainIsUnlockedByTheUser() throws Exception {
        try (FakeSecretService service = new FakeSecretService(folder)) {
            SecretService keychain = new SecretService(service.address);
            keychain.put("a", "Office", ALL);
            service.locked = true;
            assertEquals(ConnectionSecrets.NONE, keychain.get("without"));
            assertTrue(service.locked, "nothing to read there");
            assertEquals(ALL, keychain.get("a"));
            service.locked = true;
            keychain.put("a", "Office", ConnectionSecrets.ofKey("new"));
            service.locked = true;
            keychain.put("a", "Office", ConnectionSecrets.NONE);
            assertEquals(0, service.items());
        }
    }

    @Test
    void keychainThatTheUserLeavesLockedIsTold() throws Exception {
        try (FakeSecretService service = new FakeSecretService(folder)) {
            SecretService keychain = new SecretService(service.address);
            keychain.put("a", "Office", ALL);
            service.locked = true;
            service.userUnlocks = false;
            assertEquals(
                    Kind.KEYCHAIN_LOCKED,
                    assertThrows(SecretsException.class, () -> keychain.get("a"))
                            .kind());
            assertEquals(
                    Kind.KEYCHAIN_LOCKED,
                    assertThrows(SecretsException.class, () -> keychain.put("a", "Office", ConnectionSecrets.NONE))
                            .kind());
            assertEquals(1, service.items());
        }
    }

    @Test
    void systemWithoutKeychainHasNone() throws Exception {
        assertFalse(new SecretService("unix:path=" + folder.resolve("no-bus")).available());
        try (FakeSecretService service = new FakeSecretService(folder)) {
            service.hasKeychain = false;
            SecretService keychain = new SecretService(service.address);
            assertFalse(keychain.available());
            assertEquals(
                    Kind.NO_KEYCHAIN,
                    assertThrows(SecretsException.class, () -> keychain.put("a", "n", ALL))
                            .kind());
        }
    }

    private static boolean found(String program) {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** In a home and on a bus of its own: the keychain of whoever runs this is not touched. */
    @Test
    void gnomeKeyringKeepsSecrets() throws Exception {
        assumeTrue(found("dbus-run-session") && found("gnome-keyring-daemon"));
        Process session = keyring(); // Ends with its input.
        try (BufferedReader out = session.inputReader()) {
            String address = out.lines()
                    .filter(line -> line.startsWith("bus="))
                    .findFirst()
                    .map(line -> line.substring("bus=".length()))
                    .orElse(null);
            assertNotNull(address);
            keepsReplacesAndDeletes(new SecretService(address));
        } finally {
            session.outputWriter().close();
            if (!session.waitFor(10, TimeUnit.SECONDS)) {
                session.destroyForcibly();
            }
        }
    }

    private Process keyring() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "dbus-run-session",
                "--",
                "sh",
                "-c",
                "printf passphrase | gnome-keyring-daemon --unlock --components=secrets;"
                        + " echo bus=$DBUS_SESSION_BUS_ADDRESS; cat");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().remove("XDG_DATA_HOME");
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
