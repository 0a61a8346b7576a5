package app.bellhop.settings.secrets;

import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SecretStorage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the user says about secrets. Called on background threads; returns at once; empty if the user cancels. */
public interface SecretPrompt {

    /**
     * Where to keep secrets.
     *
     * @param passphrase of a new file; empty for other places
     */
    record Choice(SecretStorage storage, String passphrase) {

        /** Not the passphrase: records end up in logs. */
        @Override
        public String toString() {
            return storage.toString();
        }
    }

    /**
     * Shown when the first secret is saved and there is no keychain.
     *
     * @param saved how many secrets former versions saved without encryption: they will be moved
     */
    CompletableFuture<Optional<Choice>> storage(List<SecretStorage> available, int saved);

    /** @param wrong whether the last one was wrong */
    CompletableFuture<Optional<String>> passphrase(boolean wrong);

    /**
     * The secrets of a connection, for this run only.
     *
     * @param why they could not be read; null if none are saved
     */
    CompletableFuture<Optional<ConnectionSecrets>> secrets(Connection connection, @Nullable SecretsException why);

    /** Secrets of former versions are still where they were, without encryption. */
    void notMoved(SecretsException why);

    /** Nobody is there to answer. */
    SecretPrompt NONE = new SecretPrompt() {
        @Override
        public CompletableFuture<Optional<Choice>> storage(List<SecretStorage> available, int saved) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletableFuture<Optional<String>> passphrase(boolean wrong) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletableFuture<Optional<ConnectionSecrets>> secrets(
                Connection connection, @Nullable SecretsException why) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public void notMoved(SecretsException why) {}
    };
}
