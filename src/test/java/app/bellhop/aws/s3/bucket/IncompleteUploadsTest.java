package app.bellhop.aws.s3.bucket;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.MissingPermission;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.IncompleteUploads;
import app.bellhop.cloud.s3.bucket.LifecycleRules;
import app.bellhop.cloud.s3.bucket.StoredParts;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.RawServer;
import app.bellhop.fake.S3Clients;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Unfinished uploads over the wire. */
class IncompleteUploadsTest {

    @TempDir
    static Path folder;

    private static DemoConnection server;
    private static S3Client client;
    private static int buckets;

    private String bucket;
    private IncompleteUploads uploads;

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
        client = S3Clients.of(server.demo);
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        server.close();
    }

    @BeforeEach
    void prepare() {
        bucket = "uploads-" + ++buckets;
        client.createBucket(r -> r.bucket(bucket));
        uploads = server.connection.s3().incompleteUploads();
    }

    private String begin(String key, StorageClass storageClass, int... parts) {
        String id = client.createMultipartUpload(r -> r.bucket(bucket).key(key).storageClass(storageClass))
                .uploadId();
        for (int i = 0; i < parts.length; i++) {
            int number = i + 1;
            client.uploadPart(
                    r -> r.bucket(bucket).key(key).uploadId(id).partNumber(number),
                    RequestBody.fromBytes(new byte[parts[i]]));
        }
        return id;
    }

    private List<IncompleteUpload> list() throws Exception {
        List<IncompleteUpload> found = new ArrayList<>();
        await(uploads.list(bucket, found::addAll));
        return found;
    }

    @Test
    void uploadsAreListedWithTheirPartsAndAborted() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        String first = begin("a/ü+ %20", StorageClass.STANDARD, 100, 20);
        String second = begin("b", StorageClass.STANDARD_IA);
        client.putObject(r -> r.bucket(bucket).key("whole"), RequestBody.fromString("not listed"));
        List<IncompleteUpload> found = list();
        assertEquals(
                List.of("a/ü+ %20", "b"),
                found.stream().map(IncompleteUpload::key).toList());
        assertEquals(
                List.of(first, second),
                found.stream().map(IncompleteUpload::uploadId).toList());
        assertEquals("STANDARD_IA", found.get(1).storageClass());
        assertTrue(found.get(0).initiated().isAfter(before));
        assertEquals(new StoredParts(2, 120), await(uploads.parts(found.get(0))));
        assertEquals(StoredParts.NONE, await(uploads.parts(found.get(1))));
        await(uploads.abort(found.get(0)));
        assertEquals(List.of(found.get(1)), list());
        await(uploads.abort(found.get(0))); // Gone already.
        var gone = assertThrows(ExecutionException.class, () -> await(uploads.parts(found.get(0))));
        assertEquals(ErrorKind.NOT_FOUND, CloudException.of(gone).kind());
    }

    @Test
    void permissionToListUploadsIsNamed() throws Exception {
        CloudException denied = listed(request -> xml("403 Forbidden", "<Error><Code>AccessDenied</Code></Error>"));
        assertEquals(ErrorKind.ACCESS_DENIED, denied.kind());
        MissingPermission missing = (MissingPermission) denied.failure().detail();
        assertEquals("s3:ListBucketMultipartUploads", missing.action());
        assertEquals("arn:aws:s3:::b", missing.resource());
    }

    @Test
    void serverWithoutTheOperationIsReported() throws Exception {
        CloudException unknown =
                listed(request -> xml("501 Not Implemented", "<Error><Code>NotImplemented</Code></Error>"));
        assertEquals(ErrorKind.NOT_SUPPORTED, unknown.kind());
        assertEquals("ListMultipartUploads", unknown.failure().operation());
    }

    @Test
    void foreignAnswerIsNotAnEmptyList() throws Exception {
        CloudException foreign = listed(request -> xml("200 OK", "<html>Sign in to the network</html>"));
        assertEquals(ErrorKind.NETWORK, foreign.kind());
    }

    private static String xml(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static CloudException listed(Function<String, String> answer) throws Exception {
        try (RawServer raw = new RawServer(answer)) {
            var failed = assertThrows(
                    ExecutionException.class,
                    () -> await(raw.connection().s3().incompleteUploads().list("b", page -> {})));
            return CloudException.of(failed);
        }
    }

    @Test
    void lifecycleRuleIsAddedBesideTheOthersAndAcceptedByTheServer() throws Exception {
        var configuration = server.connection.s3().buckets();
        String before = """
                {"Rules": [{"ID": "tmp", "Filter": {"Prefix": "tmp/"}, "Status": "Enabled", "Expiration": {"Days": 3}}]}
                """;
        await(configuration.put(bucket, BucketSection.LIFECYCLE, before));
        String stored =
                await(configuration.get(bucket, BucketSection.LIFECYCLE)).orElseThrow();
        await(configuration.put(bucket, BucketSection.LIFECYCLE, LifecycleRules.withAbortAfter(stored, 7)));
        var rules =
                client.getBucketLifecycleConfiguration(r -> r.bucket(bucket)).rules();
        assertEquals(
                List.of("tmp", "abort-unfinished-uploads"),
                rules.stream().map(r -> r.id()).toList());
        assertEquals(3, rules.get(0).expiration().days());
        assertEquals(7, rules.get(1).abortIncompleteMultipartUpload().daysAfterInitiation());
        String after = await(configuration.get(bucket, BucketSection.LIFECYCLE)).orElseThrow();
        assertEquals(OptionalInt.of(7), LifecycleRules.abortsAfter(after));
    }
}
