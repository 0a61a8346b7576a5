package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.FaultProxy;
import app.bellhop.fake.KeepingServer;
import app.bellhop.fake.OddKeys;
import app.bellhop.fake.S3Clients;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.TransferJobs;
import app.bellhop.transfer.plan.TransferProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Deletes in the queue, over the wire. */
@Timeout(120)
class DeleteJobsTest extends WireTestBase {

    private static final S3Location ROOT = new S3Location("gone", "");

    DeleteJobsTest() {
        super(ROOT);
    }

    @Override
    ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor();
    }

    private void put(Stream<String> keys) {
        try (S3Client client = S3Clients.of(demo.demo)) {
            keys.forEach(key -> client.putObject(r -> r.bucket(ROOT.bucket()).key(key), RequestBody.fromString("x")));
        }
    }

    private List<String> keys() throws Exception {
        List<String> keys = new ArrayList<>();
        await(demo.connection.objects().listAll(ROOT, page -> page.forEach(object -> keys.add(object.key()))));
        return keys;
    }

    private static Stream<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "%05d".formatted(i));
    }

    private static ObjectEntry object(String key) {
        return new ObjectEntry(key, false, 1, null, null, null);
    }

    private BatchResult delete(Stream<ObjectEntry> entries) throws Exception {
        return await(queue.transfer(() -> TransferJobs.deletes(entries.toList(), ROOT, prefix -> 0))
                .result());
    }

    private List<String> deletes() {
        return proxy.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.target().contains("delete"))
                .map(FaultProxy.Request::target)
                .toList();
    }

    @Test
    void aPrefixIsDeletedAThousandKeysARequestAndItsNeighboursStay() throws Exception {
        put(Stream.concat(numbered("a/", 1_100), Stream.of("a", "a0", "b/x")));
        BatchResult result = delete(Stream.of(ObjectEntry.ofPrefix("a/")));
        assertTrue(result.complete());
        assertEquals(List.of("a", "a0", "b/x"), keys());
        assertEquals(2, deletes().size());
        assertEquals(List.of(), journal.unfinished());
    }

    @Test
    void everyKeyThatIsSelectedGoesAndNoOther() throws Exception {
        List<String> odd = OddKeys.all().toList();
        put(Stream.concat(odd.stream(), Stream.of("stays", "a/", "a/b/")));
        assertTrue(delete(odd.stream().map(DeleteJobsTest::object)).complete());
        assertEquals(List.of("a/", "a/b/", "stays"), keys());
    }

    @Test
    void aPrefixOfOddKeysIsEmptied() throws Exception {
        put(OddKeys.all().map(key -> "odd//" + key).filter(key -> key.length() < 1_000));
        put(Stream.of("odd/", "odd/stays"));
        assertTrue(delete(Stream.of(ObjectEntry.ofPrefix("odd//"))).complete());
        assertEquals(List.of("odd/", "odd/stays"), keys());
    }

    @Test
    void aDeletePausedMidwayGoesOnWithWhatIsLeft() throws Exception {
        put(numbered("a/", 1_200));
        AtomicInteger sent = new AtomicInteger();
        CompletableFuture<Void> second = new CompletableFuture<>();
        proxy.rule(request -> {
            if (request.target().contains("delete") && sent.incrementAndGet() == 2) {
                second.complete(null);
                return Fault.of(Kind.DELAY, Long.MAX_VALUE);
            }
            return Fault.NONE;
        });
        TransferJob job = TransferJob.deleteBelow(new S3Location(ROOT.bucket(), "a/"), false, 1_200);
        TransferBatch batch = queue.transfer(() -> List.of(job));
        await(second);
        queue.pause(List.of(job.id()));
        while (queue.drain().changed().stream().noneMatch(s -> s.state() == TransferState.PAUSED)) {
            Thread.yield();
        }
        assertEquals(
                List.of(job.id()),
                journal.unfinished().stream().map(TransferJob::id).toList());
        proxy.rule(request -> Fault.NONE);
        queue.retry(List.of(job.id()));
        assertTrue(await(batch.result()).complete());
        assertEquals(List.of(), keys());
    }

    @Test
    void afterARestartADeleteWaitsAndNothingIsSent() throws Exception {
        put(numbered("a/", 5));
        CompletableFuture<Void> begun = new CompletableFuture<>();
        proxy.rule(request -> {
            begun.complete(null);
            return Fault.of(Kind.DELAY, Long.MAX_VALUE);
        });
        queue.transfer(() -> TransferJobs.deletes(List.of(object("a/00001"), object("a/00002")), ROOT, prefix -> 0));
        await(begun);
        await(queue.stop());
        proxy.rule(request -> Fault.NONE);
        int before = proxy.requests().size();
        start(connection);
        List<TransferJob> jobs = await(queue.restore());
        assertEquals(2, jobs.get(0).deletion().objects().size());
        assertEquals(TransferState.PAUSED, queue.drain().changed().get(0).state());
        assertEquals(before, proxy.requests().size());
        TransferBatch batch = queue.collectUntilIdle();
        queue.retry(jobs.stream().map(TransferJob::id).toList());
        await(batch.result());
        assertEquals(List.of("a/00000", "a/00003", "a/00004"), keys());
    }

    @Test
    void whatWasStoredSinceADeleteWasConfirmedIsKept() throws Exception {
        put(Stream.of("a", "b", "p/1", "p/2"));
        await(queue.stop());
        CountDownLatch begun = new CountDownLatch(2);
        proxy.rule(request -> {
            begun.countDown();
            return Fault.of(Kind.DELAY, Long.MAX_VALUE);
        });
        start(connection);
        queue.transfer(() ->
                TransferJobs.deletes(List.of(object("a"), object("b"), ObjectEntry.ofPrefix("p/")), ROOT, prefix -> 2));
        assertTrue(begun.await(1, TimeUnit.MINUTES));
        await(queue.stop());
        proxy.rule(request -> Fault.NONE);
        start(connection);
        List<TransferJob> jobs = await(queue.restore());
        try (S3Client client = S3Clients.of(demo.demo)) {
            client.putObject(r -> r.bucket(ROOT.bucket()).key("b"), RequestBody.fromString("other"));
        }
        TransferBatch batch = queue.collectUntilIdle();
        queue.retry(jobs.stream().map(TransferJob::id).toList());
        BatchResult result = await(batch.result());
        assertEquals(List.of("b"), keys());
        assertEquals(
                List.of(Reason.of(TransferProblem.CHANGED_NOT_DELETED, 1, "b", 0)),
                result.failures().values().stream()
                        .map(e -> e.failure().detail())
                        .toList());
    }

    @Test
    void refusedKeysAreNamedAndOnlyTheyAreRetried() throws Exception {
        try (KeepingServer server = new KeepingServer()) {
            await(queue.stop());
            start(server.connection());
            server.refuse("POST /b?delete", 501, "NotImplemented");
            server.refuse("DELETE /b/k2", 403, "AccessDenied");
            server.refuse("DELETE /b/k3", 403, "AccessDenied");
            List<ObjectEntry> entries =
                    IntStream.range(0, 5).mapToObj(i -> object("k" + i)).toList();
            entries.forEach(o -> server.put(new S3Location("b", o.key()), "x", Map.of(), Map.of()));
            BatchResult result =
                    await(queue.transfer(() -> TransferJobs.deletes(entries, new S3Location("b", ""), prefix -> 0))
                            .result());
            TransferJob failed = result.failed().get(0);
            assertEquals(
                    Reason.of(TransferProblem.NOT_DELETED, 2, "k2, k3 (AccessDenied: refused)", 0),
                    result.failures().get(failed).failure().detail());
            assertEquals(ErrorKind.CONFLICT, result.failures().get(failed).kind());
            assertEquals(Set.of("/b/k2", "/b/k3"), Set.copyOf(server.objects.keySet()));
            server.accept("DELETE /b/k2");
            server.accept("DELETE /b/k3");
            long before = server.count("DELETE /b/");
            queue.retry(List.of(failed.id()));
            assertTrue(result.afterRetry().get(1, TimeUnit.MINUTES).complete());
            assertEquals(before + 2, server.count("DELETE /b/"));
            assertEquals(1, server.count("POST /b?delete"), "not tried again");
        }
    }
}
