package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.FaultProxy.Request;
import app.bellhop.fake.S3Clients;
import app.bellhop.fake.SnsEndpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Objects that are too large for one CopyObject: here, those of more than 6 MiB. */
class LargeCopyTest {

    private static final CopyLimits LIMITS = new CopyLimits(6 << 20, 5 << 20);
    private static final S3Location OBJECT = new S3Location("bucket", "large.bin");
    private static final S3Location OTHER = new S3Location("bucket", "other.bin");
    private static final String EXPIRES = "Fri, 01 Jan 2100 00:00:00 GMT";
    private static final byte[] BYTES = new byte[(12 << 20) + 1];

    static {
        new Random(1).nextBytes(BYTES);
    }

    @TempDir
    Path folder;

    private DemoConnection demo;
    private FaultProxy proxy;
    private AwsConnection connection;
    private S3Client client;

    @BeforeEach
    void start() throws Exception {
        demo = new DemoConnection(folder);
        proxy = new FaultProxy(demo.demo.s3Endpoint());
        connection = demo.through(proxy, LIMITS);
        client = S3Clients.of(demo.demo);
        await(demo.connection.objects().createBucket(NewBucket.named(OBJECT.bucket())));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        connection.close();
        proxy.close();
        demo.close();
    }

    private void put(Consumer<PutObjectRequest.Builder> attributes, byte[] bytes) {
        client.putObject(
                r -> attributes.accept(r.bucket(OBJECT.bucket()).key(OBJECT.key())), RequestBody.fromBytes(bytes));
    }

    /** Everything that the demo keeps; {@link KeptAttributesTest} names all that S3 does. */
    private void putWithAttributes() {
        put(
                r -> r.contentType("text/x-notes")
                        .cacheControl("max-age=60")
                        .contentDisposition("inline")
                        .contentEncoding("gzip")
                        .contentLanguage("en")
                        .metadata(Map.of("owner", "ada"))
                        .storageClass("STANDARD_IA")
                        .serverSideEncryption("AES256")
                        .websiteRedirectLocation("/elsewhere")
                        .acl("public-read")
                        .tagging("dept=water")
                        .overrideConfiguration(c -> c.putHeader("Expires", EXPIRES)),
                BYTES);
    }

    private HeadObjectResponse head(S3Location object) {
        return client.headObject(r -> r.bucket(object.bucket()).key(object.key()));
    }

    private byte[] bytes(S3Location object) {
        return client.getObjectAsBytes(r -> r.bucket(object.bucket()).key(object.key()))
                .asByteArray();
    }

    private boolean exists(S3Location object) throws Exception {
        return await(demo.connection.objects().find(object)).isPresent();
    }

    private List<IncompleteUpload> unfinished() throws Exception {
        List<IncompleteUpload> left = new ArrayList<>();
        await(demo.connection.s3().incompleteUploads().list(OBJECT.bucket(), left::addAll));
        return left;
    }

    private void assertNothingUnfinished() {
        SnsEndpoint.until(() -> {
            try {
                return unfinished().isEmpty();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static boolean part(Request request, int number) {
        return request.method().equals("PUT") && request.target().contains("partNumber=" + number + "&");
    }

    private static boolean completion(Request request) {
        return request.method().equals("POST") && request.target().contains("uploadId=");
    }

    private long count(java.util.function.Predicate<Request> which) {
        return proxy.requests().stream().filter(which).count();
    }

    /** What HeadObject tells of an object itself, not of how and when it was written. */
    private Map<String, Object> attributes(S3Location object) throws Exception {
        HeadObjectResponse head = head(object);
        Map<String, Object> all = new TreeMap<>();
        for (SdkField<?> field : head.sdkFields()) {
            String name = field.memberName();
            Object value = field.getValueOrDefault(head);
            if (value != null && !name.matches("ETag|LastModified|VersionId|Checksum.*")) {
                all.put(name, value);
            }
        }
        all.put(
                "tags",
                client.getObjectTagging(r -> r.bucket(object.bucket()).key(object.key()))
                        .tagSet());
        all.put(
                "ACL",
                client.getObjectAcl(r -> r.bucket(object.bucket()).key(object.key()))
                        .grants());
        return all;
    }

    @Test
    void aCopyInPartsKeepsEveryAttribute() throws Exception {
        putWithAttributes();
        Map<String, Object> original = attributes(OBJECT);
        assertEquals(EXPIRES, original.get("ExpiresString"));
        Written written = await(connection.objects().copy(OBJECT, OTHER));
        assertEquals(Map.of(), written.shortfalls());
        assertEquals(original, attributes(OTHER));
        assertArrayEquals(BYTES, bytes(OTHER));
        assertEquals(head(OTHER).eTag().replace("\"", ""), written.etag());
        assertTrue(written.etag().endsWith("-3"), written.etag());
        assertEquals(1, count(request -> part(request, 3)));
    }

    @Test
    void aMoveInPartsDeletesTheOriginalInTheEnd() throws Exception {
        put(r -> {}, BYTES);
        await(connection.s3().objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertFalse(exists(OBJECT));
        assertArrayEquals(BYTES, bytes(OTHER));
    }

    @Test
    void anEditOfPropertiesInPartsChangesTheseOnly() throws Exception {
        putWithAttributes();
        Map<String, Object> expected = attributes(OBJECT);
        expected.put("ContentType", "a/b");
        await(connection
                .s3()
                .properties()
                .change(
                        OBJECT,
                        own -> new ObjectHeaders(
                                "a/b",
                                own.cacheControl(),
                                own.contentDisposition(),
                                own.contentEncoding(),
                                own.contentLanguage(),
                                own.metadata()),
                        null));
        assertEquals(expected, attributes(OBJECT));
        assertArrayEquals(BYTES, bytes(OBJECT));
    }

    @Test
    void anOldVersionIsMadeCurrentInParts() throws Exception {
        client.putBucketVersioning(r -> r.bucket(OBJECT.bucket()).versioningConfiguration(v -> v.status("Enabled")));
        put(r -> r.contentType("text/x-notes"), BYTES);
        String version = head(OBJECT).versionId();
        put(r -> {}, new byte[1]);
        await(connection.s3().versions().copyOnTop(new ObjectIdentifier(OBJECT, version)));
        assertArrayEquals(BYTES, bytes(OBJECT));
        assertEquals("text/x-notes", head(OBJECT).contentType());
    }

    @Test
    void anObjectAtTheLimitIsCopiedInOneRequest() throws Exception {
        put(r -> {}, new byte[6 << 20]);
        await(connection.objects().copy(OBJECT, OTHER));
        assertEquals(0, count(request -> request.target().contains("uploads")));
    }

    @Test
    void aPartThatFailsLeavesNoParts() throws Exception {
        put(r -> {}, BYTES);
        proxy.rule(request -> part(request, 2) ? Fault.of(Kind.STATUS, 500) : Fault.NONE);
        failure(connection.s3().objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertNothingUnfinished();
        assertArrayEquals(BYTES, bytes(OBJECT));
        assertFalse(exists(OTHER));
    }

    @Test
    void aCancelledCopyLeavesNoParts() throws Exception {
        put(r -> {}, BYTES);
        CountDownLatch begun = new CountDownLatch(1);
        proxy.rule(request -> {
            if (!part(request, 2)) {
                return Fault.NONE;
            }
            begun.countDown();
            return Fault.of(Kind.DELAY, TimeUnit.MINUTES.toMillis(10));
        });
        CompletableFuture<Written> copy = connection.objects().copy(OBJECT, OTHER);
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        assertEquals(1, unfinished().size());
        copy.cancel(true);
        assertNothingUnfinished();
        assertFalse(exists(OTHER));
    }

    /** The server has made the object, and knows the upload no more when it is asked to once again. */
    @Test
    void aCopyWhoseLastAnswerIsLostIsDone() throws Exception {
        put(r -> {}, BYTES);
        AtomicBoolean lost = new AtomicBoolean();
        proxy.rule(
                request -> completion(request) && !lost.getAndSet(true) ? Fault.of(Kind.CUT_ANSWER, 10) : Fault.NONE);
        await(connection.s3().objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertTrue(count(LargeCopyTest::completion) > 1);
        assertFalse(exists(OBJECT));
        assertArrayEquals(BYTES, bytes(OTHER));
    }

    @Test
    void anObjectThatIsThereIsNotReplaced() throws Exception {
        put(r -> {}, BYTES);
        proxy.rule(request -> {
            if (completion(request)) {
                client.putObject(r -> r.bucket(OTHER.bucket()).key(OTHER.key()), RequestBody.fromString("theirs"));
            }
            return Fault.NONE;
        });
        assertEquals(
                ErrorKind.CONFLICT,
                failure(connection.objects().copy(OBJECT, OTHER)).kind());
        assertArrayEquals("theirs".getBytes(), bytes(OTHER));
        assertNothingUnfinished();
    }

    /** Parts of two versions are never mixed. */
    @ParameterizedTest
    @EnumSource
    void anOriginalThatChangesMeanwhileIsNotCopied(Change change) throws Exception {
        put(r -> {}, BYTES);
        AtomicBoolean changed = new AtomicBoolean();
        proxy.rule(request -> {
            if (part(request, 2) && !changed.getAndSet(true)) {
                change.apply(this);
            }
            return Fault.NONE;
        });
        CloudException e = failure(
                connection.s3().objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertEquals(change == Change.REPLACED ? ErrorKind.CONFLICT : ErrorKind.NOT_FOUND, e.kind());
        assertFalse(exists(OTHER));
        assertEquals(change == Change.REPLACED, exists(OBJECT));
        assertNothingUnfinished();
    }

    private enum Change {
        REPLACED {
            @Override
            void apply(LargeCopyTest test) {
                test.put(r -> {}, new byte[BYTES.length]);
            }
        },
        DELETED {
            @Override
            void apply(LargeCopyTest test) {
                test.client.deleteObject(r -> r.bucket(OBJECT.bucket()).key(OBJECT.key()));
            }
        };

        abstract void apply(LargeCopyTest test);
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(request)));
    }
}
