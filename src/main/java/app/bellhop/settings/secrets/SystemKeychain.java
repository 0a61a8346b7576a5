package app.bellhop.settings.secrets;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** A keychain that the operating system's own library keeps bytes in. Needs Java 22. Blocks, also while the user unlocks it. */
public interface SystemKeychain {

    /** Whose it is: what {@code os.name} begins with. */
    String system();

    /** What is kept under an id; empty if nothing is. The caller zeroes it. */
    Optional<byte[]> read(String id) throws SecretsException;

    /**
     * Keeps it in place of what was kept under the id.
     *
     * @param name what the user sees in the system's own list
     */
    void write(String id, String name, byte[] secret) throws SecretsException;

    /** Deletes it, if it is there. */
    void delete(String id) throws SecretsException;

    /** Whether a system has one that this Java is too old for. */
    static boolean needsNewerJava(String osName, Runtime.Version java) {
        return (osName.startsWith("Mac") || osName.startsWith("Windows")) && java.feature() < 22;
    }

    /** That of a system; empty if it has none, or this Java is too old. */
    static Optional<SystemKeychain> find(String osName) {
        try {
            return ServiceLoader.load(SystemKeychain.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(keychain -> osName.startsWith(keychain.system()))
                    .findFirst();
        } catch (ServiceConfigurationError | LinkageError e) {
            return Optional.empty();
        }
    }
}
