package app.bellhop.settings.secrets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.secrets.SecretsException.Kind;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against functions of the test's own; against the real keychain on macOS. */
class MacKeychainTest {

    private final Arena arena = Arena.ofShared();
    private final FakeSecurity fake = new FakeSecurity(arena);
    private final SystemKeychain keychain = new MacKeychain(fake.library());
    private final SecretStore store = new KeychainStore(keychain);

    @AfterEach
    void close() {
        assertEquals(Map.of(), fake.objects(), "released");
        arena.close();
    }

    @Test
    void secretsAreKeptReplacedAndDeleted() throws Exception {
        ConnectionSecrets first = ConnectionSecrets.ofKey("Schlüssel/+=");
        assertEquals(ConnectionSecrets.NONE, store.get("id-1"));
        store.put("id-1", "Büro", first);
        assertEquals(first, store.get("id-1"));
        assertEquals("Bellhop: Büro", fake.label("id-1"));
        store.put("id-1", "Office", ConnectionSecrets.ofKey("another"));
        assertEquals(ConnectionSecrets.ofKey("another"), store.get("id-1"));
        assertEquals("Bellhop: Office", fake.label("id-1"));
        assertEquals(ConnectionSecrets.NONE, store.get("id-2"));
        store.put("id-1", "Office", ConnectionSecrets.NONE);
        store.put("id-1", "Office", ConnectionSecrets.NONE);
        assertEquals(ConnectionSecrets.NONE, store.get("id-1"));
    }

    @Test
    void largeSecretsFit() throws Exception {
        byte[] large = "ü".repeat(5000).getBytes(StandardCharsets.UTF_8);
        keychain.write("id", "Büro", large);
        assertArrayEquals(large, keychain.read("id").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "-128, KEYCHAIN_LOCKED", // The user has cancelled.
        "-25308, KEYCHAIN_LOCKED", // Nobody is there to ask.
        "-25307, NO_KEYCHAIN",
        "-34018, KEYCHAIN_FAILED"
    })
    void refusalsAreTold(int status, Kind kind) {
        fake.fails = status;
        SecretsException refused = assertThrows(SecretsException.class, () -> store.get("id"));
        assertEquals(kind, refused.kind());
        assertEquals("SecItemCopyMatching, OSStatus " + status, refused.getMessage());
        assertThrows(SecretsException.class, () -> store.put("id", "", ConnectionSecrets.ofKey("key")));
    }

    @Test
    @EnabledOnOs(OS.MAC)
    void theSystemsOwnKeepsReplacesAndDeletes() throws Exception {
        RealKeychain.keepsReplacesAndDeletes();
    }

    @Test
    @DisabledOnOs(OS.MAC)
    void elsewhereThereIsNone() {
        SecretStore real = new KeychainStore(new MacKeychain());
        assertEquals(
                Kind.NO_KEYCHAIN,
                assertThrows(SecretsException.class, () -> real.get("id")).kind());
    }
}
