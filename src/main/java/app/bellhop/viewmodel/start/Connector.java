package app.bellhop.viewmodel.start;

import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Finds, keeps and opens connections. Every method returns at once. */
public interface Connector {

    /** The demo, the AWS profiles, the environment, and what was saved. */
    CompletableFuture<List<Connection>> connections();

    /** Opens one; starts the demo's servers where it is the demo. */
    CompletableFuture<Session> open(Connection connection);

    /** Remembers a connection and its secret, or null to leave the secret as it is. */
    CompletableFuture<Void> save(Connection connection, String secretAccessKey);

    /** Forgets a saved connection and its secret. */
    CompletableFuture<Void> forget(Connection connection);

    /** Closes a session, off the FX thread. */
    void close(Session session);
}
