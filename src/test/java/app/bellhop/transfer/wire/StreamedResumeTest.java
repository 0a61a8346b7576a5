package app.bellhop.transfer.wire;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.upload.UploadProblem;
import app.bellhop.fake.Fault;
import app.bellhop.fake.Fault.Kind;
import app.bellhop.fake.SnsEndpoint;
import app.bellhop.transfer.BatchResult;
import app.bellhop.transfer.TransferBatch;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.ConnectionClosed;
import app.bellhop.transfer.job.TransferJob;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Copies from one server to another that are interrupted: nothing is sent twice that need not be, and nothing stays behind. */
@Timeout(300)
class StreamedResumeTest extends StreamTestBase {

    @Test
    void sourceThatChangesMidwayIsCopiedFromItsBeginning() throws Exception {
        put("big", bytes(BIG));
        byte[] other = bytes(BIG + 1);
        AtomicInteger ranges = new AtomicInteger();
        officeProxy.rule(request -> {
            if (!request.range().isEmpty() && ranges.incrementAndGet() == 3) {
                put("big", other);
            }
            return Fault.NONE;
        });
        BatchResult result = result(transfer(false, "big"));
        assertEquals(Map.of(), result.failures());
        assertArrayEquals(other, copy("big"));
        assertEquals(
                List.of(Reason.of(UploadProblem.STARTED_OVER)),
                List.copyOf(result.notices().values()));
        assertEquals(0, unfinishedUploads());
    }

    @Test
    void restartSendsOnlyThePartsThatAreMissing() throws Exception {
        put("big", bytes(BIG));
        Set<Integer> sent = new ConcurrentSkipListSet<>();
        AtomicBoolean down = new AtomicBoolean();
        proxy.rule(request -> {
            Matcher part = PART.matcher(request.target());
            if (part.find()) {
                if (sent.size() >= 2) {
                    down.set(true);
                    return Fault.of(Kind.STATUS, 500);
                }
                sent.add(Integer.parseInt(part.group(1)));
            }
            return Fault.NONE;
        });
        transfer(false, "big");
        SnsEndpoint.until(() -> down.get()
                && !journal.unfinished().isEmpty()
                && journal.kept(journal.unfinished().get(0)) >= 16 << 20);
        await(queue.stop());
        assertEquals(1, unfinishedUploads(), "kept at the server");
        Set<Integer> again = new ConcurrentSkipListSet<>();
        proxy.rule(request -> {
            Matcher part = PART.matcher(request.target());
            if (part.find()) {
                again.add(Integer.parseInt(part.group(1)));
            }
            return Fault.NONE;
        });
        long before = officeProxy.received.get();
        start(connection);
        TransferBatch batch = resumed();
        assertEquals(Map.of(), result(batch).failures());
        assertArrayEquals(bytes(BIG), copy("big"));
        assertTrue(again.stream().noneMatch(sent::contains), again + " after " + sent);
        assertTrue(officeProxy.received.get() - before < 15 << 20, "read again: what was missing");
        assertEquals(0, unfinishedUploads());
    }

    @Test
    void restartMixesNoTwoVersions() throws Exception {
        put("big", bytes(BIG));
        AtomicInteger parts = new AtomicInteger();
        proxy.rule(request -> PART.matcher(request.target()).find() && parts.incrementAndGet() > 2
                ? Fault.of(Kind.STATUS, 500)
                : Fault.NONE);
        transfer(false, "big");
        SnsEndpoint.until(() -> parts.get() > 2
                && !journal.unfinished().isEmpty()
                && journal.kept(journal.unfinished().get(0)) > 0);
        await(queue.stop());
        byte[] other = bytes(BIG + 7);
        put("big", other);
        proxy.rule(request -> Fault.NONE);
        start(connection);
        assertEquals(Map.of(), result(resumed()).failures());
        assertArrayEquals(other, copy("big"));
        assertEquals(0, unfinishedUploads());
    }

    @Test
    void copyWaitsUntilItsConnectionIsOpen() throws Exception {
        put("a", bytes(1_000));
        put("b/c", bytes(10));
        open = false;
        TransferBatch batch = transfer(false, "a", "b/*");
        SnsEndpoint.until(() -> waiting() == 2);
        open = true;
        queue.opened("another");
        assertEquals(2, waiting());
        queue.opened(OFFICE.id());
        assertEquals(Map.of(), result(batch).failures());
        assertArrayEquals(bytes(1_000), copy("a"));
        assertArrayEquals(bytes(10), copy("b/c"));
    }

    @Test
    void cancellingAbortsTheMultipartUpload() throws Exception {
        put("big", bytes(BIG));
        proxy.rule(request -> request.target().contains("partNumber=3") ? Fault.of(Kind.STALL, 0) : Fault.NONE);
        TransferBatch batch = transfer(false, "big");
        SnsEndpoint.until(() -> unfinishedUploads() == 1);
        queue.cancel(journal.unfinished().stream().map(TransferJob::id).toList());
        assertEquals(1, result(batch).cancelled().size());
        SnsEndpoint.until(() -> unfinishedUploads() == 0);
    }

    @Test
    void networkThatBreaksLosesNothing() throws Exception {
        for (int i = 0; i < 60; i++) {
            put("many/" + i, bytes(500 + i));
        }
        put("many/big", bytes(BIG));
        List<Fault> faults = List.of(
                Fault.of(Kind.STATUS, 500),
                Fault.of(Kind.STATUS, 503),
                Fault.of(Kind.DROP, 0),
                Fault.of(Kind.CUT_ANSWER, 100),
                Fault.of(Kind.CUT_REQUEST, 100));
        proxy.rule(Fault.random(5, 0.05, faults));
        officeProxy.rule(Fault.random(6, 0.05, faults));
        assertEquals(Map.of(), result(transfer(true, "many/*")).failures());
        for (int i = 0; i < 60; i++) {
            assertArrayEquals(bytes(500 + i), copy("many/" + i));
        }
        assertArrayEquals(bytes(BIG), copy("many/big"));
        assertEquals(List.of(), keys(office, "origin"));
        assertEquals(0, unfinishedUploads());
    }

    private TransferBatch resumed() {
        List<String> left = queue.restore().join().stream().map(TransferJob::id).toList();
        TransferBatch batch = queue.collectUntilIdle();
        queue.retry(left);
        return batch;
    }

    private final Map<String, TransferSnapshot> states = new TreeMap<>();

    private long waiting() {
        queue.drain().changed().forEach(now -> states.put(now.job().id(), now));
        return states.values().stream()
                .filter(now -> now.state() == TransferState.WAITING)
                .filter(now -> now.failure().failure().detail().equals(Reason.of(ConnectionClosed.CLOSED, "Office")))
                .count();
    }
}
