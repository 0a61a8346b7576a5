package app.bellhop.settings.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.settings.ConnectionSecrets;
import java.util.UUID;

/** The keychain of the system that the tests run on. */
final class RealKeychain {

    private RealKeychain() {}

    static void keepsReplacesAndDeletes() throws SecretsException {
        SecretStore store = Secrets.systemKeychain().orElseThrow();
        String id = "test-" + UUID.randomUUID();
        ConnectionSecrets second = new ConnectionSecrets("Schlüssel/+=", "t".repeat(2000), null, null);
        try {
            assertEquals(ConnectionSecrets.NONE, store.get(id));
            store.put(id, "Test", ConnectionSecrets.ofKey("first"));
            store.put(id, "Test", second);
            assertEquals(second, store.get(id));
        } finally {
            store.put(id, "Test", ConnectionSecrets.NONE);
        }
        assertEquals(ConnectionSecrets.NONE, store.get(id));
    }
}
