package app.bellhop.settings.secrets;

import app.bellhop.settings.ConnectionSecrets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets everything when Bellhop quits. */
final class MemoryStore implements SecretStore {

    private final Map<String, ConnectionSecrets> secrets = new ConcurrentHashMap<>();

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public ConnectionSecrets get(String connectionId) {
        return secrets.getOrDefault(connectionId, ConnectionSecrets.NONE);
    }

    @Override
    public void put(String connectionId, String name, ConnectionSecrets kept) {
        if (kept.equals(ConnectionSecrets.NONE)) {
            secrets.remove(connectionId);
        } else {
            secrets.put(connectionId, kept);
        }
    }
}
