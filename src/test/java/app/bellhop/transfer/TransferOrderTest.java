package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slots and order. */
class TransferOrderTest extends QueueTestBase {

    private long count(TransferState state) {
        see("large0");
        return seen.values().stream().filter(s -> s.state() == state).count();
    }

    @Test
    void fourLargeFilesRunAtATime() throws Exception {
        store.holding = true;
        queue.upload(files(6, true), PREFIX);
        assertEquals(4, store.held.size());
        assertEquals(2, count(TransferState.QUEUED));
        store.held.get(0).complete(null);
        assertEquals(5, store.held.size());
    }

    @Test
    void smallFilesRunInTheTensUnlessTheProcessorsAreBusy() throws Exception {
        store.holding = true;
        queue.upload(files(150, false), PREFIX);
        assertEquals(32, runningAfter(0, 40));
        busy = true;
        assertEquals(8, runningAfter(40, 80));
        busy = false;
        assertEquals(30, runningAfter(80, 120), "all that are left");
    }

    private long runningAfter(int from, int to) {
        IntStream.range(from, to).forEach(i -> store.held.get(i).complete(null));
        return store.held.stream().filter(request -> !request.isDone()).count();
    }

    @Test
    void smallFilesDoNotWaitForLargeOnes() throws Exception {
        store.holding = true;
        List<Path> files = files(6, true);
        files.addAll(files(1, false));
        queue.upload(files, PREFIX);
        assertEquals(TransferState.RUNNING, state("small0"));
    }

    @Test
    void howManyRunAtOnceIsChangedLive() throws Exception {
        store.holding = true;
        queue.setAtOnce(1);
        queue.upload(files(6, true), PREFIX);
        assertEquals(1, store.held.size());
        queue.setAtOnce(3);
        assertEquals(3, store.held.size());
        queue.setAtOnce(1);
        store.held.get(0).complete(null);
        assertEquals(3, store.held.size(), "what runs is not stopped");
    }

    /** One download runs, that does not stop at once; all are paused and resumed. */
    private CompletableFuture<Void> resumeWhileStopping() throws Exception {
        store.holding = true;
        store.slowToStop = true;
        queue.setAtOnce(1);
        ObjectEntry object = new ObjectEntry("now", false, Slots.SMALL, null, null, "etag");
        queue.downloadAs(object, new S3Location("bucket", "in/now"), folder.resolve("now"));
        store.slowToStop = false;
        queue.upload(List.of(largeFile("a0"), largeFile("a1")), PREFIX);
        see("now");
        List<String> all = List.copyOf(seen.keySet());
        queue.pause(all);
        queue.retry(all);
        return store.held.get(0);
    }

    @Test
    void resumedWhileItIsBeingStoppedKeepsItsPlace() throws Exception {
        resumeWhileStopping().completeExceptionally(new CancellationException());
        assertEquals(TransferState.RUNNING, state("now"));
        assertEquals(TransferState.QUEUED, state("a0"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    @Test
    void whatIsInPlaceBeforeItCouldBeCancelledIsDone() throws Exception {
        CompletableFuture now = resumeWhileStopping();
        queue.cancel(List.copyOf(seen.keySet()));
        now.complete(new DownloadResult(Slots.SMALL, "etag", Verification.SIZE, null, false));
        assertEquals(TransferState.DONE, state("now"));
        assertTrue(Files.exists(folder.resolve("now")));
        assertEquals(List.of(), journal.unfinished());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    @Test
    void thatGetsThroughAllTheSameIsDone() throws Exception {
        CompletableFuture now = resumeWhileStopping();
        now.complete(new DownloadResult(Slots.SMALL, "etag", Verification.SIZE, null, false));
        assertEquals(TransferState.DONE, state("now"));
        assertEquals(TransferState.RUNNING, state("a0"));
        assertEquals(List.of("a1"), order());
        assertEquals(3, store.held.size());
    }

    @Test
    void whatIsPausedKeepsItsPlace() throws Exception {
        queueTwoBatches();
        queue.move(ids("b1"), QueueMove.FIRST);
        queue.pause(ids("a1"));
        queue.pause(List.copyOf(seen.keySet()));
        queue.retry(List.copyOf(seen.keySet()));
        assertEquals(TransferState.RUNNING, state("now"));
        assertEquals(List.of("b1", "a0", "a1", "a2", "b0"), order());
    }

    @Test
    void queuedFileThatGoesFirstRunsNext() throws Exception {
        store.holding = true;
        queue.upload(files(8, true), PREFIX);
        queue.move(ids("large7"), QueueMove.FIRST);
        store.held.get(0).complete(null);
        assertEquals(TransferState.RUNNING, state("large7"));
        assertEquals(TransferState.QUEUED, state("large4"));
    }

    /** The queued files of each batch, in the order that they run in. */
    private List<String> order() throws Exception {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long queued = seen.values().stream()
                    .filter(s -> s.state() == TransferState.QUEUED)
                    .count();
            if (queued == 0) {
                break;
            }
            List<String> before = running();
            store.held.stream()
                    .filter(request -> !request.isDone())
                    .findFirst()
                    .orElseThrow()
                    .complete(null);
            List<String> now = running();
            now.removeAll(before);
            order.addAll(now);
        }
        return order;
    }

    private List<String> running() throws Exception {
        queue.drain().changed().forEach(s -> seen.put(s.job().id(), s));
        List<String> names = new ArrayList<>();
        seen.values().stream()
                .filter(s -> s.state() == TransferState.RUNNING)
                .forEach(s -> names.add(s.job().file().getFileName().toString()));
        return names;
    }

    /** One runs, a0 to a2 are queued, then b0 and b1. */
    private void queueTwoBatches() throws Exception {
        store.holding = true;
        queue.setAtOnce(1);
        queue.upload(List.of(largeFile("now")), PREFIX);
        queue.upload(List.of(largeFile("a0"), largeFile("a1"), largeFile("a2")), PREFIX);
        queue.upload(List.of(largeFile("b0"), largeFile("b1")), PREFIX);
        see("now");
    }

    @Test
    void aFileMovesPastItsNeighbors() throws Exception {
        queueTwoBatches();
        queue.move(ids("a2"), QueueMove.EARLIER);
        queue.move(ids("b0"), QueueMove.LATER);
        assertEquals(List.of("a0", "a2", "a1", "b1", "b0"), order());
    }

    @Test
    void aBatchMovesPastAnotherAsAWhole() throws Exception {
        queueTwoBatches();
        List<String> second = new ArrayList<>(ids("b0"));
        second.addAll(ids("b1"));
        queue.move(second, QueueMove.EARLIER);
        assertEquals(List.of("b0", "b1", "a0", "a1", "a2"), order());
    }

    @Test
    void whatMovesBackwardsKeepsItsOrder() throws Exception {
        queueTwoBatches();
        List<String> first = new ArrayList<>(ids("a0"));
        first.addAll(ids("a1"));
        queue.move(first, QueueMove.LAST);
        queue.move(ids("now"), QueueMove.LATER);
        queue.move(ids("a2"), QueueMove.EARLIER);
        assertEquals(List.of("a2", "b0", "b1", "a0", "a1"), order());
    }
}
