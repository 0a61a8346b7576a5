package app.bellhop.settings.secrets;

import app.bellhop.settings.ConnectionSecrets;
import java.util.Arrays;
import java.util.Optional;

/** Keeps secrets in the keychain of macOS or Windows: what a connection has is one item. */
final class KeychainStore implements SecretStore {

    private final SystemKeychain keychain;

    KeychainStore(SystemKeychain keychain) {
        this.keychain = keychain;
    }

    @Override
    public boolean available() {
        return true; // They belong to the system, and open with the user's login.
    }

    @Override
    public ConnectionSecrets get(String connectionId) throws SecretsException {
        Optional<byte[]> kept = keychain.read(connectionId);
        try {
            return kept.isPresent() ? SecretsJson.read(kept.get()) : ConnectionSecrets.NONE;
        } finally {
            kept.ifPresent(secret -> Arrays.fill(secret, (byte) 0));
        }
    }

    @Override
    public void put(String connectionId, String name, ConnectionSecrets secrets) throws SecretsException {
        if (secrets.equals(ConnectionSecrets.NONE)) {
            keychain.delete(connectionId);
            return;
        }
        byte[] secret = SecretsJson.write(secrets);
        try {
            keychain.write(connectionId, name, secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
