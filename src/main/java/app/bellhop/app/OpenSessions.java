package app.bellhop.app;

import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.viewmodel.base.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The connections that are open. Any thread. */
final class OpenSessions implements OpenConnections {

    private static final Logger LOG = Logger.getLogger(OpenSessions.class.getName());

    private static final int CLOSE_SECONDS = 5;

    private final Set<Session> open = ConcurrentHashMap.newKeySet();

    /** The connections that were removed while they were open, by their ids. */
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();

    void add(Session session) {
        open.add(session);
        open.forEach(other -> other.transfers().opened(session.connection().id()));
    }

    @Override
    public Optional<OpenConnection> find(String id) {
        return of(id).stream()
                .findFirst()
                .map(session -> new OpenConnection(
                        session.objects(),
                        session.places()::changed,
                        session.transfers().server()));
    }

    private List<Session> of(String connection) {
        return open.stream()
                .filter(session -> session.connection().id().equals(connection))
                .toList();
    }

    /**
     * Cancels the transfers of a connection that is removed, and those that begin until it is closed. Blocks briefly.
     *
     * @return whether it is open
     */
    boolean forget(String connection) {
        List<Session> removed = of(connection);
        if (!removed.isEmpty()) {
            forgotten.add(connection);
            removed.forEach(session -> awaitEnd(session.transfers().discardAll()));
        }
        return !removed.isEmpty();
    }

    /** A connection is saved, again if it was removed. */
    void saved(String connection) {
        forgotten.remove(connection);
    }

    /** Blocks until done. */
    void close(Session session) {
        if (!open.remove(session)) {
            return;
        }
        try {
            if (forgotten.contains(session.connection().id())) {
                awaitEnd(session.transfers().discardAll());
            }
            session.close().run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A session did not close well", e);
        }
    }

    void closeAll() {
        List.copyOf(open).forEach(this::close);
    }

    /** Lets what was made at the server be deleted there, as long as that doesn't take too long. */
    static void awaitEnd(CompletableFuture<Void> ended) {
        try {
            ended.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(Level.WARNING, "Not everything at the server was deleted in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
