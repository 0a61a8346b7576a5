package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.job.IfExists;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No file is replaced that the user has not chosen to replace, and decisions outlast a restart. */
class DownloadConflictsTest extends ConflictsTestBase {

    @ParameterizedTest
    @CsvSource({
        "REPLACE, theirs, DONE, ",
        "SKIP, mine, CANCELLED, ",
        "SKIP_IF_IDENTICAL, theirs, DONE, ",
        "REPLACE_IF_NEWER, theirs, DONE, ",
        "KEEP_BOTH, mine, DONE, theirs"
    })
    void aDownloadOverAFileAsksToo(IfExists choice, String there, TransferState state, String numbered)
            throws Exception {
        object("in/a.txt", "theirs");
        Path mine = file("down/a.txt", "mine");
        Files.setLastModifiedTime(mine, FileTime.from(OLD));
        queue.download(
                List.of(new ObjectEntry("in/a.txt", false, 6, NEW, "STANDARD", "e")), PREFIX, folder.resolve("down"));
        assertEquals(TransferState.ASKING, state());
        assertEquals(4, user.asked.get(0).existing().size());
        assertEquals(OLD, user.asked.get(0).existing().modified());
        assertEquals(NEW, user.asked.get(0).source().modified());
        user.answer(choice, false);
        assertEquals(state, state());
        assertEquals(there, Files.readString(mine));
        assertEquals(numbered, files(folder.resolve("down")).get("a (1).txt"));
        assertEquals(numbered == null ? 1 : 2, files(folder.resolve("down")).size());
    }

    /** The object's time was in whole seconds when it was downloaded; a listing tells more of them. */
    @Test
    void aFractionOfASecondMakesNothingNewer() throws Exception {
        object("in/a.txt", "theirs");
        Path mine = file("down/a.txt", "mine");
        Files.setLastModifiedTime(mine, FileTime.from(NEW));
        user.preference = IfExists.REPLACE_IF_NEWER;
        queue.download(
                List.of(new ObjectEntry("in/a.txt", false, 6, NEW.plusMillis(1), "STANDARD", "e")),
                PREFIX,
                mine.getParent());
        assertEquals(TransferState.CANCELLED, state());
        assertEquals("mine", Files.readString(mine));
    }

    @Test
    void aFileThatIsIdenticalIsNotDownloadedAgain() throws Exception {
        object("in/a.txt", "same");
        file("down/a.txt", "same");
        user.preference = IfExists.SKIP_IF_IDENTICAL;
        queue.download(List.of(ObjectEntry.ofPrefix("in/")), new S3Location("bucket", ""), folder.resolve("x"));
        store.calls.clear();
        queue.download(List.of(ObjectEntry.ofPrefix("in/")), new S3Location("bucket", ""), folder.resolve("x"));
        assertFalse(store.calls.contains("download"), store.calls.toString());
        assertTrue(drain().stream().allMatch(s -> s.state() == TransferState.DONE));
    }

    /** Replace if newer, Skip if identical: both looked at the file. */
    @ParameterizedTest
    @EnumSource(names = {"REPLACE_IF_NEWER", "SKIP_IF_IDENTICAL"})
    void aFileThatWasEditedMeanwhileIsDecidedAboutAgain(IfExists choice) throws Exception {
        object("in/a.txt", "theirs");
        Path mine = file("down/a.txt", "mine");
        Files.setLastModifiedTime(mine, FileTime.from(OLD));
        user.preference = choice;
        store.holding = true;
        queue.download(List.of(new ObjectEntry("in/a.txt", false, 6, NEW, "STANDARD", "e")), PREFIX, mine.getParent());
        assertEquals(TransferState.RUNNING, state());
        Files.writeString(mine, "edited");
        user.preference = IfExists.ASK;
        restart();
        queue.retry(List.of(drain().get(0).job().id()));
        assertEquals(TransferState.ASKING, state());
        assertEquals(Map.of("a.txt", "edited"), files(mine.getParent()));
        user.answer(IfExists.KEEP_BOTH, false);
        assertEquals(Map.of("a.txt", "edited", "a (1).txt", "theirs"), files(mine.getParent()));
    }

    @Test
    void aFileThatIsGoneMeanwhileIsInNobodysWay() throws Exception {
        object("in/a.txt", "theirs");
        Path mine = file("down/a.txt", "mine");
        Files.setLastModifiedTime(mine, FileTime.from(OLD));
        user.preference = IfExists.REPLACE_IF_NEWER;
        store.holding = true;
        queue.download(List.of(new ObjectEntry("in/a.txt", false, 6, NEW, "STANDARD", "e")), PREFIX, mine.getParent());
        Files.delete(mine);
        restart();
        queue.retry(List.of(drain().get(0).job().id()));
        assertEquals(TransferState.DONE, state());
        assertEquals(Map.of("a.txt", "theirs"), files(mine.getParent()));
    }

    @Test
    void aDecisionSurvivesARestart() throws Exception {
        object("in/a.txt", "theirs");
        store.holding = true;
        queue.upload(List.of(file("a.txt", "mine")), PREFIX);
        user.answer(IfExists.REPLACE, false);
        restart();
        queue.retry(List.of(drain().get(0).job().id()));
        assertEquals(1, user.asked.size());
        assertEquals(Map.of("in/a.txt", "mine"), objects());
    }

    @Test
    void whatWasNotAnsweredIsAskedAgainAfterARestart() throws Exception {
        object("in/a.txt", "theirs");
        queue.upload(List.of(file("a.txt", "mine")), PREFIX);
        restart();
        assertEquals(TransferState.PAUSED, state());
        queue.retry(List.of(drain().get(0).job().id()));
        assertEquals(2, user.asked.size());
        user.open.remove(0);
        user.answer(IfExists.REPLACE, false);
        assertEquals(Map.of("in/a.txt", "mine"), objects());
    }

    @Test
    void aChoiceForAllSurvivesARestart() throws Exception {
        object("in/a.txt", "theirs");
        object("in/b.txt", "theirs");
        queue.upload(List.of(file("a.txt", "mine"), file("b.txt", "mine")), PREFIX);
        String second = drain().stream()
                .map(TransferSnapshot::job)
                .filter(job -> job.target().key().endsWith("b.txt"))
                .findFirst()
                .orElseThrow()
                .id();
        queue.pause(List.of(second));
        user.answer(IfExists.REPLACE, true);
        assertEquals(Map.of("in/a.txt", "mine", "in/b.txt", "theirs"), objects());
        restart();
        queue.retry(List.of(second));
        assertEquals(1, user.asked.size());
        assertEquals(Map.of("in/a.txt", "mine", "in/b.txt", "mine"), objects());
    }

    @Test
    void anEmptyFolderReplacesNoMarkerWithContent() throws Exception {
        object("in/empty/", "theirs");
        Files.createDirectories(folder.resolve("empty"));
        queue.upload(List.of(folder.resolve("empty")), PREFIX);
        assertEquals(Map.of("in/empty/", "theirs"), objects());
    }

    @Test
    void excludedNamesAreCounted() throws Exception {
        file("tree/a.txt", "a");
        file("tree/.DS_Store", "x");
        file("tree/sub/.DS_Store", "x");
        TransferBatch batch = queue.upload(List.of(folder.resolve("tree")), PREFIX);
        assertEquals(Map.of("in/tree/a.txt", "a", "in/tree/sub/", ""), objects());
        assertEquals(2, batch.excluded());
    }
}
