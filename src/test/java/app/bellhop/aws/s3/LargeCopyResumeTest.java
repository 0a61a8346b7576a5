package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.IncompleteUpload;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.cloud.s3.upload.UploadedPart;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.FaultProxy.Request;
import app.bellhop.fake.S3Clients;
import app.bellhop.fake.SnsEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies in parts that an earlier attempt has begun. */
class LargeCopyResumeTest {

    private static final CopyLimits LIMITS = new CopyLimits(6 << 20, 5 << 20);
    private static final S3Location OBJECT = new S3Location("bucket", "large.bin");
    private static final S3Location OTHER = new S3Location("bucket", "other.bin");
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

    private void put(byte[] bytes) {
        client.putObject(r -> r.bucket(OBJECT.bucket()).key(OBJECT.key()), RequestBody.fromBytes(bytes));
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

    private long count(java.util.function.Predicate<Request> which) {
        return proxy.requests().stream().filter(which).count();
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(request)));
    }

    /** So that one whose process is killed does not leave its parts for good. */
    @Test
    void aCopyIsInTheJournalBeforeItsFirstPartIsCopied() throws Exception {
        put(BYTES);
        List<String> order = new CopyOnWriteArrayList<>();
        proxy.rule(request -> {
            if (part(request, 1)) {
                order.add("part");
            }
            return Fault.NONE;
        });
        UploadLog log = new UploadLog() {
            @Override
            public Optional<UnfinishedUpload> unfinished() {
                return Optional.empty();
            }

            @Override
            public List<Duration> creating() {
                order.add("creating");
                return List.of();
            }

            @Override
            public boolean begun(String uploadId, long partSize, @Nullable String etag) {
                order.add("begun");
                return true;
            }

            @Override
            public void stored(UploadedPart part) {}
        };
        await(connection.objects().copy(OBJECT, OTHER, UploadCondition.IF_ABSENT, log, copied -> {}));
        assertEquals(List.of("creating", "begun", "part"), order);
    }

    @Test
    void aCopyGoesOnWithThePartsThatAreThere() throws Exception {
        put(BYTES);
        Kept log = new Kept();
        failInThe(2, log);
        assertEquals(1, unfinished().size());
        List<Long> progress = new CopyOnWriteArrayList<>();
        await(connection.s3().objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, log, progress::add));
        assertArrayEquals(BYTES, bytes(OTHER));
        assertFalse(exists(OBJECT));
        assertEquals(List.of(1L, 1L), List.of(count(request -> part(request, 1)), count(request -> part(request, 3))));
        assertEquals(BYTES.length, progress.get(progress.size() - 1));
        assertNothingUnfinished();
    }

    @Test
    void partsOfAnotherVersionAreAborted() throws Exception {
        put(BYTES);
        Kept log = new Kept();
        failInThe(2, log);
        byte[] other = BYTES.clone();
        other[0]++;
        put(other);
        await(connection.objects().copy(OBJECT, OTHER, UploadCondition.IF_ABSENT, log, copied -> {}));
        assertArrayEquals(other, bytes(OTHER));
        assertNothingUnfinished();
    }

    @Test
    void withoutThePermissionToListPartsACopyBeginsAnew() throws Exception {
        put(BYTES);
        Kept log = new Kept();
        failInThe(2, log);
        proxy.rule(request -> request.method().equals("GET") && request.target().contains("uploadId=")
                ? Fault.of(Kind.STATUS, 403)
                : Fault.NONE);
        await(connection.objects().copy(OBJECT, OTHER, UploadCondition.IF_ABSENT, log, copied -> {}));
        assertArrayEquals(BYTES, bytes(OTHER));
        assertNothingUnfinished();
    }

    /** Has all parts copied but one, which fails. */
    private void failInThe(int number, UploadLog log) {
        proxy.rule(request -> {
            if (!part(request, number)) {
                return Fault.NONE;
            }
            SnsEndpoint.until(() -> unfinishedParts() == 2);
            return Fault.of(Kind.STATUS, 500);
        });
        failure(connection.objects().copy(OBJECT, OTHER, UploadCondition.IF_ABSENT, log, copied -> {}));
        proxy.rule(request -> Fault.NONE);
    }

    private long unfinishedParts() {
        return client.listMultipartUploads(r -> r.bucket(OTHER.bucket())).uploads().stream()
                .mapToLong(upload -> client.listParts(
                                r -> r.bucket(OTHER.bucket()).key(upload.key()).uploadId(upload.uploadId()))
                        .parts()
                        .size())
                .sum();
    }

    /** Remembers an upload as the journal does. */
    private static final class Kept implements UploadLog {

        private volatile @Nullable UnfinishedUpload left;

        @Override
        public Optional<UnfinishedUpload> unfinished() {
            return Optional.ofNullable(left);
        }

        @Override
        public boolean begun(String uploadId, long partSize, @Nullable String etag) {
            left = new UnfinishedUpload(uploadId, partSize, etag, List.of());
            return true;
        }

        @Override
        public void stored(UploadedPart part) {}
    }
}
