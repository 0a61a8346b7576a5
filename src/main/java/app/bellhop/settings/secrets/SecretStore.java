package app.bellhop.settings.secrets;

import app.bellhop.settings.ConnectionSecrets;

/** Keeps the secrets of connections. Blocks, also while the user unlocks it. */
public interface SecretStore {

    /** Whether secrets can be kept there now. */
    boolean available();

    /** Those of a connection; {@link ConnectionSecrets#NONE} if it keeps none. */
    ConnectionSecrets get(String connectionId) throws SecretsException;

    /**
     * Keeps those of a connection in place of its former ones; {@link ConnectionSecrets#NONE} removes them.
     *
     * @param name what the connection is called, where the user sees what is kept
     */
    void put(String connectionId, String name, ConnectionSecrets secrets) throws SecretsException;
}
