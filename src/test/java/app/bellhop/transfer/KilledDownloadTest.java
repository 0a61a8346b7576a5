package app.bellhop.transfer;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.ChildJvm;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.Fault;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.S3Clients;
import app.bellhop.settings.Connection;
import app.bellhop.transfer.job.SqliteJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A process that is killed while it downloads; the next one goes on. */
class KilledDownloadTest {

    private static final int RANGE = 256 * 1024;
    private static final int SIZE = 20_000_000;
    private static final int PARALLEL = 4;
    private static final int KILLS = 3;
    private static final int RANGES_BEFORE_A_KILL = 20;
    private static final ReadLimits LIMITS = new ReadLimits(RANGE, PARALLEL, Duration.ofSeconds(30), Duration.ZERO);

    /** What can be lost at a kill: the ranges under way, and those that wait to be logged. */
    private static final long LOST = 2L * PARALLEL * RANGE;

    @TempDir
    Path folder;

    /** The transfer queue of one process. */
    private static final class Downloader implements AutoCloseable {

        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        private final AwsConnection connection;
        private final TransferQueue queue;

        Downloader(Path folder, String url, String accessKeyId, String secretAccessKey) throws Exception {
            connection = new AwsConnection(
                    new Connection("t", "t", Connection.Source.SAVED, null, url, url, "us-east-1", accessKeyId),
                    secretAccessKey,
                    threads,
                    LIMITS,
                    CopyLimits.DEFAULT,
                    Throttle.Both.NONE);
            queue = new TransferQueue(
                    connection.objects(),
                    SqliteJournal.open(folder.resolve("transfers.db"), "t", (file, moved) -> {}),
                    threads,
                    timer,
                    System::nanoTime,
                    new Places(threads, (millis, work) -> {}));
        }

        /** Begins, or goes on with what the journal has. */
        TransferBatch begin(Path target) throws Exception {
            await(queue.restore());
            List<String> left = queue.drain().changed().stream()
                    .map(snapshot -> snapshot.job().id())
                    .toList();
            if (left.isEmpty()) {
                ObjectEntry entry = new ObjectEntry("large.bin", false, SIZE, null, null, null);
                return queue.download(List.of(entry), new S3Location("box", ""), target);
            }
            TransferBatch batch = queue.collectUntilIdle();
            queue.retry(left);
            return batch;
        }

        @Override
        public void close() {
            queue.close();
            connection.close();
            timer.shutdownNow();
            threads.shutdown();
        }
    }

    /** The process that is killed: home, URL, keys, target folder. */
    public static void main(String[] arguments) throws Exception {
        new Downloader(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]).begin(Path.of(arguments[4]));
    }

    @Test
    void downloadGoesOnAfterEachKillAndReadsLittleTwice() throws Exception {
        byte[] body = new byte[SIZE];
        new Random(1).nextBytes(body);
        Path home = Files.createDirectories(folder.resolve("home"));
        Path target = folder.resolve("down");
        try (DemoConnection server = new DemoConnection(folder.resolve("server"));
                FaultProxy proxy = new FaultProxy(server.demo.s3Endpoint())) {
            await(server.connection.objects().createBucket(NewBucket.named("box")));
            try (S3Client sdk = S3Clients.of(server.demo)) {
                sdk.putObject(r -> r.bucket("box").key("large.bin"), RequestBody.fromBytes(body));
            }
            String id = server.demo.accessKeyId();
            String secret = server.demo.secretAccessKey();
            for (int kill = 1; kill <= KILLS; kill++) {
                run(proxy, List.of(home.toString(), proxy.url(), id, secret, target.toString()));
                assertTrue(proxy.received.get() < SIZE, "killed before its end");
            }
            proxy.rule(request -> Fault.NONE);
            try (Downloader last = new Downloader(home, proxy.url(), id, secret)) {
                BatchResult result = await(last.begin(target).result());
                assertEquals(1, result.done().size(), result.toString());
            }
            assertArrayEquals(body, Files.readAllBytes(target.resolve("large.bin")));
            try (var files = Files.list(target)) {
                assertEquals(1, files.count(), "no part is left");
            }
            long twice = proxy.received.get() - SIZE;
            assertTrue(twice <= KILLS * LOST, twice + " bytes were read twice");
        }
    }

    /** Runs a process that is killed, by SIGKILL, in the middle of its ranges. */
    private static void run(FaultProxy proxy, List<String> arguments) throws Exception {
        AtomicInteger ranges = new AtomicInteger();
        AtomicReference<Process> child = new AtomicReference<>();
        proxy.rule(request -> {
            if (!request.range().isEmpty() && ranges.incrementAndGet() == RANGES_BEFORE_A_KILL) {
                child.get().destroyForcibly();
            }
            return Fault.NONE;
        });
        child.set(ChildJvm.of(KilledDownloadTest.class, arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        child.get().waitFor();
    }
}
