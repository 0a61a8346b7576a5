package app.bellhop.app;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.athena.NewQuery;
import app.bellhop.cloud.change.Change;
import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.Bucket;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.athena.FakeAthena;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection that asks before every write, over the wire. */
class AskedPortsTest {

    private static final S3Location OBJECT = new S3Location("shop", "a/b.txt");

    @TempDir
    Path folder;

    private final List<Change> asked = new ArrayList<>();
    private boolean allowing = true;
    private DemoConnection server;
    private AskedPorts ports;
    private S3 s3;
    private Sns sns;

    @BeforeEach
    void open() throws Exception {
        server = new DemoConnection(folder);
        ports = new AskedPorts(
                change -> {
                    asked.add(change);
                    return CompletableFuture.completedFuture(allowing);
                },
                server.executor);
        s3 = server.connection.s3().with(ports);
        sns = server.connection.sns().with(ports);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private List<String> keys() throws Exception {
        List<ObjectEntry> found = new ArrayList<>();
        await(server.connection.objects().listAll(new S3Location("shop", ""), found::addAll));
        return found.stream().map(ObjectEntry::key).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aQueryIsAskedAboutAndStoppingItIsNot() throws Exception {
        Athena athena = ports.around(Athena.class, new FakeAthena());
        String id = await(athena.start(new NewQuery("DROP TABLE t", "sales", "primary", "")));
        await(athena.stop(id));
        assertEquals(List.of(new Change(ChangeKind.RUN_QUERY, "sales", List.of("DROP TABLE t"))), asked);
    }

    @Test
    void everyChangeIsAskedAboutAndReadsAreNot() throws Exception {
        await(s3.objects().createBucket(NewBucket.named("shop")));
        await(s3.content().create(OBJECT, bytes("x"), null));
        await(s3.objects().copy(OBJECT, new S3Location("shop", "copy")));
        await(s3.properties().putTags(ObjectIdentifier.current(OBJECT), Map.of("k", "v")));
        await(s3.buckets().put("shop", BucketSection.VERSIONING, "{\"Status\":\"Enabled\"}"));
        await(s3.objects().delete("shop", List.of(ObjectIdentifier.current(OBJECT))));
        await(sns.topics().createTopic(NewTopic.named("alerts")));
        assertEquals(
                List.of(
                        new Change(ChangeKind.CREATE_BUCKET, "shop", List.of("shop")),
                        new Change(ChangeKind.WRITE_OBJECT, "shop", List.of("s3://shop/a/b.txt")),
                        new Change(ChangeKind.COPY_OBJECT, "shop", List.of("s3://shop/a/b.txt", "s3://shop/copy")),
                        new Change(ChangeKind.CHANGE_OBJECT, "shop", List.of("s3://shop/a/b.txt")),
                        new Change(ChangeKind.CHANGE_BUCKET, "shop", List.of("shop", "Versioning")),
                        new Change(ChangeKind.DELETE_OBJECTS, "shop", List.of("s3://shop/a/b.txt")),
                        new Change(ChangeKind.CREATE_TOPIC, "alerts", List.of("alerts"))),
                asked);
        asked.clear();
        assertEquals(
                List.of("shop"),
                await(s3.objects().listBuckets()).stream().map(Bucket::name).toList());
        assertTrue(await(s3.objects().find(new S3Location("shop", "copy"))).isPresent());
        assertEquals(1, await(sns.topics().all()).size());
        assertEquals(List.of(), asked);
    }

    @Test
    void whatIsNotAllowedIsNotSent() throws Exception {
        await(server.connection.objects().createBucket(NewBucket.named("shop")));
        allowing = false;
        CloudException e = CloudException.of(assertThrows(
                Exception.class, () -> await(s3.content().create(OBJECT, bytes("x"), null))));
        assertEquals(ErrorKind.CANCELLED, e.kind());
        assertTrue(e.notSent(), "nobody has to wonder");
        assertEquals(List.of(), keys());
    }

    @Test
    void failuresOfWhatWasAllowedAreTold() {
        CloudException e = CloudException.of(
                assertThrows(Exception.class, () -> await(s3.objects().deleteBucket("missing"))));
        assertEquals(ErrorKind.NOT_FOUND, e.kind());
    }

    @Test
    void cancellingWhileTheQuestionIsOpenTakesItBack() {
        List<CompletableFuture<Boolean>> open = new ArrayList<>();
        AskedPorts ports = new AskedPorts(
                change -> {
                    open.add(new CompletableFuture<>());
                    return open.get(0);
                },
                Runnable::run);
        CompletableFuture<Void> request =
                server.connection.s3().with(ports).objects().deleteBucket("shop");
        request.cancel(true);
        assertTrue(open.get(0).isCancelled());
        assertEquals(
                ErrorKind.CANCELLED,
                CloudException.of(assertThrows(Exception.class, () -> await(request)))
                        .kind());
    }

    @Test
    void whatIsCancelledOnceAllowedIsStillNotSent() {
        Deque<Runnable> begun = new ArrayDeque<>();
        AskedPorts ports = new AskedPorts(change -> CompletableFuture.completedFuture(true), begun::add);
        CompletableFuture<Void> request = ports.around(ObjectStore.class, sending(() -> {
                    throw new AssertionError("sent");
                }))
                .deleteBucket("shop");
        request.cancel(true);
        begun.remove().run();
        assertEquals(
                ErrorKind.CANCELLED,
                CloudException.of(assertThrows(Exception.class, () -> await(request)))
                        .kind());
    }

    @Test
    void cancellingWhileItIsBeingSentStopsIt() {
        Deque<Runnable> begun = new ArrayDeque<>();
        AtomicReference<CompletableFuture<Void>> ours = new AtomicReference<>();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        AskedPorts ports = new AskedPorts(change -> CompletableFuture.completedFuture(true), begun::add);
        ours.set(ports.around(ObjectStore.class, sending(() -> {
                    ours.get().cancel(true);
                    return sent;
                }))
                .deleteBucket("shop"));
        begun.remove().run();
        assertTrue(sent.isCancelled());
    }

    private static ObjectStore sending(Supplier<CompletableFuture<Void>> request) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (proxy, method, arguments) -> request.get());
    }

    /** A port that is added to a connection has to be asked about, too. */
    @Test
    void everyPortWithChangesIsWrapped() throws Exception {
        for (Object wrapped : List.of(s3, sns)) {
            for (RecordComponent component : wrapped.getClass().getRecordComponents()) {
                boolean changes = Stream.of(component.getType().getMethods())
                        .anyMatch(method -> method.isAnnotationPresent(Changes.class));
                boolean proxy = Proxy.isProxyClass(
                        component.getAccessor().invoke(wrapped).getClass());
                assertEquals(
                        changes,
                        proxy,
                        component.getName()
                                + Arrays.toString(component.getType().getMethods()));
            }
        }
    }
}
