package app.bellhop.transfer;

import static app.bellhop.fake.DemoConnection.await;
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
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** An upload whose process is killed again and again: it goes on where it was. */
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
