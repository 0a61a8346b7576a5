package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.plan.Conflict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No object is replaced that the user has not chosen to replace. */
class UploadConflictsTest extends ConflictsTestBase {

    @Test
    void nothingIsAskedWhereNothingIsThere() throws Exception {
        queue.upload(List.of(file("a.txt", "mine")), PREFIX);
        assertEquals(Map.of("in/a.txt", "mine"), objects());
        assertEquals(List.of(), user.asked);
    }

    @Test
    void anUploadOverAnObjectAsksWithBothSizesAndDates() throws Exception {
        object("in/a.txt", "theirs");
        store.modified.put(new S3Location("bucket", "in/a.txt"), OLD);
        Path mine = file("a.txt", "mine");
        Files.setLastModifiedTime(mine, FileTime.from(NEW));
        queue.upload(List.of(mine), PREFIX);
        assertEquals(TransferState.ASKING, state());
        assertEquals(Map.of("in/a.txt", "theirs"), objects());
        Conflict conflict = user.asked.get(0);
        assertEquals(4, conflict.source().size());
        assertEquals(NEW, conflict.source().modified());
        assertEquals(6, conflict.existing().size());
        assertEquals(OLD, conflict.existing().modified());
        assertEquals("s3://bucket/in/a.txt", conflict.existing().place());
    }

    @ParameterizedTest
    @CsvSource({
        "REPLACE, mine, DONE, false",
        "SKIP, theirs, CANCELLED, false",
        "SKIP_IF_IDENTICAL, mine, DONE, false",
        "REPLACE_IF_NEWER, mine, DONE, false",
        "KEEP_BOTH, theirs, DONE, true"
    })
    void eachAnswerDoesWhatItSays(IfExists choice, String there, TransferState state, boolean numbered)
            throws Exception {
        object("in/a.txt", "theirs");
        queue.upload(List.of(file("a.txt", "mine")), PREFIX);
        user.answer(choice, false);
        assertEquals(there, objects().get("in/a.txt"));
        assertEquals(state, state());
        assertEquals(numbered ? "mine" : null, objects().get("in/a (1).txt"));
        assertEquals(List.of(), journal.unfinished());
    }

    @Test
    void anIdenticalObjectIsSkippedAndAnOlderFileReplacesNothing() throws Exception {
        object("in/a.txt", "same");
        queue.upload(List.of(file("a.txt", "same")), PREFIX);
        user.answer(IfExists.SKIP_IF_IDENTICAL, false);
        assertEquals(TransferState.DONE, state());
        assertEquals(List.of(), store.uploads);
        object("in/b.txt", "theirs");
        store.modified.put(new S3Location("bucket", "in/b.txt"), NEW);
        Path older = file("b.txt", "mine");
        Files.setLastModifiedTime(older, FileTime.from(OLD));
        queue.upload(List.of(older), PREFIX);
        user.answer(IfExists.REPLACE_IF_NEWER, false);
        assertEquals("theirs", objects().get("in/b.txt"));
    }

    @Test
    void aQuestionHoldsUpNoOtherTransfer() throws Exception {
        object("in/a.txt", "theirs");
        queue.upload(List.of(file("a.txt", "mine"), file("b.txt", "b")), PREFIX);
        queue.upload(List.of(file("c.txt", "c")), PREFIX);
        assertEquals(Map.of("in/a.txt", "theirs", "in/b.txt", "b", "in/c.txt", "c"), objects());
    }

    @Test
    void anAnswerForAllIsForThisBatchOnly() throws Exception {
        for (int i = 0; i < 30; i++) {
            object("in/tree/f" + i, "theirs");
            file("tree/f" + i, "mine");
        }
        queue.upload(List.of(folder.resolve("tree")), PREFIX);
        assertEquals(1, user.open.size());
        user.answer(IfExists.REPLACE, true);
        assertEquals(1, user.asked.size());
        assertTrue(objects().values().stream().allMatch("mine"::equals));
        queue.upload(List.of(folder.resolve("tree")), PREFIX);
        assertEquals(2, user.asked.size());
    }

    @Test
    void manyFilesAreLookedUpInOneListing() throws Exception {
        for (int i = 0; i < 300; i++) {
            file("tree/sub/f" + i, "mine");
        }
        object("in/tree/sub/f7", "theirs");
        queue.upload(List.of(folder.resolve("tree")), PREFIX);
        assertEquals(1, user.asked.size());
        assertEquals(300, objects().size());
        assertEquals(1, store.calls.stream().filter("listAll"::equals).count());
        assertEquals(0, store.calls.stream().filter("find"::equals).count());
    }

    @Test
    void cancellingTheQuestionSkipsTheRestOfTheBatch() throws Exception {
        object("in/a.txt", "theirs");
        object("in/b.txt", "theirs");
        TransferBatch batch = queue.upload(List.of(file("a.txt", "mine"), file("b.txt", "mine")), PREFIX);
        assertFalse(batch.result().isDone());
        user.cancel();
        assertEquals(1, user.asked.size());
        assertEquals(Map.of("in/a.txt", "theirs", "in/b.txt", "theirs"), objects());
        assertEquals(2, batch.result().join().cancelled().size());
        assertEquals(List.of(), journal.unfinished());
        queue.retry(List.of(drain().get(0).job().id()));
        assertEquals(2, user.asked.size());
    }

    @Test
    void aTransferThatIsCancelledWhileItIsAskedAboutStaysCancelled() throws Exception {
        object("in/a.txt", "theirs");
        queue.upload(List.of(file("a.txt", "mine")), PREFIX);
        queue.cancel(List.of(drain().get(0).job().id()));
        user.answer(IfExists.REPLACE, false);
        assertEquals(TransferState.CANCELLED, state());
        assertEquals(Map.of("in/a.txt", "theirs"), objects());
    }

    @Test
    void anObjectThatAppearsDuringTheUploadIsAskedAbout() throws Exception {
        store.meanwhile = () -> object("in/a.txt", "theirs");
        queue.upload(List.of(file("a.txt", "mine")), PREFIX);
        assertEquals(TransferState.ASKING, state());
        assertEquals(Map.of("in/a.txt", "theirs"), objects());
        user.answer(IfExists.KEEP_BOTH, false);
        assertEquals(Map.of("in/a.txt", "theirs", "in/a (1).txt", "mine"), objects());
        assertEquals(TransferState.DONE, state());
    }

    @Test
    void anObjectThatChangesAfterItWasComparedIsAskedAbout() throws Exception {
        object("in/a.txt", "older");
        queue.upload(List.of(file("a.txt", "mine")), PREFIX);
        store.meanwhile = () -> object("in/a.txt", "theirs");
        user.answer(IfExists.REPLACE_IF_NEWER, false);
        assertEquals(2, user.asked.size());
        assertEquals("theirs", objects().get("in/a.txt"));
        user.answer(IfExists.SKIP, false);
        assertEquals("theirs", objects().get("in/a.txt"));
    }

    @Test
    void uploadThatWasDoneWhenBellhopWasKilledIsNotAskedAboutAtTheNextStart() throws Exception {
        store.holding = true;
        queue.upload(List.of(file("done.txt", "mine"), file("other.txt", "mine"), file("new.txt", "mine")), PREFIX);
        object("in/done.txt", "mine"); // The server had taken it, but the journal did not hear of that.
        object("in/other.txt", "theirs");
        restart();
        queue.retry(journal.unfinished().stream().map(TransferJob::id).toList());
        assertEquals(
                List.of("s3://bucket/in/other.txt"),
                user.asked.stream().map(asked -> asked.existing().place()).toList());
        assertEquals(Map.of("in/done.txt", "mine", "in/new.txt", "mine", "in/other.txt", "theirs"), objects());
        assertEquals(1, journal.unfinished().size());
    }

    @Test
    void manyThatAreResumedAreLookedUpInOneListing() throws Exception {
        store.holding = true;
        for (int i = 0; i < 12; i++) {
            file("tree/f" + i, "mine");
        }
        queue.upload(List.of(folder.resolve("tree")), PREFIX);
        restart();
        store.calls.clear();
        queue.retry(journal.unfinished().stream().map(TransferJob::id).toList());
        assertEquals(12, objects().size());
        assertEquals(1, store.calls.stream().filter("listAll"::equals).count());
        assertEquals(0, store.calls.stream().filter("find"::equals).count());
    }

    @Test
    void resumedUploadWithOptionsIsNotTakenForDoneWithoutThem() throws Exception {
        object("in/a.txt", "mine");
        UploadOptions described = UploadOptions.NONE.withMetadata(Map.of("author", "ada"));
        queue.upload(List.of(file("a.txt", "mine")), PREFIX, described, null);
        user.asked.clear();
        restart();
        queue.retry(journal.unfinished().stream().map(TransferJob::id).toList());
        assertEquals(1, user.asked.size());
    }

    @Test
    void anUploadWhoseAnswerWasLostIsDoneAndNotAskedAbout() throws Exception {
        store.meanwhile = () -> object("in/a.txt", "mine");
        queue.upload(List.of(file("a.txt", "mine")), PREFIX);
        assertEquals(TransferState.DONE, state());
        assertEquals(List.of(), user.asked);
    }

    @Test
    void whereNothingCanBeLookedUpNothingIsReplaced() throws Exception {
        object("in/a.txt", "theirs");
        store.failing.put("find", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        queue.upload(List.of(file("a.txt", "mine"), file("b.txt", "b")), PREFIX);
        assertEquals(Map.of("in/a.txt", "theirs", "in/b.txt", "b"), objects());
        assertEquals(-1, user.asked.get(0).existing().size());
    }

    @Test
    void aPreferenceIsAppliedWithoutAsking() throws Exception {
        object("in/a.txt", "theirs");
        user.preference = IfExists.KEEP_BOTH;
        queue.upload(List.of(file("a.txt", "mine")), PREFIX);
        assertEquals(List.of(), user.asked);
        assertEquals(Map.of("in/a.txt", "theirs", "in/a (1).txt", "mine"), objects());
    }

    @Test
    void filesOfOneNameInOneDropGetNumbers() throws Exception {
        object("in/report (1).csv", "theirs");
        queue.upload(
                List.of(file("d1/report.csv", "one"), file("d2/report.csv", "two"), file("d3/report.csv", "three")),
                PREFIX);
        assertEquals(
                Map.of(
                        "in/report.csv", "one",
                        "in/report (1).csv", "theirs",
                        "in/report (2).csv", "two",
                        "in/report (3).csv", "three"),
                objects());
        assertEquals(List.of(), user.asked);
    }

    @Test
    void foldersOfOneNameInOneDropAreMergedWithoutReplacing() throws Exception {
        file("d1/data/a.csv", "one");
        file("d2/data/a.csv", "two");
        file("d2/data/b.csv", "b");
        queue.upload(List.of(folder.resolve("d1/data"), folder.resolve("d2/data")), PREFIX);
        assertEquals(Map.of("in/data/a.csv", "one", "in/data/a (1).csv", "two", "in/data/b.csv", "b"), objects());
    }
}
