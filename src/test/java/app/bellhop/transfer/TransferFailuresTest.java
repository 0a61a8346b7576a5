package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.Unreachable.Cause;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.fake.FakeObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What passes by itself is waited for; what does not is told, and holds up nothing else. */
class TransferFailuresTest extends QueueTestBase {

    private void failUploads(ErrorKind kind, String code) {
        store.failing.put("upload", FakeObjectStore.failure(kind, code));
    }

    @ParameterizedTest
    @EnumSource(names = {"NETWORK", "THROTTLED"})
    void whatPassesIsTriedEightTimesAndThenLeftToTheUser(ErrorKind kind) throws Exception {
        failUploads(kind, "SlowDown");
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        for (int attempt = 2; attempt <= 8; attempt++) {
            TransferSnapshot waiting = see("a.txt");
            assertEquals(TransferState.WAITING, waiting.state());
            assertEquals(attempt, waiting.attempt());
            assertTrue(waiting.retrySeconds() > 0, waiting.toString());
            timer.pass();
        }
        assertEquals(TransferState.FAILED, state("a.txt"));
        assertEquals(0, timer.waiting());
        assertEquals(8, store.uploads.size());
    }

    @Test
    void aFileThatIsGoneOnceItWasStoredIsDone() throws Exception {
        store.holding = true;
        Path file = file("a", "x");
        queue.upload(List.of(file), PREFIX);
        Files.delete(file);
        store.held.get(0).complete(null);
        assertEquals(TransferState.DONE, state("a"));
    }

    @Test
    void secondsToTheNextAttemptAreCounted() throws Exception {
        failUploads(ErrorKind.NETWORK, "500");
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        timer.pass();
        timer.pass();
        long seconds = see("a.txt").retrySeconds();
        nanos += 1_000_000_000L;
        assertEquals(seconds - 1, see("a.txt").retrySeconds());
    }

    @Test
    void attemptsThatGetFurtherAreNotCounted() throws Exception {
        store.holding = true;
        queue.upload(List.of(largeFile("a.iso")), PREFIX);
        for (int i = 0; i < 20; i++) {
            store.progress.get(i).transferred(1000 * (i + 1));
            store.held.get(i).completeExceptionally(FakeObjectStore.failure(ErrorKind.NETWORK, "500"));
            assertEquals(2, see("a.iso").attempt());
            assertEquals(1000 * (i + 1), see("a.iso").bytes(), "what was sent stays in sight");
            timer.pass();
        }
    }

    /** Each brings it a few bytes further, for ever. */
    @Test
    void attemptsThatTrickleAreCounted() throws Exception {
        store.holding = true;
        queue.upload(List.of(largeFile("a.iso")), PREFIX);
        for (int i = 0; i < 8; i++) {
            store.progress.get(i).transferred(10 * (i + 1));
            store.held
                    .get(i)
                    .completeExceptionally(CloudException.because(ErrorKind.NETWORK, "", "", AnswerProblem.TOO_SLOW));
            timer.pass();
        }
        assertEquals(TransferState.FAILED, state("a.iso"));
    }

    @Test
    void whatAnEarlierAttemptHasSentIsNotPartOfTheRate() throws Exception {
        store.holding = true;
        queue.upload(List.of(largeFile("a.iso")), PREFIX);
        nanos += 1_000_000_000L;
        store.progress.get(0).transferred(900_000, 900_000);
        assertEquals(0, see("a.iso").rate());
        nanos += 1_000_000_000L;
        store.progress.get(0).transferred(910_000, 900_000);
        assertEquals(10_000, see("a.iso").rate(), 1);
        assertEquals(910_000, see("a.iso").bytes());
    }

    @Test
    void theRateFallsWhileNothingComes() throws Exception {
        store.holding = true;
        queue.upload(List.of(largeFile("a.iso")), PREFIX);
        nanos += 1_000_000_000L;
        store.progress.get(0).transferred(500_000);
        assertTrue(see("a.iso").rate() > 100_000);
        nanos += 20_000_000_000L;
        assertTrue(see("a.iso").rate() < 1000, "rate " + see("a.iso").rate());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "UNKNOWN_HOST", "TIMEOUT"})
    void withoutNetworkTheQueueWaitsHoweverLongItLasts(Cause cause) throws Exception {
        store.failing.put("upload", unreachable(cause));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            files.add(file("f" + i, "x"));
        }
        queue.upload(files, PREFIX);
        assertEquals(TransferState.WAITING, state("f0"));
        assertEquals(-1, see("f0").retrySeconds());
        int before = store.uploads.size();
        for (int i = 0; i < 500; i++) {
            timer.pass();
        }
        assertEquals(before + 500, store.uploads.size(), "one at a time finds out");
        store.failing.clear();
        timer.pass();
        assertTrue(seen.values().stream().noneMatch(s -> s.state() == TransferState.FAILED));
        assertEquals(100, store.objects.size());
        assertEquals(0, timer.waiting());
    }

    @Test
    void firstBytesShowThatTheNetworkIsBack() throws Exception {
        store.failing.put("upload", unreachable(Cause.REFUSED));
        queue.upload(List.of(largeFile("a.iso"), largeFile("b.iso"), largeFile("c.iso")), PREFIX);
        store.failing.clear();
        store.holding = true;
        store.quiet = true;
        timer.pass();
        assertEquals(1, store.held.size());
        store.progress.get(0).transferred(0);
        assertEquals(1, store.held.size(), "nothing has been sent yet");
        store.progress.get(0).transferred(1);
        assertEquals(3, store.held.size());
    }

    @Test
    void onceTheNetworkIsBackWhatWaitedForItWaitsForItsTurn() throws Exception {
        store.holding = true;
        store.quiet = true;
        queue.upload(List.of(largeFile("a.iso"), largeFile("b.iso")), PREFIX);
        store.held.get(0).completeExceptionally(unreachable(Cause.REFUSED));
        store.held.get(1).completeExceptionally(unreachable(Cause.REFUSED));
        assertEquals(TransferState.WAITING, state("b.iso"));
        queue.setAtOnce(1);
        timer.pass();
        assertEquals(3, store.held.size());
        store.progress.get(2).transferred(1);
        assertEquals(Set.of(TransferState.RUNNING, TransferState.QUEUED), Set.of(state("a.iso"), state("b.iso")));
    }

    @Test
    void whatIsAddedOrRetriedFindsOutAtOnce() throws Exception {
        store.failing.put("upload", unreachable(Cause.UNKNOWN_HOST));
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        store.failing.clear();
        queue.upload(List.of(file("b.txt", "hello")), PREFIX);
        assertEquals(2, store.objects.size());
    }

    @Test
    void pausingWhatWasToFindOutLetsAnotherDoIt() throws Exception {
        store.failing.put("upload", unreachable(Cause.REFUSED));
        queue.upload(List.of(largeFile("a.iso"), largeFile("b.iso")), PREFIX);
        store.failing.clear();
        store.holding = true;
        store.quiet = true;
        timer.pass();
        queue.pause(ids(state("a.iso") == TransferState.RUNNING ? "a.iso" : "b.iso"));
        assertEquals(2, store.held.size());
        store.held.get(1).complete(null);
        assertEquals(TransferState.DONE, state(state("a.iso") == TransferState.PAUSED ? "b.iso" : "a.iso"));
    }

    @Test
    void addressThatIsWrongForOneFileHoldsUpNoOther() throws Exception {
        store.holding = true;
        queue.upload(List.of(largeFile("bad.iso"), largeFile("good.iso")), PREFIX);
        store.progress.get(1).transferred(500);
        store.held.get(0).completeExceptionally(unreachable(Cause.UNKNOWN_HOST));
        TransferSnapshot waiting = see("bad.iso");
        assertEquals(2, waiting.attempt());
        assertTrue(waiting.retrySeconds() > 0);
        queue.upload(List.of(file("more.txt", "x")), PREFIX);
        assertEquals(TransferState.RUNNING, state("more.txt"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS_DENIED", "NOT_FOUND", "LOCAL_FILE", "INVALID", "NOT_SUPPORTED"})
    void whatDoesNotPassFailsAloneAndAtOnce(ErrorKind kind) throws Exception {
        store.holding = true;
        queue.upload(List.of(file("a.txt", "a"), file("b.txt", "b")), PREFIX);
        store.held.get(0).completeExceptionally(FakeObjectStore.failure(kind, "Code"));
        assertEquals(TransferState.FAILED, state("a.txt"));
        assertEquals(TransferState.RUNNING, state("b.txt"));
        assertNull(changes.signInNeeded());
    }

    @Test
    void expiredCredentialsPauseEverythingUntilTheUserHasSignedInAgain() throws Exception {
        store.holding = true;
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            files.add(largeFile("f" + i));
        }
        queue.upload(files, PREFIX);
        store.held.get(0).completeExceptionally(FakeObjectStore.failure(ErrorKind.BAD_CREDENTIALS, "ExpiredToken"));
        assertEquals(TransferState.PAUSED, state("f0"));
        assertEquals("ExpiredToken", changes.signInNeeded().failure().code());
        assertTrue(seen.values().stream().allMatch(s -> s.state() == TransferState.PAUSED && s.failure() != null));
        assertEquals(4, store.held.size());
        assertTrue(store.held.stream().allMatch(request -> request.isDone()));
        assertNull(queue.drain().signInNeeded(), "told once");
        assertEquals(6, journal.unfinished().size());

        store.holding = false;
        queue.retry(List.copyOf(seen.keySet()));
        assertEquals(6, store.objects.size());
    }

    @Test
    void resumingWhatCannotBeJournaledFailsAndSaysWhy() throws Exception {
        store.holding = true;
        queue.upload(List.of(largeFile("a.iso")), PREFIX);
        queue.pause(ids("a.iso"));
        journal.close();
        queue.retry(ids("a.iso"));
        TransferSnapshot failed = see("a.iso");
        assertEquals(TransferState.FAILED, failed.state());
        assertEquals(ErrorKind.LOCAL_FILE, failed.failure().kind());
        assertEquals(
                folder.resolve("home/transfers.db").toString(),
                failed.failure().failure().subject());
    }

    @Test
    void nameThatAServerSignsInAnotherWayFailsAlone() throws Exception {
        failUploads(ErrorKind.BAD_CREDENTIALS, "SignatureDoesNotMatch");
        queue.upload(List.of(file("a.txt", "a")), PREFIX);
        assertEquals(TransferState.FAILED, state("a.txt"));
        assertNull(changes.signInNeeded());
    }

    @Test
    void serverThatLimitsTheRateGetsFewerAtOnce() throws Exception {
        failUploads(ErrorKind.THROTTLED, "SlowDown");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            files.add(file("f" + i, "x"));
        }
        queue.upload(files, PREFIX);
        assertEquals(32, store.uploads.size(), "no more than that wait for their next attempt");
        store.failing.clear();
        store.holding = true;
        timer.pass();
        assertEquals(1, store.held.size());
        store.held.get(0).complete(null);
        assertEquals(3, store.held.size());
    }
}
