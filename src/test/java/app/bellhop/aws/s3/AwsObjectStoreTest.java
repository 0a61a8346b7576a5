package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.UploadRequest;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.fake.DemoConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AwsObjectStoreTest {

    @TempDir
    static Path folder;

    @TempDir
    Path files;

    private static DemoConnection server;

    private S3 s3;
    private static int buckets;
    private ObjectStore store;
    private String bucket;

    @BeforeAll
    static void start() throws Exception {
        server = new DemoConnection(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void makeBucket() throws Exception {
        s3 = server.connection.s3();
        store = s3.objects();
        bucket = "test-" + ++buckets;
        await(store.createBucket(NewBucket.named(bucket)));
    }

    @ParameterizedTest
    @MethodSource("app.bellhop.fake.OddKeys#all")
    void oddKeySurvivesUploadListHeadPresignDownloadDelete(String key) throws Exception {
        byte[] body = ("body of " + key).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Path file = Files.write(files.resolve("up"), body);
        S3Location object = new S3Location(bucket, key);
        await(store.upload(UploadRequest.of(file, object), UploadLog.NONE, bytes -> {}));
        assertEquals(List.of(key), keys(""));
        assertEquals(
                body.length,
                await(s3.properties().head(ObjectIdentifier.current(object))).size());
        URI link = await(s3.sharing().presign(PresignRequest.get(object, Duration.ofMinutes(5))))
                .url();
        assertArrayEquals(body, get(link).body());
        Path down = files.resolve("down");
        await(store.download(
                DownloadRequest.of(ObjectIdentifier.current(object), down), DownloadLog.NONE, bytes -> {}));
        assertArrayEquals(body, Files.readAllBytes(down));
        await(store.copy(object, new S3Location(bucket, "copy")));
        assertEquals(
                1,
                await(store.delete(bucket, List.of(ObjectIdentifier.current(object))))
                        .deleted());
        assertEquals(List.of("copy"), keys(""));
    }

    @Test
    void aNewFolderKeepsWhatItsMarkerHolds() throws Exception {
        S3Location marker = new S3Location(bucket, "notes/");
        await(s3.content().create(marker, "inside".getBytes(), "text/plain"));
        await(store.createFolder(marker));
        assertEquals(
                6, await(s3.properties().head(ObjectIdentifier.current(marker))).size());
    }

    @Test
    void keyOf1025BytesIsRefused() {
        CloudException e = failure(store.createFolder(new S3Location(bucket, "k".repeat(1025))));
        assertEquals("KeyTooLongError", e.failure().code());
    }

    @Test
    void largeFileGoesUpInPartsAndComesBackWhole() throws Exception {
        byte[] body = new byte[20 << 20];
        new Random(1).nextBytes(body);
        Path file = Files.write(files.resolve("large.bin"), body);
        AtomicLong seen = new AtomicLong();
        S3Location object = new S3Location(bucket, "large.bin");
        await(store.upload(UploadRequest.of(file, object), UploadLog.NONE, seen::set));
        assertEquals(body.length, seen.get());
        assertTrue(
                await(s3.properties().head(ObjectIdentifier.current(object)))
                        .etag()
                        .contains("-"),
                "uploaded in parts");
        Path down = files.resolve("down.bin");
        await(store.download(
                DownloadRequest.of(ObjectIdentifier.current(object), down), DownloadLog.NONE, bytes -> {}));
        assertEquals(-1, Files.mismatch(file, down));
    }

    @Test
    void emptyFileGoesBothWays() throws Exception {
        Path file = Files.createFile(files.resolve("empty"));
        S3Location object = new S3Location(bucket, "empty");
        await(store.upload(UploadRequest.of(file, object), UploadLog.NONE, bytes -> {}));
        Path down = files.resolve("down");
        await(store.download(
                DownloadRequest.of(ObjectIdentifier.current(object), down), DownloadLog.NONE, bytes -> {}));
        assertEquals(0, Files.size(down));
    }

    @Test
    void listingSplitsAtTheDelimiter() throws Exception {
        for (String key : List.of("a.txt", "b/1", "b/2", "c/d/3")) {
            await(store.createFolder(new S3Location(bucket, key)));
        }
        List<ObjectEntry> entries = new ArrayList<>();
        await(store.list(new S3Location(bucket, ""), entries::addAll));
        assertEquals(
                List.of("b/", "c/", "a.txt"),
                entries.stream().map(ObjectEntry::key).toList());
        assertTrue(entries.get(0).prefix());
    }

    @Test
    void listingOfManyPagesIsWholeAndInOrderOfUtf8() throws Exception {
        List<String> expected = new ArrayList<>(
                IntStream.range(0, 1100).mapToObj("n%05d"::formatted).toList());
        // U+FF5E sorts before U+1F600 in UTF-8, but behind it in UTF-16.
        expected.addAll(List.of("～", "😀"));
        for (int i = 0; i < expected.size(); i += 100) {
            await(CompletableFuture.allOf(expected.subList(i, Math.min(i + 100, expected.size())).stream()
                    .map(key -> store.createFolder(new S3Location(bucket, key)))
                    .toArray(CompletableFuture[]::new)));
        }
        assertEquals(expected, keys(""));
    }

    @Test
    void anObjectIsFoundAsListedAndAnAbsentOneIsEmpty() throws Exception {
        S3Location object = new S3Location(bucket, "dir/a b%2F+ü.txt");
        Path file = Files.writeString(files.resolve("a"), "hello");
        await(store.upload(UploadRequest.of(file, object), UploadLog.NONE, bytes -> {}));
        ObjectEntry found = await(store.find(object)).orElseThrow();
        assertEquals(5, found.size());
        assertEquals("5d41402abc4b2a76b9719d911017c592", found.etag());
        assertNotNull(found.modified());
        assertEquals(Optional.empty(), await(store.find(new S3Location(bucket, "dir/a"))));
        assertEquals(Optional.empty(), await(store.find(new S3Location(bucket, "dir/"))));
    }

    @Test
    void missingObjectIsNotFound() {
        assertEquals(
                ErrorKind.NOT_FOUND,
                failure(s3.properties().head(ObjectIdentifier.current(new S3Location(bucket, "none"))))
                        .kind());
    }

    @Test
    void missingBucketIsNamed() {
        CloudException e = failure(store.list(new S3Location("no-such-bucket", ""), page -> {}));
        assertEquals(ErrorKind.NOT_FOUND, e.kind());
        assertEquals("NoSuchBucket", e.failure().code());
        assertEquals("s3://no-such-bucket/", e.failure().subject());
    }

    @Test
    void wrongSecretIsBadCredentials() {
        try (AwsConnection wrong = server.connect(server.demo.accessKeyId(), "wrong")) {
            CloudException e = failure(wrong.objects().listBuckets());
            assertEquals(ErrorKind.BAD_CREDENTIALS, e.kind());
            assertEquals("SignatureDoesNotMatch", e.failure().code());
        }
    }

    @Test
    void wrongKeyIdIsBadCredentials() {
        try (AwsConnection wrong = server.connect("AKIAWRONG", "wrong")) {
            assertEquals(
                    ErrorKind.BAD_CREDENTIALS,
                    failure(wrong.objects().listBuckets()).kind());
        }
    }

    @Test
    void bucketThatIsNotEmptyStays() throws Exception {
        await(store.createFolder(new S3Location(bucket, "x")));
        CloudException e = failure(store.deleteBucket(bucket));
        assertEquals(ErrorKind.CONFLICT, e.kind());
        assertEquals("BucketNotEmpty", e.failure().code());
    }

    @Test
    void vanishedFileIsALocalFailure() {
        CloudException e = failure(store.upload(
                UploadRequest.of(files.resolve("gone"), new S3Location(bucket, "gone")), UploadLog.NONE, bytes -> {}));
        assertEquals(ErrorKind.LOCAL_FILE, e.kind());
    }

    @Test
    void unwritableFolderIsALocalFailure() throws Exception {
        S3Location object = new S3Location(bucket, "x");
        await(store.createFolder(object));
        CloudException e = failure(store.download(
                DownloadRequest.of(ObjectIdentifier.current(object), files.resolve("none/such/file")),
                DownloadLog.NONE,
                bytes -> {}));
        assertEquals(ErrorKind.LOCAL_FILE, e.kind());
    }

    @Test
    void presignedLinkThatHasExpiredIsRefused() throws Exception {
        S3Location object = new S3Location(bucket, "x");
        await(store.createFolder(object));
        URI link = await(s3.sharing().presign(PresignRequest.get(object, Duration.ofSeconds(1))))
                .url();
        // Moves the date of signing into the past: the signature no longer fits, and neither does the expiry.
        String old = link.toString().replaceAll("X-Amz-Date=\\d{8}", "X-Amz-Date=20200101");
        assertEquals(403, get(URI.create(old)).statusCode());
    }

    @Test
    void unsignedReadIsRefused() throws Exception {
        S3Location object = new S3Location(bucket, "x");
        await(store.createFolder(object));
        assertEquals(403, get(await(s3.sharing().publicUrl(object))).statusCode());
    }

    @Test
    void listingThatItsReaderBreaksOffFailsWithTheReadersReason() throws Exception {
        await(store.createFolder(new S3Location(bucket, "x")));
        CloudException enough = new CloudException(
                ErrorKind.INVALID, CloudException.Failure.local("ListObjectsV2", "s3://b/", "enough"), null);
        CloudException e = failure(store.list(new S3Location(bucket, ""), page -> {
            throw enough;
        }));
        assertEquals(ErrorKind.INVALID, e.kind());
        assertEquals("enough", e.failure().message());
    }

    private List<String> keys(String prefix) throws Exception {
        List<ObjectEntry> entries = new ArrayList<>();
        await(store.listAll(new S3Location(bucket, prefix), entries::addAll));
        return entries.stream().map(ObjectEntry::key).toList();
    }

    private static CloudException failure(CompletableFuture<?> future) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(future)));
    }

    private static HttpResponse<byte[]> get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
