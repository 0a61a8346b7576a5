package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.WireTest;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.ObjectLock;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.SnsEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upload is sent with, and when it may replace an object. */
class UploadConditionsTest extends WireTest {

    @TempDir
    Path files;

    private CompletableFuture<?> upload(ObjectStore store, S3Location object, String text, UploadCondition condition)
            throws Exception {
        Path file = Files.writeString(files.resolve("new.txt"), text);
        return store.upload(
                new UploadRequest(file, object, UploadOptions.NONE, condition), UploadLog.NONE, bytes -> {});
    }

    private static void assertProblem(UploadProblem problem, CloudException e) {
        assertEquals(ErrorKind.CONFLICT, e.kind());
        assertEquals(problem, ((Reason) e.failure().detail()).code());
    }

    @Test
    void anObjectThatIsThereIsNotReplacedUnasked() throws Exception {
        S3Location object = new S3Location(bucket, "k.txt");
        await(upload(s3.objects(), object, "first", UploadCondition.IF_ABSENT));
        assertProblem(UploadProblem.EXISTS, failure(upload(s3.objects(), object, "second", UploadCondition.IF_ABSENT)));
        assertEquals("first", text(object));
    }

    @Test
    void aLargeFileReplacesNothingUnasked() throws Exception {
        S3Location object = put("large.bin", "first");
        Path file = Files.write(files.resolve("large"), new byte[17 << 20]);
        UploadRequest ifAbsent = new UploadRequest(file, object, UploadOptions.NONE, UploadCondition.IF_ABSENT);
        assertProblem(UploadProblem.EXISTS, failure(s3.objects().upload(ifAbsent, UploadLog.NONE, bytes -> {})));
        assertEquals("first", text(object));

        String etag = head(object).etag();
        UploadRequest ifMatch = new UploadRequest(file, object, UploadOptions.NONE, UploadCondition.ifMatch(etag));
        await(s3.objects().upload(ifMatch, UploadLog.NONE, bytes -> {}));
        assertEquals(17 << 20, head(object).size());

        Files.write(file, new byte[18 << 20]);
        assertProblem(UploadProblem.CHANGED, failure(s3.objects().upload(ifMatch, UploadLog.NONE, bytes -> {})));
        List<IncompleteUpload> left = new ArrayList<>();
        SnsEndpoint.until(() -> {
            left.clear();
            s3.incompleteUploads().list(bucket, left::addAll).join();
            return left.isEmpty();
        });
    }

    @Test
    void theSameBytesNeedNotBeReplaced() throws Exception {
        S3Location object = new S3Location(bucket, "same.bin");
        for (int size : List.of(1, 17 << 20)) {
            Path file = Files.write(files.resolve("same" + size), new byte[size]);
            await(s3.objects().upload(UploadRequest.of(file, object), UploadLog.NONE, bytes -> {}));
            UploadRequest ifAbsent = new UploadRequest(file, object, UploadOptions.NONE, UploadCondition.IF_ABSENT);
            await(s3.objects().upload(ifAbsent, UploadLog.NONE, bytes -> {}));
            List<IncompleteUpload> left = new ArrayList<>();
            await(s3.incompleteUploads().list(bucket, left::addAll));
            assertEquals(List.of(), left);
        }
    }

    @Test
    void aFileAndALargeFileAreLockedAsWanted() throws Exception {
        String locked = bucket + "-lock";
        await(s3.objects().createBucket(new NewBucket(locked, null, null, true, true, Map.of())));
        Instant until = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        UploadOptions options = new UploadOptions(
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                new ObjectLock(ObjectLock.Mode.GOVERNANCE, until, true),
                false);
        for (int size : List.of(1, 17 << 20)) {
            S3Location object = new S3Location(locked, "k" + size);
            Path file = Files.write(files.resolve("k" + size), new byte[size]);
            UploadRequest request = new UploadRequest(file, object, options, UploadCondition.ALWAYS);
            assertTrue(await(s3.objects().upload(request, UploadLog.NONE, bytes -> {}))
                    .verified());
            ObjectDetails details = head(object);
            assertEquals("GOVERNANCE", details.facts().get("ObjectLockMode"), details.facts()::toString);
            assertEquals(until.toString(), details.facts().get("ObjectLockRetainUntilDate"));
            assertEquals("ON", details.facts().get("ObjectLockLegalHoldStatus"));
        }
    }

    @Test
    void onlyTheObjectThatWasSeenIsReplaced() throws Exception {
        S3Location object = put("k.txt", "first");
        String etag = head(object).etag();
        await(upload(s3.objects(), object, "second", UploadCondition.ifMatch(etag)));
        assertProblem(
                UploadProblem.CHANGED, failure(upload(s3.objects(), object, "third", UploadCondition.ifMatch(etag))));
        assertEquals("second", text(object));
        S3Location gone = new S3Location(bucket, "gone.txt");
        assertProblem(UploadProblem.CHANGED, failure(upload(s3.objects(), gone, "x", UploadCondition.ifMatch(etag))));
    }

    @Test
    void aServerWithoutConditionsIsAskedFirst() throws Exception {
        Queue<String> requests = new ConcurrentLinkedQueue<>();
        try (FaultyServer server = new FaultyServer(exchange -> {
            boolean conditional = exchange.getRequestHeaders().containsKey("If-None-Match");
            String key = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + key + (conditional ? " conditional" : ""));
            if (conditional) {
                FaultyServer.send(exchange, 501, FaultyServer.error("NotImplemented", "If-None-Match"));
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("ETag", "\"e\"");
                exchange.sendResponseHeaders(key.endsWith("there") ? 200 : 404, -1);
                exchange.close();
            } else {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("ETag", "\"e\"");
                FaultyServer.send(exchange, 200, "");
            }
        })) {
            ObjectStore store = server.connection().objects();
            await(upload(store, new S3Location("b", "one"), "1", UploadCondition.IF_ABSENT));
            await(upload(store, new S3Location("b", "two"), "2", UploadCondition.IF_ABSENT));
            assertProblem(
                    UploadProblem.EXISTS,
                    failure(upload(store, new S3Location("b", "there"), "3", UploadCondition.IF_ABSENT)));
        }
        assertTrue(requests.contains("PUT /b/one conditional"));
        assertTrue(requests.contains("HEAD /b/one") && requests.contains("PUT /b/one"));
        assertTrue(requests.contains("PUT /b/two"));
        assertFalse(requests.contains("PUT /b/two conditional"), "remembered for the connection");
        assertFalse(requests.contains("PUT /b/there"), "nothing is replaced");
    }

    @Test
    void anUploadIsSentWithItsOptions() throws Exception {
        S3Location object = new S3Location(bucket, "k.txt");
        UploadOptions options = new UploadOptions(
                "text/markdown",
                "no-store",
                "attachment",
                null,
                "STANDARD_IA",
                new Encryption(Encryption.Kind.SSE_S3, null),
                Map.of("author", "ann"),
                Map.of("project", "a b&c"),
                null,
                false);
        Path file = Files.writeString(files.resolve("o"), "x");
        await(s3.objects()
                .upload(new UploadRequest(file, object, options, UploadCondition.ALWAYS), UploadLog.NONE, bytes -> {}));
        ObjectDetails details = head(object);
        assertEquals("text/markdown", details.headers().contentType());
        assertEquals("no-store", details.headers().cacheControl());
        assertEquals("attachment", details.headers().contentDisposition());
        assertEquals(Map.of("author", "ann"), details.headers().metadata());
        assertEquals("STANDARD_IA", details.storageClass());
        assertEquals(Map.of("project", "a b&c"), await(s3.properties().tags(ObjectIdentifier.current(object))));
    }
}
