package app.bellhop.transfer;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.ChildJvm;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.S3Clients;
import app.bellhop.fake.SnsEndpoint;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** An upload whose process is killed again and again: it goes on where it was. */
class UploadKillTest {

    private static final int KILLS = 20;
    private static final int SIZE = 300 << 20;

    /** Four parts of 8 MiB are in flight. */
    private static final long LOST_AT_MOST = 4L * (8 << 20);

    @TempDir
    Path folder;

    private final Random random = new Random(12);

    private Path file() throws Exception {
        Path file = folder.resolve("big.bin");
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < SIZE; written += block.length) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }

    private static String sha256(InputStream in) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (DigestInputStream read = new DigestInputStream(in, digest)) {
            read.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Process start(DemoConnection demo, FaultProxy proxy, Path file) throws Exception {
        return ChildJvm.of(
                        UploadingProcess.class,
                        List.of(
                                proxy.url(),
                                demo.demo.accessKeyId(),
                                demo.demo.secretAccessKey(),
                                folder.resolve("home/transfers.db").toString(),
                                file.toString(),
                                "killed"))
                // Apart: newer JDKs warn there of what Netty does.
                .redirectError(folder.resolve("errors").toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    @Test
    void anUploadThatIsKilledTwentyTimesArrivesWhole() throws Exception {
        Path file = file();
        try (DemoConnection demo = new DemoConnection(folder.resolve("server"));
                S3Client server = S3Clients.of(demo.demo);
                FaultProxy proxy = new FaultProxy(demo.demo.s3Endpoint())) {
            await(demo.connection.objects().createBucket(NewBucket.named("killed")));
            for (int kill = 0; kill < KILLS; kill++) {
                long moment = proxy.sent.get() + 1 + random.nextInt(24 << 20);
                Process process = start(demo, proxy, file);
                SnsEndpoint.until(() -> proxy.sent.get() >= moment || !process.isAlive());
                assertTrue(process.isAlive(), Files.readString(folder.resolve("errors")));
                process.destroyForcibly().waitFor();
            }
            Process last = start(demo, proxy, file);
            last.waitFor();
            assertEquals(
                    "complete",
                    Files.readString(folder.resolve("output")).strip(),
                    Files.readString(folder.resolve("errors")));
            assertEquals(
                    sha256(Files.newInputStream(file)),
                    sha256(server.getObject(r -> r.bucket("killed").key("big.bin"))));
            assertTrue(server.listMultipartUploads(r -> r.bucket("killed"))
                    .uploads()
                    .isEmpty());
            assertTrue(proxy.sent.get() <= SIZE + KILLS * LOST_AT_MOST, "sent " + proxy.sent.get());
        }
    }
}
