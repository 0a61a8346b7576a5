package app.bellhop.fake;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.upload.UploadLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultProxyTest {

    private static final S3Location OBJECT = new S3Location("box", "k ä+.bin");

    @TempDir
    Path folder;

    private final byte[] body = new byte[100_000];
    private DemoConnection server;
    private FaultProxy proxy;
    private AwsConnection connection;

    @BeforeEach
    void start() throws Exception {
        server = new DemoConnection(folder.resolve("server"));
        proxy = new FaultProxy(server.demo.s3Endpoint());
        connection = server.through(proxy);
        await(server.connection.objects().createBucket(NewBucket.named("box")));
        new Random(1).nextBytes(body);
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        proxy.close();
        server.close();
    }

    @Test
    void signedRequestsPassBothWays() throws Exception {
        Path file = Files.write(folder.resolve("up"), body);
        await(connection.objects().upload(UploadRequest.of(file, OBJECT), UploadLog.NONE, bytes -> {}));
        assertArrayEquals(body, read(1 << 20));
        assertEquals(
                List.of("PUT", "GET"),
                proxy.requests().stream().map(FaultProxy.Request::method).toList());
        assertEquals(body.length, proxy.sent.get());
    }

    @Test
    void oneByteIsAnother() throws Exception {
        await(server.connection
                .objects()
                .upload(
                        UploadRequest.of(Files.write(folder.resolve("up"), body), OBJECT),
                        UploadLog.NONE,
                        bytes -> {}));
        proxy.rule(request -> Fault.of(Fault.Kind.CORRUPT_ANSWER, 70_000));
        byte[] read = read(body.length - 1); // Not all, which would be verified.
        assertEquals(body[70_000] ^ 1, read[70_000]);
        read[70_000] = body[70_000];
        assertArrayEquals(Arrays.copyOf(body, body.length - 1), read);
        proxy.rule(request -> Fault.of(Fault.Kind.CORRUPT_REQUEST, 50));
        S3Location other = new S3Location("box", "other");
        CompletableFuture<?> corrupted = connection
                .objects()
                .upload(
                        UploadRequest.of(Files.write(folder.resolve("up"), new byte[100]), other),
                        UploadLog.NONE,
                        bytes -> {});
        assertThrows(ExecutionException.class, () -> await(corrupted), "the server has verified the checksum");
    }

    @Test
    void errorsAreAnsweredAndConnectionsDropped() throws Exception {
        proxy.rule(request -> request.number() == 1 ? Fault.of(Fault.Kind.STATUS, 503) : Fault.of(Fault.Kind.DROP, 0));
        assertThrows(ExecutionException.class, () -> await(connection.objects().listBuckets()));
        assertEquals(0, proxy.received.get());
    }

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertEquals(drawn(1), drawn(1));
        assertTrue(drawn(1).contains(Fault.NONE) && drawn(1).contains(Fault.of(Fault.Kind.DROP, 0)));
    }

    private static List<Fault> drawn(long seed) {
        Function<FaultProxy.Request, Fault> rule =
                Fault.random(seed, 0.5, List.of(Fault.of(Fault.Kind.DROP, 0), Fault.of(Fault.Kind.STATUS, 500)));
        List<Fault> drawn = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            drawn.add(rule.apply(new FaultProxy.Request(i, "GET", "/", "")));
        }
        return drawn;
    }

    private byte[] read(int length) throws Exception {
        return await(connection.s3().content().read(ObjectIdentifier.current(OBJECT), 0, length))
                .bytes();
    }
}
