package app.bellhop.transfer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
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
import app.bellhop.transfer.job.TransferJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets of which it is not known, or not any more, whether they are free, at a server that ignores If-None-Match. */
class UnknownTargetsTest {

    private static final S3Location OBJECT = new S3Location("b", "x.txt");

    /** So often one lookup asks. */
    private static final int LOOKUP = 4;

    private static final S3Location BUCKET = new S3Location("b", "");
    private static final S3Location NUMBERED = new S3Location("b", "x (1).txt");

    @TempDir
    Path folder;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private KeepingServer server;
    private KeepingServer origin;
    private TransferQueue queue;

    @BeforeEach
    void start() throws Exception {
        server = new KeepingServer(Quirk.IGNORES_CONDITIONS);
        origin = new KeepingServer();
        ObjectStore from = origin.connection().objects();
        queue = new TransferQueue(
                server.connection().objects(),
                id -> Optional.of(new OpenConnections.OpenConnection(from, place -> {}, null)),
                SqliteJournal.open(folder.resolve("j.db"), "t", (file, moved) -> {}),
                executor,
                new ImpatientTimer(),
                System::nanoTime,
                () -> false,
                new Places(Runnable::run, (millis, work) -> {}));
    }

    @AfterEach
    void stop() {
        queue.stop().join();
        server.close();
        origin.close();
        executor.shutdown();
    }

    private Path file(String text) throws Exception {
        return Files.writeString(Files.createDirectories(folder.resolve(text)).resolve("x.txt"), text);
    }

    private static void assertDone(TransferBatch batch) throws Exception {
        assertEquals(1, batch.result().get(60, TimeUnit.SECONDS).done().size());
    }

    /** Until the target was looked up in vain. */
    private void refused(String head) {
        SnsEndpoint.until(() -> server.count(head) > LOOKUP || server.count("PUT") > 0);
        server.accept(head);
    }

    @Test
    void existingObjectIsNotReplacedUnasked() throws Exception {
        server.put(OBJECT, "theirs", Map.of(), Map.of());
        server.refuse("HEAD /b/x.txt", 503, "SlowDown");
        TransferBatch batch = queue.upload(List.of(file("mine")), BUCKET);
        refused("HEAD /b/x.txt");
        assertDone(batch);
        assertEquals("theirs", server.text(OBJECT));
        assertEquals("mine", server.text(NUMBERED));
    }

    @Test
    void aNumberThatMayBeTakenIsLookedUpAgain() throws Exception {
        server.put(OBJECT, "theirs", Map.of(), Map.of());
        server.put(NUMBERED, "theirs, too", Map.of(), Map.of());
        server.refuse("HEAD /b/x (1).txt", 503, "SlowDown");
        TransferBatch batch = queue.upload(List.of(file("mine")), BUCKET);
        refused("HEAD /b/x (1).txt");
        assertDone(batch);
        assertEquals("theirs, too", server.text(NUMBERED));
    }

    @Test
    void existingObjectIsNotReplacedByACopyOfAnotherConnection() throws Exception {
        server.put(OBJECT, "theirs", Map.of(), Map.of());
        origin.put(OBJECT, "mine", Map.of(), Map.of());
        server.refuse("HEAD /b/x.txt", 503, "SlowDown");
        List<ObjectEntry> entries = List.of(new ObjectEntry("x.txt", false, 4, null, null, null));
        TransferBatch batch = queue.transfer(() -> TransferJobs.copies(
                entries, new Source(new OtherConnection("office", "Office", null), BUCKET), BUCKET, false));
        refused("HEAD /b/x.txt");
        assertDone(batch);
        assertEquals("theirs", server.text(OBJECT));
        assertEquals("mine", server.text(NUMBERED));
    }

    /** The preview of a sync may be looked at for long. */
    @Test
    void whatCameSinceItWasDecidedIsNotReplacedUnasked() throws Exception {
        TransferJob decided = TransferJob.upload(file("mine"), OBJECT, 4, false).under(UploadCondition.IF_ABSENT);
        server.put(OBJECT, "theirs", Map.of(), Map.of());
        assertDone(queue.transfer(() -> List.of(decided)));
        assertEquals("theirs", server.text(OBJECT));
        assertEquals("mine", server.text(NUMBERED));
    }

    /** Both found nothing there. */
    @Test
    void twoUploadsOfOneNameDoNotReplaceEachOther() throws Exception {
        Path two = file("two");
        List<TransferBatch> second = new CopyOnWriteArrayList<>();
        server.before("PUT /b/x.txt", () -> {
            second.add(queue.upload(List.of(two), BUCKET));
            SnsEndpoint.until(() -> server.count("HEAD /b/x.txt") > 1);
        });
        assertDone(queue.upload(List.of(file("one")), BUCKET));
        assertDone(second.get(0));
        assertEquals("one", server.text(OBJECT));
        assertEquals("two", server.text(NUMBERED));
    }
}
