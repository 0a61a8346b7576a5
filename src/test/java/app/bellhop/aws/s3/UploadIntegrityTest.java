package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.cloud.s3.upload.UploadResult;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.Fault;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.S3Clients;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.viewmodel.base.ErrorTexts;
import com.sun.net.httpserver.Headers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.Md5Utils;

/** What arrives at the server is what was sent, or the upload has failed. */
class UploadIntegrityTest {

    private static final String BUCKET = "whole";

    @TempDir
    static Path folder;

    @TempDir
    Path files;

    private static DemoConnection demo;
    private static S3Client server;

    @BeforeAll
    static void start() throws Exception {
        demo = new DemoConnection(folder);
        server = S3Clients.of(demo.demo);
        await(demo.connection.objects().createBucket(NewBucket.named(BUCKET)));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        demo.close();
    }

    private Path file(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(files.resolve("f" + size), bytes);
    }

    private static CompletableFuture<UploadResult> upload(ObjectStore store, Path file, String key) {
        return store.upload(UploadRequest.of(file, new S3Location(BUCKET, key)), UploadLog.NONE, bytes -> {});
    }

    private static void assertCorrupted(CompletableFuture<?> upload) {
        ExecutionException thrown = Assertions.assertThrows(ExecutionException.class, () -> await(upload));
        CloudException e = CloudException.of(thrown);
        assertEquals(Reason.of(UploadProblem.CORRUPTED), e.failure().detail());
        assertTrue(ErrorTexts.sentence(e).contains("corrupted"), ErrorTexts.sentence(e));
    }

    private static boolean isThere(String key) {
        return server.listObjectsV2(r -> r.bucket(BUCKET).prefix(key)).hasContents();
    }

    /** Flips a byte of each request's body that fits. */
    private static Fault flip(boolean fits, long at) {
        return fits ? Fault.of(Fault.Kind.CORRUPT_REQUEST, at) : Fault.NONE;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4096, 1 << 20})
    void aFlippedByteInASmallFileIsAFailure(int size) throws Exception {
        String key = "small-" + size;
        try (FaultProxy proxy = new FaultProxy(demo.demo.s3Endpoint());
                AwsConnection connection = demo.through(proxy)) {
            proxy.rule(request -> flip(request.method().equals("PUT"), size / 2));
            assertCorrupted(upload(connection.objects(), file(size), key));
            assertFalse(isThere(key));

            proxy.rule(request -> Fault.NONE);
            assertTrue(await(upload(connection.objects(), file(size), key)).verified());
            assertTrue(isThere(key));
        }
    }

    @Test
    void aFlippedByteInATextOrAPageIsAFailure() throws Exception {
        S3Location object = new S3Location(BUCKET, "text.txt");
        try (FaultProxy proxy = new FaultProxy(demo.demo.s3Endpoint());
                AwsConnection connection = demo.through(proxy)) {
            proxy.rule(request -> flip(request.method().equals("PUT"), 1));
            assertCorrupted(connection.s3().content().create(object, new byte[] {1, 2, 3}, "text/plain"));
            assertCorrupted(connection.s3().content().write(object, file(50), "text/html", ""));
            assertFalse(isThere("text.txt"));
        }
    }

    @Test
    void aFlippedByteInAPartIsAFailure() throws Exception {
        Path file = file(20_000_000);
        try (FaultProxy proxy = new FaultProxy(demo.demo.s3Endpoint());
                AwsConnection connection = demo.through(proxy)) {
            proxy.rule(request -> flip(request.target().contains("partNumber=2"), 1_000_000));
            assertCorrupted(upload(connection.objects(), file, "parts"));
            assertFalse(isThere("parts"));
            SnsEndpoint.until(() ->
                    server.listMultipartUploads(r -> r.bucket(BUCKET)).uploads().isEmpty());

            proxy.rule(request -> Fault.NONE);
            assertTrue(await(upload(connection.objects(), file, "parts")).verified());
            assertArrayEquals(
                    Files.readAllBytes(file),
                    server.getObjectAsBytes(r -> r.bucket(BUCKET).key("parts")).asByteArray());
        }
    }

    /** A server that keeps nothing and answers every PUT with an ETag. */
    private static FaultyServer etags(
            Queue<Headers> requests, Predicate<Headers> rejected, Function<byte[], String> etag) throws Exception {
        return new FaultyServer(exchange -> {
            requests.add(exchange.getRequestHeaders());
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (rejected.test(exchange.getRequestHeaders())) {
                FaultyServer.send(exchange, 501, FaultyServer.error("NotImplemented", "A header"));
                return;
            }
            exchange.getResponseHeaders().set("ETag", '"' + etag.apply(body) + '"');
            FaultyServer.send(exchange, 200, "");
        });
    }

    private static String md5(byte[] body) {
        return HexFormat.of().formatHex(Md5Utils.computeMD5Hash(body));
    }

    @Test
    void aServerThatIgnoresChecksumsIsCheckedByTheEtag() throws Exception {
        Queue<Headers> requests = new ConcurrentLinkedQueue<>();
        try (FaultyServer right = etags(requests, headers -> false, UploadIntegrityTest::md5);
                FaultyServer wrong = etags(requests, headers -> false, body -> md5(new byte[] {1}))) {
            assertTrue(
                    await(upload(right.connection().objects(), file(100), "k")).verified());
            assertCorrupted(upload(wrong.connection().objects(), file(100), "k"));
            assertCorrupted(upload(wrong.connection().objects(), file(1 << 20), "k"));
        }
        assertTrue(requests.stream().allMatch(headers -> headers.containsKey("Content-MD5")));
    }

    @Test
    void aServerThatRejectsChecksumsIsAskedForLessOnce() throws Exception {
        Queue<Headers> requests = new ConcurrentLinkedQueue<>();
        Predicate<Headers> crc32 = headers -> headers.containsKey("x-amz-checksum-crc32");
        try (FaultyServer server = etags(requests, crc32, body -> "not-an-md5")) {
            for (String key : List.of("1", "2")) {
                assertTrue(await(upload(server.connection().objects(), file(100), key))
                        .verified());
            }
        }
        assertEquals(1, requests.stream().filter(crc32).count());
        assertEquals(
                3,
                requests.stream()
                        .filter(headers -> headers.containsKey("Content-MD5"))
                        .count());
    }

    @Test
    void aServerThatVerifiesNothingIsReported() throws Exception {
        Queue<Headers> requests = new ConcurrentLinkedQueue<>();
        Predicate<Headers> any =
                headers -> headers.containsKey("x-amz-checksum-crc32") || headers.containsKey("Content-MD5");
        try (FaultyServer server = etags(requests, any, body -> "not-an-md5")) {
            for (String key : List.of("1", "2")) {
                assertFalse(await(upload(server.connection().objects(), file(100), key))
                        .verified());
            }
        }
        assertEquals(4, requests.size(), "both, one, none; then none at once");
    }
}
