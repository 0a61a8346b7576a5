package app.bellhop.settings.secrets;

import app.bellhop.settings.ConnectionSecrets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets of another store, which is only read: what is kept or removed here is so until Bellhop quits. */
public final class UnchangedStore implements SecretStore {

    private final SecretStore store;
    private final Map<String, ConnectionSecrets> changed = new ConcurrentHashMap<>();

    public UnchangedStore(SecretStore store) {
        this.store = store;
    }

    @Override
    public boolean available() {
        return store.available();
    }

    @Override
    public ConnectionSecrets get(String connectionId) throws SecretsException {
        ConnectionSecrets own = changed.get(connectionId);
        return own == null ? store.get(connectionId) : own;
    }

    @Override
    public void put(String connectionId, String name, ConnectionSecrets secrets) {
        changed.put(connectionId, secrets);
    }
}
