package app.bellhop.transfer;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.S3Clients;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** An upload, or a copy from another connection, whose process is killed again and again: it goes on where it was. */
class UploadKillTest extends KillTestBase {

    /** Four parts of 8 MiB are in flight. */
    private static final long LOST_AT_MOST = 4L * (8 << 20);

    @Test
    void anUploadThatIsKilledTwentyTimesArrivesWhole() throws Exception {
        Path file = bigFile();
        try (DemoConnection demo = new DemoConnection(folder.resolve("server"));
                FaultProxy proxy = new FaultProxy(demo.demo.s3Endpoint());
                S3Client server = S3Clients.of(demo.demo)) {
            await(demo.connection.objects().createBucket(NewBucket.named("killed")));
            String id = demo.demo.accessKeyId();
            killAndComplete(proxy.sent, proxy.url(), id, demo.demo.secretAccessKey(), "up", file.toString());
            try (InputStream sent = Files.newInputStream(file);
                    InputStream arrived =
                            server.getObject(r -> r.bucket("killed").key("big.bin"))) {
                assertSame(sent, new BufferedInputStream(arrived));
            }
            assertTrue(server.listMultipartUploads(r -> r.bucket("killed"))
                    .uploads()
                    .isEmpty());
            assertTrue(proxy.sent.get() <= SIZE + KILLS * LOST_AT_MOST, "sent " + proxy.sent.get());
        }
    }

    /** Two parts are in flight. */
    @Test
    void aCopyBetweenConnectionsThatIsKilledArrivesWhole() throws Exception {
        int kills = 3;
        byte[] all = new byte[40 << 20];
        new Random(3).nextBytes(all);
        try (DemoConnection office = new DemoConnection(folder.resolve("office"));
                DemoConnection demo = new DemoConnection(folder.resolve("server"));
                FaultProxy proxy = new FaultProxy(demo.demo.s3Endpoint());
                S3Client source = S3Clients.of(office.demo);
                S3Client server = S3Clients.of(demo.demo)) {
            await(office.connection.objects().createBucket(NewBucket.named("origin")));
            await(demo.connection.objects().createBucket(NewBucket.named("killed")));
            source.putObject(r -> r.bucket("origin").key("big.bin"), RequestBody.fromBytes(all));
            killAndComplete(
                    kills,
                    12 << 20,
                    proxy.sent,
                    proxy.url(),
                    demo.demo.accessKeyId(),
                    demo.demo.secretAccessKey(),
                    "copy",
                    office.demo.s3Endpoint().toString(),
                    office.demo.accessKeyId(),
                    office.demo.secretAccessKey());
            assertArrayEquals(
                    all,
                    server.getObjectAsBytes(r -> r.bucket("killed").key("big.bin"))
                            .asByteArray());
            assertTrue(server.listMultipartUploads(r -> r.bucket("killed"))
                    .uploads()
                    .isEmpty());
            assertTrue(proxy.sent.get() <= all.length + kills * 2L * (8 << 20), "sent " + proxy.sent.get());
        }
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
