package app.bellhop.aws.s3.download;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.aws.AwsConnection;
import app.bellhop.aws.client.ReadLimits;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.UnfinishedDownload;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.S3Clients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** An object at the demo server, and a wire to it that breaks. */
abstract class DownloadTestBase {

    static final int RANGE = 64 * 1024;
    static final int SIZE = 1_000_003;
    private static final ReadLimits LIMITS = new ReadLimits(RANGE, 4, Duration.ofSeconds(2), Duration.ZERO);

    @TempDir
    static Path folder;

    @TempDir
    Path files;

    static DemoConnection server;
    static S3Client sdk;
    private static int objects;

    final byte[] body = new byte[SIZE];
    final Remembered log = new Remembered();
    FaultProxy proxy;
    AwsConnection connection;
    S3Location object;
    Path file;

    /** Keeps what is logged in memory. */
    static final class Remembered implements DownloadLog {

        private volatile Optional<UnfinishedDownload> now = Optional.empty();
        final Queue<UnfinishedDownload> all = new ConcurrentLinkedQueue<>();

        @Override
        public Optional<UnfinishedDownload> unfinished() {
            return now;
        }

        @Override
        public void saved(UnfinishedDownload state) {
            all.add(state);
            now = Optional.of(state);
        }

        @Override
        public void forgotten() {
            now = Optional.empty();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        sdk = S3Clients.of(server.demo);
        await(server.connection.objects().createBucket(NewBucket.named("box")));
    }

    @AfterAll
    static void stop() throws Exception {
        sdk.close();
        server.close();
    }

    @BeforeEach
    void connect() throws Exception {
        new Random(7).nextBytes(body);
        proxy = new FaultProxy(server.demo.s3Endpoint());
        connection = server.through(proxy, LIMITS);
        object = new S3Location("box", "object-" + ++objects);
        file = files.resolve("down.part");
        put(body);
    }

    @AfterEach
    void disconnect() throws Exception {
        connection.close();
        proxy.close();
    }

    void put(byte[] bytes) {
        sdk.putObject(r -> r.bucket("box").key(object.key()), RequestBody.fromBytes(bytes));
    }

    void putInParts(byte[] bytes, int... partSizes) {
        S3Clients.putInParts(sdk, object, bytes, partSizes);
    }

    CompletableFuture<DownloadResult> begin(long size) {
        return connection
                .objects()
                .download(new DownloadRequest(ObjectIdentifier.current(object), file, size), log, bytes -> {});
    }

    DownloadResult download() throws Exception {
        return await(begin(SIZE));
    }

    static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(request)));
    }

    static AnswerProblem problem(CloudException e) {
        return (AnswerProblem) ((Reason) e.failure().detail()).code();
    }

    void assertArrived() throws Exception {
        assertArrayEquals(body, Files.readAllBytes(file));
    }

    static boolean firstRange(FaultProxy.Request request) {
        return request.range().startsWith("bytes=0-");
    }
}
