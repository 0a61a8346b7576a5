package app.bellhop.viewmodel.start;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.viewmodel.base.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps connections in memory, as the settings do; opens none. */
final class KeepingConnector implements Connector {

    final Map<String, Connection> saved = new LinkedHashMap<>();
    final Map<String, ConnectionSecrets> secrets = new LinkedHashMap<>();
    final List<Connection> found = new ArrayList<>(List.of(Connection.demo()));
    final List<Reason> problems = new ArrayList<>();
    final List<Connection> opened = new ArrayList<>();
    final List<Connection> closed = new ArrayList<>();
    CompletableFuture<Session> opening = new CompletableFuture<>();
    final List<Connection> tested = new ArrayList<>();
    final List<ConnectionSecrets> testedWith = new ArrayList<>();
    final List<SecretPrompt.Choice> moved = new ArrayList<>();
    Storage storage = new Storage(Optional.empty(), List.of(SecretStorage.PASSPHRASE_FILE, SecretStorage.THIS_RUN));

    /** What saving fails with. */
    @Nullable
    CloudException failing;

    /** How many multipart uploads stay at the server of a connection that is removed. */
    int uploadsLeft;

    /** How many more connections can be saved. */
    int room = Integer.MAX_VALUE;

    /** What the connections are answered with next, instead of those that there are. */
    @Nullable
    CompletableFuture<Found> next;

    CompletableFuture<Void> test = new CompletableFuture<>();
    Consumer<CheckResult> progress = result -> {};

    @Override
    public CompletableFuture<Found> connections() {
        CompletableFuture<Found> answer = next;
        next = null;
        if (answer != null) {
            return answer;
        }
        List<Connection> all = new ArrayList<>(saved.values());
        all.addAll(found);
        return CompletableFuture.completedFuture(new Found(all, problems, Map.of()));
    }

    @Override
    public CompletableFuture<Session> open(Connection connection) {
        opened.add(connection);
        return opening;
    }

    @Override
    public CompletableFuture<Void> test(Edited edited, Consumer<CheckResult> progress) {
        tested.add(edited.connection());
        testedWith.add(edited.secrets().apply(secrets.getOrDefault(edited.secretsOf(), ConnectionSecrets.NONE)));
        this.progress = progress;
        return test;
    }

    @Override
    public CompletableFuture<Void> save(Edited edited) {
        if (failing != null || room-- <= 0) {
            return CompletableFuture.failedFuture(failing == null ? new IllegalStateException("full") : failing);
        }
        secrets.put(
                edited.connection().id(),
                edited.secrets().apply(secrets.getOrDefault(edited.secretsOf(), ConnectionSecrets.NONE)));
        saved.put(edited.connection().id(), edited.connection());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Integer> uploadsLeft(Connection connection) {
        return CompletableFuture.completedFuture(uploadsLeft);
    }

    @Override
    public CompletableFuture<Void> forget(Connection connection) {
        saved.remove(connection.id());
        secrets.remove(connection.id());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Storage> secretStorage() {
        return CompletableFuture.completedFuture(storage);
    }

    @Override
    public CompletableFuture<Void> moveSecrets(SecretPrompt.Choice choice) {
        moved.add(choice);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close(Session session) {
        closed.add(session.connection());
    }
}
