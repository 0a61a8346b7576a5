package app.bellhop.settings.secrets;

import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.secrets.SecretsException.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A keychain in memory that fails as a test says. */
public final class FakeKeychain implements SecretStore {

    final Map<String, ConnectionSecrets> kept = new LinkedHashMap<>();
    boolean available = true;
    boolean forgets;

    public @Nullable Kind fails;

    private void failIfSaid() throws SecretsException {
        if (fails != null) {
            throw new SecretsException(fails, "as said");
        }
    }

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public ConnectionSecrets get(String connectionId) throws SecretsException {
        failIfSaid();
        return kept.getOrDefault(connectionId, ConnectionSecrets.NONE);
    }

    @Override
    public void put(String connectionId, String name, ConnectionSecrets secrets) throws SecretsException {
        failIfSaid();
        if (secrets.equals(ConnectionSecrets.NONE)) {
            kept.remove(connectionId);
        } else if (!forgets) {
            kept.put(connectionId, secrets);
        }
    }
}
