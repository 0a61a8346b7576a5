package app.bellhop.app;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.signin.CodePrompt;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.Fault;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.settings.SettingsStore;
import app.bellhop.settings.secrets.SecretPrompt;
import app.bellhop.settings.secrets.Secrets;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.start.Connector;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuittingTest {

    private static final String BUCKET = "bucket";
    private static final long FILE_BYTES = 40L << 20;

    @TempDir
    Path folder;

    private final CountDownLatch partArrived = new CountDownLatch(1);
    private final CountDownLatch otherParts = new CountDownLatch(1);
    private final CountDownLatch abortArrived = new CountDownLatch(1);
    private final CountDownLatch abort = new CountDownLatch(1);
    private final AtomicBoolean lost = new AtomicBoolean();

    @Test
    void quittingWaitsUntilACancelledUploadIsAborted() throws Exception {
        try (DemoConnection server = new DemoConnection(folder.resolve("server"));
                FaultProxy proxy = new FaultProxy(server.demo.s3Endpoint());
                Threads threads = new Threads()) {
            await(server.connection.objects().createBucket(NewBucket.named(BUCKET)));
            proxy.rule(this::hold);
            AppConnector connector = connector(threads);
            Session session = session(connector, server, proxy);
            session.transfers().upload(List.of(file()), new S3Location(BUCKET, ""));
            partArrived.await(); // The journal knows the upload now.
            assertEquals(1, unfinished(server));
            session.transfers().cancel(List.of(job(session)));
            abortArrived.await();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(connector::closeAll, threads.background);
            SnsEndpoint.until(() -> closing.isDone() || isWaiting("bellhop-sessions-1"));
            abort.countDown();
            await(closing);
            assertEquals(0, unfinished(server));
            otherParts.countDown();
        }
    }

    /** The server makes the upload although nobody waits for its ID any more. */
    @Test
    void quittingWaitsForTheIdOfACancelledUploadAndAbortsIt() throws Exception {
        CountDownLatch createArrived = new CountDownLatch(1);
        CountDownLatch create = new CountDownLatch(1);
        try (DemoConnection server = new DemoConnection(folder.resolve("server"));
                FaultProxy proxy = new FaultProxy(server.demo.s3Endpoint());
                Threads threads = new Threads()) {
            await(server.connection.objects().createBucket(NewBucket.named(BUCKET)));
            proxy.rule(request -> {
                if (request.method().equals("POST") && request.target().endsWith("?uploads")) {
                    createArrived.countDown();
                    pass(create);
                }
                return Fault.NONE;
            });
            AppConnector connector = connector(threads);
            Session session = session(connector, server, proxy);
            session.transfers().upload(List.of(file()), new S3Location(BUCKET, ""));
            createArrived.await();
            session.transfers().cancel(List.of(job(session)));
            CompletableFuture<Void> closing = CompletableFuture.runAsync(connector::closeAll, threads.background);
            SnsEndpoint.until(() -> closing.isDone() || isWaiting("bellhop-sessions-1"));
            create.countDown();
            await(closing);
            assertEquals(0, unfinished(server));
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String job(Session session) {
        return session.transfers().drain().changed().stream()
                .map((TransferSnapshot transfer) -> transfer.job().id())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWaiting(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().equals(thread) && t.getState() == Thread.State.TIMED_WAITING);
    }

    /** The first abort is lost, while the window is being closed: only a client that is still open sends it again. */
    private Fault hold(FaultProxy.Request request) {
        if (request.method().equals("DELETE")) {
            abortArrived.countDown();
            pass(abort);
            return lost.getAndSet(true) ? Fault.NONE : Fault.of(Fault.Kind.DROP, 0);
        } else if (request.target().contains("partNumber=2")) {
            partArrived.countDown();
            pass(otherParts);
        }
        return Fault.NONE;
    }

    private AppConnector connector(Threads threads) {
        BellhopHome home = new BellhopHome(folder.resolve("home"));
        SetAsideFiles setAside = new SetAsideFiles();
        SettingsStore settings = new SettingsStore(home.settingsFile(), threads.timer, setAside);
        Secrets secrets = new Secrets(home, settings, setAside, Optional.empty(), SecretPrompt.NONE);
        return new AppConnector(
                home,
                settings,
                new SavedSecrets(secrets, SecretPrompt.NONE),
                setAside,
                threads,
                Runnable::run,
                connection -> CodePrompt.NONE,
                connection -> change -> CompletableFuture.completedFuture(true));
    }

    private static Session session(AppConnector connector, DemoConnection server, FaultProxy proxy) throws Exception {
        Connection connection = new Connection(
                "id",
                "test",
                Connection.Source.SAVED,
                null,
                proxy.url(),
                null,
                server.demo.region(),
                server.demo.accessKeyId());
        ConnectionSecrets secrets = ConnectionSecrets.ofKey(server.demo.secretAccessKey());
        await(connector.save(new Connector.Edited(connection, connection.id(), saved -> secrets)));
        return await(connector.open(connection));
    }

    private Path file() throws Exception {
        Path file = folder.resolve("big");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(FILE_BYTES);
        }
        return file;
    }

    private static int unfinished(DemoConnection server) {
        List<IncompleteUpload> found = new ArrayList<>();
        server.connection.s3().incompleteUploads().list(BUCKET, found::addAll).join();
        return found.size();
    }
}
