package app.bellhop.transfer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.ImpatientTimer;
import app.bellhop.fake.KeepingServer;
import app.bellhop.fake.KeepingServer.Quirk;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.Counterpart.OtherConnection;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.SqliteJournal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that could not be looked up when an upload was queued, at a server that takes no notice of If-None-Match. */
class UnknownTargetsTest {

    private static final S3Location OBJECT = new S3Location("b", "x.txt");

    /** So often one lookup asks. */
    private static final int LOOKUP = 4;

    @TempDir
    Path folder;

    @Test
    void existingObjectIsNotReplacedUnasked() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        try (KeepingServer server = new KeepingServer(Quirk.IGNORES_CONDITIONS);
                SqliteJournal journal = SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {})) {
            server.put(OBJECT, "theirs", Map.of(), Map.of());
            server.refuse("HEAD /b/x.txt", 503, "SlowDown");
            TransferQueue queue = new TransferQueue(
                    server.connection().objects(),
                    journal,
                    executor,
                    new ImpatientTimer(),
                    System::nanoTime,
                    new Places(Runnable::run, (millis, work) -> {}));
            Path file = Files.writeString(folder.resolve("x.txt"), "mine");
            TransferBatch batch = queue.upload(List.of(file), new S3Location("b", ""));
            SnsEndpoint.until(() -> server.count("HEAD /b/x.txt") > LOOKUP || server.count("PUT") > 0);
            server.accept("HEAD /b/x.txt");
            assertEquals(1, batch.result().get(60, TimeUnit.SECONDS).done().size());
            assertEquals("theirs", new String(server.get(OBJECT).bytes(), StandardCharsets.UTF_8));
            S3Location second = new S3Location("b", "x (1).txt");
            assertEquals("mine", new String(server.get(second).bytes(), StandardCharsets.UTF_8));
            queue.stop().join();
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void aNumberThatMayBeTakenIsLookedUpAgain() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        S3Location first = new S3Location("b", "x (1).txt");
        String head = "HEAD /b/x (1).txt";
        try (KeepingServer server = new KeepingServer(Quirk.IGNORES_CONDITIONS);
                SqliteJournal journal = SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {})) {
            server.put(OBJECT, "theirs", Map.of(), Map.of());
            server.put(first, "theirs, too", Map.of(), Map.of());
            server.refuse(head, 503, "SlowDown");
            TransferQueue queue = new TransferQueue(
                    server.connection().objects(),
                    journal,
                    executor,
                    new ImpatientTimer(),
                    System::nanoTime,
                    new Places(Runnable::run, (millis, work) -> {}));
            Path file = Files.writeString(folder.resolve("x.txt"), "mine");
            TransferBatch batch = queue.upload(List.of(file), new S3Location("b", ""));
            SnsEndpoint.until(() -> server.count(head) > LOOKUP || server.count("PUT") > 0);
            server.accept(head);
            assertEquals(1, batch.result().get(60, TimeUnit.SECONDS).done().size());
            assertEquals("theirs, too", new String(server.get(first).bytes(), StandardCharsets.UTF_8));
            queue.stop().join();
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void existingObjectIsNotReplacedByACopyOfAnotherConnection() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        try (KeepingServer server = new KeepingServer(Quirk.IGNORES_CONDITIONS);
                KeepingServer origin = new KeepingServer();
                SqliteJournal journal = SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {})) {
            server.put(OBJECT, "theirs", Map.of(), Map.of());
            origin.put(OBJECT, "mine", Map.of(), Map.of());
            server.refuse("HEAD /b/x.txt", 503, "SlowDown");
            ObjectStore from = origin.connection().objects();
            TransferQueue queue = new TransferQueue(
                    server.connection().objects(),
                    id -> Optional.of(new OpenConnections.OpenConnection(from, place -> {}, null)),
                    journal,
                    executor,
                    new ImpatientTimer(),
                    System::nanoTime,
                    () -> false,
                    new Places(Runnable::run, (millis, work) -> {}));
            List<ObjectEntry> entries = List.of(new ObjectEntry("x.txt", false, 4, null, null, null));
            S3Location bucket = new S3Location("b", "");
            TransferBatch batch = queue.transfer(() -> TransferJobs.copies(
                    entries, new Source(new OtherConnection("office", "Office", null), bucket), bucket, false));
            SnsEndpoint.until(() -> server.count("HEAD /b/x.txt") > LOOKUP || server.count("PUT") > 0);
            server.accept("HEAD /b/x.txt");
            assertEquals(1, batch.result().get(60, TimeUnit.SECONDS).done().size());
            assertEquals("theirs", new String(server.get(OBJECT).bytes(), StandardCharsets.UTF_8));
            S3Location second = new S3Location("b", "x (1).txt");
            assertEquals("mine", new String(server.get(second).bytes(), StandardCharsets.UTF_8));
            queue.stop().join();
        } finally {
            executor.shutdown();
        }
    }
}
