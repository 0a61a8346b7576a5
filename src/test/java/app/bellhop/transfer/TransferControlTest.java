package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.DownloadResult;
import app.bellhop.cloud.s3.download.Verification;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.UploadRecord;
import app.bellhop.transfer.plan.TransferProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slots, order, pause and resume. */
class TransferControlTest extends QueueTestBase {

    private List<Path> files(int count, boolean large) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(large ? largeFile("large" + i) : file("small" + i, "x"));
        }
        return files;
    }

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

    @Test
    void pausedTransfersStopStayInTheJournalAndLetOthersRun() throws Exception {
        store.holding = true;
        queue.upload(files(5, true), PREFIX);
        queue.pause(ids("large0"));
        assertTrue(store.held.get(0).isCancelled());
        assertEquals(TransferState.PAUSED, state("large0"));
        assertEquals(TransferState.RUNNING, state("large4"));
        assertEquals(5, journal.unfinished().size());

        store.held.get(1).complete(null);
        queue.retry(ids("large0"));
        assertEquals(TransferState.RUNNING, state("large0"));
    }

    @Test
    void pausedWhileQueuedIsNotStarted() throws Exception {
        store.holding = true;
        queue.upload(files(6, true), PREFIX);
        queue.pause(ids("large4"));
        store.held.get(0).complete(null);
        assertEquals(TransferState.PAUSED, state("large4"));
        assertEquals(TransferState.RUNNING, state("large5"));
    }

    @Test
    void pausedWhileWaitingForTheNextAttemptIsNotTried() throws Exception {
        store.failing.put("upload", unreachable(app.bellhop.cloud.Detail.Unreachable.Cause.BROKEN));
        queue.upload(files(1, true), PREFIX);
        queue.pause(ids("large0"));
        timer.pass();
        assertEquals(TransferState.PAUSED, state("large0"));
        assertEquals(1, store.calls.stream().filter("upload"::equals).count());
    }

    @Test
    void resumedTwiceRunsOnce() throws Exception {
        store.holding = true;
        queue.upload(files(1, true), PREFIX);
        queue.pause(ids("large0"));
        queue.retry(ids("large0"));
        queue.retry(ids("large0"));
        assertEquals(2, store.held.size());
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

    @Test
    void stoppingKeepsWhatIsNotFinishedAndClosesTheJournal() throws Exception {
        store.holding = true;
        queue.upload(files(3, true), PREFIX);
        store.held.get(0).complete(null);
        assertTrue(queue.stop().isDone());
        assertTrue(store.held.get(1).isCancelled());
        open();
        assertEquals(
                List.of("in/large1", "in/large2"),
                journal.unfinished().stream().map(job -> job.target().key()).toList());
    }

    @Test
    void whatWasMeantForAnotherServerRunsOnlyWhenItIsRetried() throws Exception {
        restartAt("http://old:9000");
        store.holding = true;
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        restartAt("http://new:9000");
        assertEquals(List.of(), queue.restore().join(), "goes on by itself");
        TransferSnapshot left = see("a.txt");
        assertEquals(TransferState.FAILED, left.state());
        assertEquals(
                Reason.of(TransferProblem.OTHER_SERVER, "http://old:9000"),
                left.failure().failure().detail());
        store.holding = false;
        queue.retry(ids("a.txt"));
        assertEquals(TransferState.DONE, state("a.txt"));
    }

    /** Many servers ignore If-None-Match. */
    @Test
    void whatWaitedLongIsLookedUpAgainBeforeItIsSent() throws Exception {
        store.holding = true;
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        queue.pause(ids("a.txt"));
        store.put("bucket", "in/a.txt");
        store.holding = false;
        nanos += TimeUnit.HOURS.toNanos(1);
        queue.retry(ids("a.txt"));
        assertEquals(TransferState.DONE, state("a.txt"));
        assertEquals(
                List.of("in/a.txt", "in/a (1).txt"),
                store.uploads.stream().map(request -> request.object().key()).toList());
    }

    @Test
    void whatWasMeantForTheServerThatIsBackGoesOn() throws Exception {
        restartAt("http://old:9000");
        store.holding = true;
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        restartAt("http://new:9000");
        queue.restore();
        restartAt("http://old:9000");
        queue.restore();
        assertEquals(TransferState.PAUSED, state("a.txt"));
    }

    /** Else a retry would write it there again just before it is removed. */
    @Test
    void whatIsCancelledIsOutOfTheJournalAsSoonAsItCanBeRetried() throws Exception {
        store.holding = true;
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        List<String> ids = ids("a.txt");
        Thread cancel = new Thread(() -> queue.cancel(ids));
        synchronized (journal) {
            cancel.start();
            while (cancel.isAlive() && cancel.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            assertEquals(TransferState.RUNNING, state("a.txt"));
        }
        cancel.join();
        assertEquals(TransferState.CANCELLED, state("a.txt"));
        assertEquals(List.of(), journal.unfinished());
    }

    @Test
    void whatIsRetriedRunsWhenWhatItHadLeftIsDeleted() throws Exception {
        Deque<Runnable> tasks = new ArrayDeque<>();
        queue.close();
        open(tasks::add);
        store.put("bucket", "in/a.txt");
        store.holding = true;
        queue.download(List.of(new ObjectEntry("in/a.txt", false, 10, null, null, null)), PREFIX, folder);
        run(tasks);
        queue.pause(ids("a.txt"));
        run(tasks);
        queue.cancel(ids("a.txt"));
        tasks.remove().run();
        Runnable delete = tasks.remove();
        queue.retry(ids("a.txt"));
        run(tasks);
        assertEquals(1, store.held.size(), "the file would be deleted under it");
        delete.run();
        run(tasks);
        assertEquals(2, store.held.size());
    }

    @Test
    void whatIsDiscardedLeavesNothingAtTheServerEither() throws Exception {
        Deque<Runnable> tasks = new ArrayDeque<>();
        queue.close();
        open(tasks::add);
        store.holding = true;
        queue.upload(List.of(file("a.txt", "hello"), file("b.txt", "hello")), PREFIX);
        run(tasks);
        for (TransferJob job : journal.unfinished()) {
            UnfinishedUpload begun = new UnfinishedUpload("u", 4, null, List.of());
            journal.uploads().begun(new UploadRecord(job.id(), job.target(), new FileStamp(5, 0), begun));
        }
        queue.pause(ids("a.txt"));
        run(tasks);
        Future<Void> discarded = queue.discardAll();
        tasks.remove().run();
        assertFalse(discarded.isDone());
        run(tasks);
        discarded.get();
        assertEquals(2, store.calls.stream().filter("abortUpload"::equals).count());
        assertEquals(List.of(), journal.unfinished());
        assertEquals(2, queue.drain().removed().size());
    }
}
