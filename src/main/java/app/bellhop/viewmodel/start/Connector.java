package app.bellhop.viewmodel.start;

import app.bellhop.cloud.Reason;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Finds, saves and opens connections. Every method returns immediately. */
public interface Connector {

    /** The demo, AWS profiles, the environment, and saved connections. */
    CompletableFuture<Found> connections();

    /** @param problems what of the AWS files could not be read */
    record Found(List<Connection> connections, List<Reason> problems) {}

    /** Opens a connection; starts the servers of the demo. */
    CompletableFuture<Session> open(Connection connection);

    /** @param secretAccessKey null to keep the saved secret */
    CompletableFuture<Void> save(Connection connection, String secretAccessKey);

    /** Deletes a saved connection and its secret. */
    CompletableFuture<Void> forget(Connection connection);

    /** Closes a session off the FX thread. */
    void close(Session session);
}
