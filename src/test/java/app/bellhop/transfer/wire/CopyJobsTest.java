package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.FaultyServer;
import app.bellhop.fake.KeepingServer;
import app.bellhop.fake.OddKeys;
import app.bellhop.fake.S3Clients;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.Counterpart.Source;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.TransferJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies and moves in the queue, over the wire. */
@Timeout(600)
class CopyJobsTest extends WireTestBase {

    private static final S3Location FROM = new S3Location("origin", "");
    private static final S3Location TO = new S3Location("into", "new/");

    private S3Client client;

    CopyJobsTest() {
        super(FROM);
    }

    @BeforeEach
    void openTarget() throws Exception {
        client = S3Clients.of(demo.demo);
        await(demo.connection.objects().createBucket(NewBucket.named(TO.bucket())));
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    private void put(S3Location object, String text) {
        client.putObject(r -> r.bucket(object.bucket()).key(object.key()), RequestBody.fromString(text));
    }

    private Map<String, String> objects(String bucket) throws Exception {
        List<String> keys = new ArrayList<>();
        await(demo.connection
                .objects()
                .listAll(new S3Location(bucket, ""), page -> page.forEach(object -> keys.add(object.key()))));
        Map<String, String> objects = new TreeMap<>();
        for (String key : keys) {
            objects.put(
                    key, client.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String());
        }
        return objects;
    }

    private Map<String, String> numbered(String prefix, int count) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(
                        i -> prefix + "%05d".formatted(i), i -> "content of " + i, (a, b) -> a, TreeMap::new));
    }

    private void put(String bucket, Map<String, String> objects) {
        objects.forEach((key, text) -> put(new S3Location(bucket, key), text));
    }

    private TransferBatch transfer(boolean move, String... entries) {
        List<ObjectEntry> all = Stream.of(entries)
                .map(key -> key.endsWith("*")
                        ? ObjectEntry.ofPrefix(key.substring(0, key.length() - 1))
                        : new ObjectEntry(key, false, 1, null, null, null))
                .toList();
        return queue.transfer(() -> TransferJobs.copies(all, new Source(FROM), TO, move));
    }

    private static BatchResult result(TransferBatch batch) throws Exception {
        return batch.result().get(9, TimeUnit.MINUTES);
    }

    @Test
    void aPrefixIsMovedWholeOverANetworkThatBreaks() throws Exception {
        put("origin", numbered("a/", 400));
        Function<FaultProxy.Request, Fault> random = Fault.random(
                11,
                0.05,
                List.of(
                        Fault.of(Kind.STATUS, 500),
                        Fault.of(Kind.STATUS, 503),
                        Fault.of(Kind.STATUS, 429),
                        Fault.of(Kind.DROP, 0),
                        Fault.of(Kind.CUT_REQUEST, 100),
                        Fault.of(Kind.CUT_ANSWER, 100)));
        AtomicInteger faults = new AtomicInteger();
        proxy.rule(request -> {
            Fault fault = random.apply(request);
            faults.addAndGet(fault == Fault.NONE ? 0 : 1);
            return fault;
        });
        BatchResult result = result(transfer(true, "a/*"));
        assertEquals(Map.of(), result.failures());
        assertEquals(400, result.done().size());
        assertEquals(Map.of(), objects("origin"));
        assertEquals(numbered("new/a/", 400), objects("into"));
        assertEquals(List.of(), journal.unfinished());
        assertTrue(faults.get() > 40, "faults: " + faults);
    }

    @Test
    void keysKeepEveryByteBelowTheNewPrefix() throws Exception {
        List<String> keys = OddKeys.all()
                .map(key -> "odd//" + key)
                .filter(key -> key.length() < 1_000)
                .toList();
        keys.forEach(key -> put(new S3Location("origin", key), "of " + key));
        assertEquals(Map.of(), result(transfer(false, "odd//*")).failures());
        assertEquals(keys.stream().collect(Collectors.toMap(key -> "new/" + key, key -> "of " + key)), objects("into"));
        assertEquals(keys.size(), objects("origin").size());
    }

    @Test
    void aCopyReplacesNothingUnasked() throws Exception {
        put(new S3Location("origin", "a.txt"), "mine");
        put(new S3Location("into", "new/a.txt"), "theirs");
        assertTrue(result(transfer(true, "a.txt")).complete());
        assertEquals(Map.of("new/a.txt", "theirs", "new/a (1).txt", "mine"), objects("into"));
        assertEquals(Map.of(), objects("origin"));
    }

    @Test
    void aCopyOntoItselfIsNumberedAndAMoveStays() throws Exception {
        put(new S3Location("origin", "a.txt"), "mine");
        List<ObjectEntry> entry = List.of(new ObjectEntry("a.txt", false, 4, null, null, null));
        assertTrue(result(queue.transfer(() -> TransferJobs.copies(entry, new Source(FROM), FROM, false)))
                .complete());
        assertTrue(result(queue.transfer(() -> TransferJobs.copies(entry, new Source(FROM), FROM, true)))
                .complete());
        assertEquals(Map.of("a.txt", "mine", "a (1).txt", "mine"), objects("origin"));
    }

    @Test
    void aMoveWhoseCopyIsAnsweredByNothingDeletesNothing() throws Exception {
        List<String> methods = new ArrayList<>();
        try (FaultyServer server = new FaultyServer(exchange -> {
            synchronized (methods) {
                methods.add(exchange.getRequestMethod());
            }
            if (exchange.getRequestMethod().equals("HEAD")
                    && exchange.getRequestURI().getPath().contains("a.txt")) {
                exchange.getResponseHeaders().set("ETag", "\"098f6bcd4621d373cade4e832627b4f6\"");
                exchange.getResponseHeaders().set("Content-Length", "4");
                exchange.sendResponseHeaders(200, -1);
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                FaultyServer.send(exchange, 200, "");
            }
        })) {
            await(queue.stop());
            start(server.connection());
            TransferJob move = TransferJob.copy(
                    new Source(new S3Location("b", "a.txt")), new S3Location("b", "other"), 4, false, true);
            BatchResult result = result(queue.transfer(() -> List.of(move.under(UploadCondition.IF_ABSENT))));
            assertEquals(1, result.failed().size());
        }
        assertTrue(methods.contains("PUT"), methods::toString);
        assertTrue(!methods.contains("DELETE") && !methods.contains("POST"), methods::toString);
    }

    /** The copies are there, and the server has not heard of any delete. */
    @Test
    void aMoveThatEndsBetweenCopyAndDeleteGoesOnAfterARestart() throws Exception {
        put("origin", numbered("a/", 30));
        CompletableFuture<Void> deleting = new CompletableFuture<>();
        AtomicInteger deletes = new AtomicInteger();
        proxy.rule(request -> {
            if (request.method().equals("DELETE") && deletes.incrementAndGet() > 10) {
                deleting.complete(null);
                return Fault.of(Kind.DELAY, Long.MAX_VALUE);
            }
            return Fault.NONE;
        });
        transfer(true, "a/*");
        await(deleting);
        await(queue.stop());
        proxy.rule(request -> Fault.NONE);
        start(connection);
        List<String> left = await(queue.restore()).stream().map(TransferJob::id).toList();
        assertTrue(left.size() >= 10, left::toString);
        queue.drain().changed().forEach(s -> assertEquals(TransferState.PAUSED, s.state()));
        TransferBatch batch = queue.collectUntilIdle();
        queue.retry(left);
        assertEquals(Map.of(), result(batch).failures());
        assertEquals(Map.of(), objects("origin"));
        assertEquals(numbered("new/a/", 30), objects("into"));
        assertEquals(List.of(), journal.unfinished());
    }

    @Test
    void aMoveThatWasDoneBeforeACrashIsDoneAfterIt() throws Exception {
        put(new S3Location("into", "new/a.txt"), "x");
        TransferJob done = TransferJob.copy(
                new Source(new S3Location("origin", "a.txt")), new S3Location("into", "new/a.txt"), 1, false, true);
        journal.add(List.of(done.in("b").under(UploadCondition.IF_ABSENT)));
        await(queue.restore());
        TransferBatch batch = queue.collectUntilIdle();
        queue.retry(List.of(done.id()));
        assertEquals(1, result(batch).done().size());
        assertEquals(Map.of("new/a.txt", "x"), objects("into"));
    }

    /** Without s3:ListBucket, S3 answers so for keys that do not exist. */
    @Test
    void aNewNameThatMayNotBeLookedAtIsUsed() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            await(queue.stop());
            start(server.connection());
            S3Location from = new S3Location("b", "k.txt");
            S3Location to = new S3Location("b", "other.txt");
            server.put(from, "old", Map.of(), Map.of());
            server.refuse("HEAD /b/other.txt", 403, "AccessDenied");
            server.before("COPY /b/other.txt", () -> server.accept("HEAD /b/other.txt"));
            TransferJob copy = TransferJob.copy(new Source(from), to, 3, false, false);
            assertTrue(result(queue.transfer(() -> List.of(copy))).complete());
            assertEquals("old", server.text(to));
        }
    }
}
