package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.Fault;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.S3Clients;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.ErrorTexts;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Downloads whose disk runs full, whose folder goes, or whose name is taken meanwhile. */
class TargetDiskTest {

    private static final int RANGE = 64 * 1024;
    private static final int SIZE = 1_000_003;

    /** One range after the other: the disk in memory has no sparse files. */
    private static final ReadLimits LIMITS = new ReadLimits(RANGE, 1, Duration.ofSeconds(30), Duration.ZERO);

    @TempDir
    Path folder;

    private final byte[] body = new byte[SIZE];
    private final Map<String, TransferSnapshot> seen = new HashMap<>();
    private DemoConnection demo;
    private FaultProxy proxy;
    private QueueOverWire wire;
    private TransferQueue queue;

    @BeforeEach
    void start() throws Exception {
        demo = new DemoConnection(folder.resolve("server"));
        await(demo.connection.objects().createBucket(NewBucket.named("box")));
        new Random(5).nextBytes(body);
        try (S3Client sdk = S3Clients.of(demo.demo)) {
            sdk.putObject(r -> r.bucket("box").key("a.bin"), RequestBody.fromBytes(body));
        }
        proxy = new FaultProxy(demo.demo.s3Endpoint());
        wire = new QueueOverWire(
                folder.resolve("home/transfers.db"),
                proxy.url(),
                demo.demo.accessKeyId(),
                demo.demo.secretAccessKey(),
                LIMITS);
        queue = wire.queue;
    }

    @AfterEach
    void stop() throws Exception {
        wire.close();
        proxy.close();
        demo.close();
    }

    private BatchResult download(Path target) throws Exception {
        ObjectEntry entry = new ObjectEntry("a.bin", false, SIZE, null, null, null);
        return await(queue.download(List.of(entry), new S3Location("box", ""), target)
                .result());
    }

    private String sentence(TransferJob job) {
        queue.drain().changed().forEach(snapshot -> seen.put(snapshot.job().id(), snapshot));
        return ErrorTexts.sentence(seen.get(job.id()).failure());
    }

    private BatchResult retry(TransferJob job) throws Exception {
        TransferBatch batch = queue.collectUntilIdle();
        queue.retry(List.of(job.id()));
        return await(batch.result());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aDownloadToAFullDiskFailsAloneAndGoesOnOnceThereIsRoom() throws Exception {
        Configuration small =
                Configuration.unix().toBuilder().setMaxSize(1 << 20).build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path target = Files.createDirectory(disk.getPath("/down"));
            Path other = Files.write(disk.getPath("/other"), new byte[600_000]);

            BatchResult full = download(target);
            TransferJob job = full.failed().get(0);
            assertEquals(
                    "Couldn’t use " + target.resolve("a.bin")
                            + " on this computer: the disk is full, or writing to it failed."
                            + " Free some space, then retry.",
                    sentence(job));
            assertEquals(List.of(".bellhop-" + job.id() + ".part"), names(target), "nothing has the final name");
            assertEquals(1, download(folder.resolve("roomy")).done().size());
            assertArrayEquals(body, Files.readAllBytes(folder.resolve("roomy/a.bin")));

            Files.delete(other);
            proxy.received.set(0);
            assertEquals(List.of(job), retry(job).done());
            assertArrayEquals(body, Files.readAllBytes(target.resolve("a.bin")));
            assertEquals(List.of("a.bin"), names(target));
            assertTrue(proxy.received.get() <= SIZE - 5 * RANGE, proxy.received + " bytes were read again");
        }
    }

    @Test
    void aDownloadWhoseFolderWasRemovedFailsAndBeginsAnewWhenResumed() throws Exception {
        Path target = folder.resolve("down");
        AtomicInteger ranges = new AtomicInteger();
        proxy.rule(request -> {
            if (!request.range().isEmpty() && ranges.incrementAndGet() == 5) {
                remove(target);
            }
            return Fault.NONE;
        });
        TransferJob job = download(target).failed().get(0);
        assertEquals("Couldn’t use " + target + " on this computer: it doesn’t exist.", sentence(job));
        assertTrue(Files.notExists(target));
        assertEquals(List.of(job), retry(job).done());
        assertArrayEquals(body, Files.readAllBytes(target.resolve("a.bin")));
        assertEquals(List.of("a.bin"), names(target));
    }

    /** Whoever opens the file by the name that was asked for sees the other program's. */
    @Test
    void aDownloadThatAnotherProgramWasFasterThanNamesTheFileThatItMade() throws Exception {
        Path target = Files.createDirectory(folder.resolve("down"));
        proxy.rule(request -> {
            create(target.resolve("a.bin"));
            return Fault.NONE;
        });
        BatchResult result = download(target);
        Path made = target.resolve("a (1).bin");
        assertArrayEquals(body, Files.readAllBytes(made));
        assertEquals(
                List.of(made), result.done().stream().map(TransferJob::file).toList());
        TransferSnapshot row = queue.drain().changed().get(0);
        assertEquals(made, row.job().file());
        assertEquals(SIZE, row.bytes());
    }

    private static void create(Path file) {
        try {
            Files.writeString(file, "theirs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try {
            for (String name : names(folder)) {
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
