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
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.fake.FaultyServer;
import java.nio.file.Files;
import java.nio.file.Path;
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
                null);
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
