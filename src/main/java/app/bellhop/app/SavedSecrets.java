package app.bellhop.app;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.settings.secrets.Secrets;
import app.bellhop.settings.secrets.SecretsException;
import app.bellhop.viewmodel.start.Connector.Edited;
import app.bellhop.viewmodel.start.Connector.Storage;
import app.bellhop.viewmodel.start.SecretPrompts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secrets that connections need. Blocks, also while the user answers; background threads only. */
final class SavedSecrets {

    private final Secrets secrets;
    private final SecretPrompt prompt;

    SavedSecrets(Secrets secrets, SecretPrompt prompt) {
        this.secrets = secrets;
        this.prompt = prompt;
    }

    /** Has damaged ones told at the start. */
    void check() {
        secrets.check();
    }

    /** Those of a connection; entered by the user for this run if they cannot be read, or some are missing. */
    ConnectionSecrets toOpen(Connection connection) {
        if (!connection.saved()) {
            return ConnectionSecrets.NONE;
        }
        SecretsException why = null;
        try {
            ConnectionSecrets own = secrets.get(connection.id());
            if (!lacksKey(connection, own)) {
                return own;
            }
        } catch (SecretsException e) {
            why = e;
        }
        return entered(connection, why);
    }

    private ConnectionSecrets entered(Connection connection, @Nullable SecretsException why) {
        ConnectionSecrets typed = prompt.secrets(connection, why)
                .join()
                .orElseThrow(
                        () -> why == null ? noSecret(connection) : SecretPrompts.of("Connect", connection.name(), why));
        secrets.keepForThisRun(connection.id(), typed);
        return typed;
    }

    ConnectionSecrets toTest(Edited edited) {
        ConnectionSecrets own = changed("Connect", edited);
        if (lacksKey(edited.connection(), own)) {
            throw noSecret(edited.connection());
        }
        return own;
    }

    private ConnectionSecrets changed(String operation, Edited edited) {
        try {
            return edited.secrets().apply(secrets.get(edited.secretsOf()));
        } catch (SecretsException e) {
            throw SecretPrompts.of(operation, edited.connection().name(), e);
        }
    }

    /**
     * Touches no keychain if only other settings have changed, or there are none.
     *
     * @param before the connection as it was saved; empty for a new one
     */
    void save(Edited edited, Optional<Connection> before) {
        Connection connection = edited.connection();
        boolean none = before.isEmpty()
                && edited.secretsOf().equals(connection.id())
                && edited.secrets().apply(ConnectionSecrets.NONE).equals(ConnectionSecrets.NONE);
        if (none || before.isPresent() && keepsAll(edited, before.get())) {
            return;
        }
        ConnectionSecrets changed = changed("Save", edited);
        try {
            if (!changed.equals(secrets.get(connection.id()))) {
                secrets.put(connection.id(), connection.name(), changed);
            }
        } catch (SecretsException e) {
            throw SecretPrompts.of("Save", connection.name(), e);
        }
    }

    /** Tried with secrets that stand for those that nobody has read yet. */
    private static boolean keepsAll(Edited edited, Connection before) {
        String key = before.accessKeyId() == null ? null : "?";
        ConnectionSecrets unread = new ConnectionSecrets(
                key,
                key,
                before.server().proxy() == null ? null : "?",
                before.server().clientCertificate() == null ? null : "?");
        return edited.secretsOf().equals(before.id())
                && edited.secrets().apply(unread).equals(unread);
    }

    void forget(Connection connection) {
        boolean none = connection.accessKeyId() == null
                && connection.server().proxy() == null
                && connection.server().clientCertificate() == null;
        if (none) {
            return;
        }
        try {
            secrets.put(connection.id(), connection.name(), ConnectionSecrets.NONE);
        } catch (SecretsException e) {
            throw SecretPrompts.of("Delete", connection.name(), e);
        }
    }

    Storage storage() {
        return new Storage(secrets.storage(), secrets.choices());
    }

    void move(SecretPrompt.Choice choice) {
        try {
            secrets.move(choice);
        } catch (SecretsException e) {
            throw SecretPrompts.of("Move", "", e);
        }
    }

    private static boolean lacksKey(Connection connection, ConnectionSecrets own) {
        return connection.accessKeyId() != null && !connection.signIn().anonymous() && own.secretAccessKey() == null;
    }

    private static CloudException noSecret(Connection connection) {
        return CloudException.because(
                ErrorKind.BAD_CREDENTIALS,
                "Connect",
                connection.name(),
                ConnectionProblem.NO_SECRET,
                connection.name());
    }
}
