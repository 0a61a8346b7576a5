package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.demo.DemoServer;
import app.bellhop.fake.ChildJvm;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.S3Clients;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An upload, a download and a copy from another connection, whose process is killed (SIGKILL) again and again: each goes on
 * where it was.
 */
@Timeout(900)
class KilledTransfersTest {

    private static final int KILLS = 20;
    private static final int SIZE = 300 << 20;
    private static final int COPIED = 40 << 20;

    /** So that the 20th kill still finds an upload and a download under way. */
    private static final int MOST_BEFORE_A_KILL = 24 << 20;

    /** Four parts of the upload and two of the copy are in flight, 8 MiB each. */
    private static final long SENT_IN_VAIN = 6L * (8 << 20);

    /** The ranges under way, and those that wait to be logged. */
    private static final long RECEIVED_IN_VAIN = 2L * TransferProcess.RANGES_AT_ONCE * TransferProcess.RANGE;

    @TempDir
    Path folder;

    private final Random random = new Random(12);

    @Test
    void transfersThatAreKilledTwentyTimesArriveWhole() throws Exception {
        Path file = bigFile();
        byte[] copied = new byte[COPIED];
        random.nextBytes(copied);
        Path target = folder.resolve("down");
        try (DemoConnection office = new DemoConnection(folder.resolve("office"));
                DemoConnection demo = new DemoConnection(folder.resolve("server"));
                FaultProxy proxy = new FaultProxy(demo.demo.s3Endpoint());
                S3Client source = S3Clients.of(office.demo);
                S3Client server = S3Clients.of(demo.demo)) {
            await(office.connection.objects().createBucket(NewBucket.named("origin")));
            await(demo.connection.objects().createBucket(NewBucket.named("killed")));
            source.putObject(r -> r.bucket("origin").key("copy.bin"), RequestBody.fromBytes(copied));
            server.putObject(r -> r.bucket("killed").key("down.bin"), RequestBody.fromFile(file));
            List<String> arguments = List.of(
                    folder.resolve("home/transfers.db").toString(),
                    server(proxy.url(), demo.demo),
                    server(office.demo.s3Endpoint().toString(), office.demo),
                    file.toString(),
                    target.toString());
            for (int kill = 0; kill < KILLS; kill++) {
                killOnce(proxy, arguments);
            }
            start(arguments).waitFor();
            assertEquals("complete", output(), errors());

            try (InputStream sent = Files.newInputStream(file);
                    InputStream arrived =
                            server.getObject(r -> r.bucket("killed").key("big.bin"))) {
                assertSame(sent, new BufferedInputStream(arrived));
            }
            assertEquals(-1, Files.mismatch(file, target.resolve("down.bin")));
            assertArrayEquals(
                    copied,
                    server.getObjectAsBytes(r -> r.bucket("killed").key("copy.bin"))
                            .asByteArray());
            assertTrue(server.listMultipartUploads(r -> r.bucket("killed"))
                    .uploads()
                    .isEmpty());
            try (Stream<Path> files = Files.list(target)) {
                assertEquals(List.of(target.resolve("down.bin")), files.toList(), "no part is left");
            }
            assertTrue(proxy.sent.get() <= SIZE + COPIED + KILLS * SENT_IN_VAIN, "sent " + proxy.sent.get());
            assertTrue(proxy.received.get() <= SIZE + KILLS * RECEIVED_IN_VAIN, "received " + proxy.received.get());
        }
    }

    /** After a random number of bytes, in one direction or the other. */
    private void killOnce(FaultProxy proxy, List<String> arguments) throws Exception {
        long sent = proxy.sent.get() + 1 + random.nextInt(MOST_BEFORE_A_KILL);
        long received = proxy.received.get() + 1 + random.nextInt(MOST_BEFORE_A_KILL);
        Process process = start(arguments);
        while (process.isAlive() && proxy.sent.get() < sent && proxy.received.get() < received) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertTrue(process.isAlive(), errors());
        process.destroyForcibly().waitFor();
    }

    private Process start(List<String> arguments) throws Exception {
        return ChildJvm.of(TransferProcess.class, arguments)
                // Apart: newer JDKs warn there of what Netty does.
                .redirectError(folder.resolve("errors").toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output")).strip();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    private static String server(String url, DemoServer demo) {
        return String.join(" ", url, demo.accessKeyId(), demo.secretAccessKey());
    }

    /** Each MiB begins with its number; the rest is random. */
    private Path bigFile() throws IOException {
        Path file = folder.resolve("big.bin");
        byte[] block = new byte[1 << 20];
        random.nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < SIZE; written += block.length) {
                ByteBuffer.wrap(block).putInt(written);
                out.write(block);
            }
        }
        return file;
    }

    private static void assertSame(InputStream expected, InputStream actual) throws Exception {
        for (long position = 0; ; position += 1 << 20) {
            byte[] piece = expected.readNBytes(1 << 20);
            assertTrue(Arrays.equals(piece, actual.readNBytes(1 << 20)), "differs after " + position);
            if (piece.length == 0) {
                return;
            }
        }
    }
}
