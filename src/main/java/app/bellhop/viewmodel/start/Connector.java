package app.bellhop.viewmodel.start;

import app.bellhop.cloud.Reason;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.viewmodel.base.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Finds, saves and opens connections. Every method returns immediately. */
public interface Connector {

    /** The demo, AWS profiles, the environment, and saved connections. */
    CompletableFuture<Found> connections();

    /**
     * @param problems what of the AWS files could not be read
     * @param signIns the profiles that sign in to IAM Identity Center, by the names of those that they do it for
     */
    record Found(List<Connection> connections, List<Reason> problems, Map<String, String> signIns) {}

    /** Opens a connection; starts the servers of the demo. */
    CompletableFuture<Session> open(Connection connection);

    /**
     * A connection as a form has it. The form never sees saved secrets: it says only how they change.
     *
     * @param secretsOf the id of the connection whose saved secrets it begins with: its own, or that of its original
     * @param secrets turns those into its own
     */
    record Edited(Connection connection, String secretsOf, UnaryOperator<ConnectionSecrets> secrets) {

        /** One that is as it is saved. */
        public static Edited unchanged(Connection connection) {
            return new Edited(connection, connection.id(), UnaryOperator.identity());
        }
    }

    /**
     * Tests a connection that need not be saved.
     *
     * @param progress gets each step as it begins and ends, on another thread, in order
     * @return completes after the last step, also if one failed; cancelling it stops the test
     */
    CompletableFuture<Void> test(Edited edited, Consumer<CheckResult> progress);

    /**
     * Saves a connection with its secrets, in place of the one with its id. Server options of one that the AWS files or the
     * environment describe are kept until the application ends.
     */
    CompletableFuture<Void> save(Edited edited);

    /** How many unfinished multipart uploads stay at the server of a connection that is forgotten now. */
    CompletableFuture<Integer> uploadsLeft(Connection connection);

    /** Deletes a saved connection and its secrets. */
    CompletableFuture<Void> forget(Connection connection);

    /**
     * @param now where secrets are kept; empty until the user has chosen
     * @param choices where they can be kept
     */
    record Storage(Optional<SecretStorage> now, List<SecretStorage> choices) {}

    CompletableFuture<Storage> secretStorage();

    /** Moves all saved secrets; a file gets the new passphrase. */
    CompletableFuture<Void> moveSecrets(SecretPrompt.Choice choice);

    /** Closes a session off the FX thread. */
    void close(Session session);
}
