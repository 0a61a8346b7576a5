package app.bellhop.viewmodel.main;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.check.CheckResult;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.settings.Connection;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.start.Connector;
import app.bellhop.work.updates.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The window with the connections that a test opens, each on services in memory. */
abstract class AppTestBase {

    static final Connection OFFICE = saved("office");
    static final Connection BACKUP = saved("backup");
    static final Connection LAB = saved("lab");

    @TempDir
    Path folder;

    final Map<String, FakeObjectStore> stores = new HashMap<>();
    final List<String> closed = new ArrayList<>();
    private final Map<String, Session> sessions = new HashMap<>();
    final List<TransferQueue> queues = new ArrayList<>();
    TestContext test;
    Runnable whileOpening = () -> {};
    boolean unreachable;
    AppViewModel app;

    /** What is newer than this version. */
    Optional<Release> released = Optional.empty();

    private static Connection saved(String id) {
        return new Connection(id, "The " + id, Connection.Source.SAVED, null, "http://" + id, null, null, "key");
    }

    @BeforeEach
    void start() {
        test = new TestContext(folder);
        test.context.settings().update(p -> p.withStarted());
        restart();
    }

    /** Begins anew with the same settings. */
    void restart() {
        app = new AppViewModel(
                new Fakes(), test.context, new NewerVersion(() -> CompletableFuture.completedFuture(released)));
        app.begin(Optional.empty(), Optional.empty());
    }

    @AfterEach
    void closeQueues() {
        queues.forEach(TransferQueue::close);
    }

    /** Opens whatever is wanted, on a server of its own. */
    private final class Fakes implements Connector {

        @Override
        public CompletableFuture<Found> connections() {
            return CompletableFuture.completedFuture(new Found(List.of(OFFICE, BACKUP, LAB), List.of(), Map.of()));
        }

        @Override
        public CompletableFuture<Session> open(Connection connection) {
            FakeObjectStore store = stores.computeIfAbsent(connection.id(), id -> new FakeObjectStore());
            whileOpening.run();
            if (unreachable) {
                return CompletableFuture.failedFuture(FakeObjectStore.failure(ErrorKind.NETWORK, ""));
            }
            Places places = new Places(Runnable::run, (millis, work) -> work.run());
            try {
                TransferQueue queue = new TransferQueue(
                        store,
                        this::find,
                        SqliteJournal.open(
                                folder.resolve("j.db"), connection.id(), connection.endpoint(), (file, moved) -> {}),
                        Runnable::run,
                        test.timer,
                        System::nanoTime,
                        () -> false,
                        places);
                queues.add(queue);
                Session session = new Session(
                        connection,
                        new FakeS3(store).all(),
                        new FakeSns().sns(),
                        Optional.empty(),
                        queue,
                        places,
                        queue::close);
                sessions.put(connection.id(), session);
                queues.forEach(other -> other.opened(connection.id()));
                return CompletableFuture.completedFuture(session);
            } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private Optional<OpenConnections.OpenConnection> find(String id) {
            return Optional.ofNullable(sessions.get(id))
                    .map(open -> new OpenConnections.OpenConnection(
                            open.objects(),
                            open.places()::changed,
                            open.transfers().server()));
        }

        @Override
        public CompletableFuture<Void> test(Edited edited, Consumer<CheckResult> progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> save(Edited edited) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Integer> uploadsLeft(Connection connection) {
            return CompletableFuture.completedFuture(0);
        }

        @Override
        public CompletableFuture<Void> forget(Connection connection) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Storage> secretStorage() {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<Void> moveSecrets(SecretPrompt.Choice choice) {
            return new CompletableFuture<>();
        }

        @Override
        public void close(Session session) {
            closed.add(session.connection().id());
            sessions.remove(session.connection().id());
        }
    }

    /** The server of a connection, before that is opened. */
    FakeObjectStore store(String connection, String... buckets) {
        FakeObjectStore store = new FakeObjectStore();
        store.buckets.addAll(List.of(buckets));
        stores.put(connection, store);
        return store;
    }

    MainViewModel open(Connection connection) {
        app.showConnections();
        app.start().open(connection);
        return app.main().get();
    }
}
