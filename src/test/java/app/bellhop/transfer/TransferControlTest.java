package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.UploadRecord;
import app.bellhop.transfer.plan.TransferProblem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pause, resume, cancel and restart. */
class TransferControlTest extends QueueTestBase {

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
