package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeDialogs;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.objects.ObjectClipboard.Keys;
import app.bellhop.viewmodel.objects.ObjectDrag;
import app.bellhop.viewmodel.objects.ObjectRow;
import app.bellhop.work.objects.DraggedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects copied or cut in one connection, and pasted in another. */
class CopyBetweenConnectionsTest extends AppTestBase {

    private static final S3Location THERE = new S3Location("files", "in/");

    private FakeObjectStore there;
    private FakeObjectStore here;
    private MainViewModel office;
    private MainViewModel backup;

    @BeforeEach
    void openBoth() {
        there = store("office", "files");
        here = store("backup", "safe");
        there.put("files", "in/a", "in/b", "in/dir/c");
        office = open(OFFICE);
        backup = open(BACKUP);
        office.location().open(THERE);
        backup.location().open(new S3Location("safe", "new/"));
    }

    private void select(String... names) {
        List<ObjectRow> rows = office.objects().listing().rows().stream()
                .filter(row -> Stream.of(names).anyMatch(row.name()::equals))
                .toList();
        office.objects().selected(rows.size(), true, () -> rows);
    }

    private static void run(MainViewModel session, String command) {
        session.commands().get(command).run();
    }

    private FakeDialogs dialogs(int session) {
        return test.dialogs.sessions.get(session);
    }

    private static List<String> keys(FakeObjectStore store) {
        return store.objects.keySet().stream().map(S3Location::key).sorted().toList();
    }

    @Test
    void copiedObjectsArePastedInAnotherConnection() {
        select("a", "dir/");
        run(office, "copyObjects");
        dialogs(1).answer(Map.of());
        run(backup, "pasteObjects");
        assertEquals("2 objects (20 B) in s3://files/in/.", dialogs(1).last().text());
        assertFalse(dialogs(1).last().destructive(), "a copy destroys nothing");
        assertTrue(
                dialogs(1)
                        .last()
                        .details()
                        .contains(
                                "From the connection The office to The backup. The data passes through this computer."),
                () -> dialogs(1).last().details().toString());
        assertEquals(List.of("new/a", "new/dir/c"), keys(here));
        assertArrayEquals(
                there.objects.get(new S3Location("files", "in/a")), here.objects.get(new S3Location("safe", "new/a")));
        assertEquals(List.of("in/a", "in/b", "in/dir/c"), keys(there));
        assertEquals("2 objects copied", backup.context().notice().get());
        backup.tick();
        assertEquals(2, backup.transfers().rows().size());
        assertEquals(0, office.transfers().rows().size());
    }

    /** Each object would be the target of another one, and some replaced before they are moved. */
    @Test
    void aPrefixIsNotMovedIntoItselfByAnotherConnectionToTheSameServer() {
        stores.put("alias", there);
        MainViewModel alias = open(OFFICE.copy("alias", "The alias"));
        there.put("files", "in/dir/dir/c");
        alias.location().open(new S3Location("files", "in/dir/"));
        select("dir/");
        run(office, "cutObjects");
        dialogs(2).answer(Map.of());
        run(alias, "pasteObjects");
        assertEquals(
                "A prefix can’t be copied into itself.",
                alias.context().errors().sentence().get());
        assertEquals(List.of("in/a", "in/b", "in/dir/c", "in/dir/dir/c"), keys(there));
    }

    @Test
    void whatIsMovedToWhereItIsByAnotherConnectionIsSaidToBeThere() {
        stores.put("alias", there);
        Connection same = OFFICE.copy("alias", "The alias");
        Connection otherName =
                new Connection("alias", "The alias", same.source(), null, "http://other.name", null, null, null);
        for (Connection connection : List.of(same, otherName)) {
            MainViewModel alias = open(connection);
            alias.location().open(THERE);
            select("a", "b");
            run(office, "cutObjects");
            test.dialogs.sessions.get(test.dialogs.sessions.size() - 1).answer(Map.of());
            run(alias, "pasteObjects");
            assertEquals(
                    "These objects are already here.", alias.context().notice().get());
            assertEquals(List.of("in/a", "in/b", "in/dir/c"), keys(there));
            alias.tab().close().run();
        }
    }

    /** Servers with tenants have buckets of equal names. */
    @Test
    void whatIsMovedToTheSamePlaceOfAnotherAccountIsMoved() {
        here = store("tenant", "files");
        MainViewModel tenant = open(OFFICE.copy("tenant", "The tenant"));
        tenant.location().open(THERE);
        select("a", "b");
        run(office, "cutObjects");
        dialogs(2).answer(Map.of());
        run(tenant, "pasteObjects");
        assertEquals(List.of("in/a", "in/b"), keys(here));
        assertEquals(List.of("in/dir/c"), keys(there));
    }

    @Test
    void cutObjectsAreMovedOnce() {
        select("a", "b");
        run(office, "cutObjects");
        dialogs(1).answer(Map.of());
        run(backup, "pasteObjects");
        assertTrue(dialogs(1).last().destructive(), "the originals are deleted");
        assertEquals(List.of("new/a", "new/b"), keys(here));
        assertEquals(List.of("in/dir/c"), keys(there));
        assertEquals(
                List.of("dir/"),
                office.objects().listing().rows().stream().map(ObjectRow::name).toList(),
                "what is gone is no longer listed in the other tab");
        run(backup, "pasteObjects");
        assertEquals(
                "There are no files on the clipboard.",
                backup.context().notice().get());
    }

    @Test
    void sameNamesInBothConnectionsAreNoConflict() {
        there.put("safe", "new/a");
        there.buckets.add("safe");
        office.location().open(new S3Location("safe", "new/"));
        select("a");
        run(office, "cutObjects");
        dialogs(1).answer(Map.of());
        run(backup, "pasteObjects");
        assertEquals(List.of("new/a"), keys(here));
        assertEquals(List.of("in/a", "in/b", "in/dir/c"), keys(there));
    }

    @Test
    void dragBetweenConnectionsCopiesUnlessShiftIsHeld() {
        select("a");
        S3Location safe = new S3Location("safe", "");
        office.objects().drag().begin(Keys.NONE);
        backup.objects().drag().filesOver(safe);
        assertEquals(
                "Drop to upload to " + safe.uri(), backup.context().notice().get());
        assertEquals(Optional.of(false), backup.objects().drag().over(safe));
        assertEquals("Copy 1 object to s3://safe/", backup.context().notice().get());
        backup.objects().drag().left();
        assertEquals("", backup.context().notice().get());
        office.objects().drag().end(false);
        assertEquals(Optional.empty(), backup.objects().drag().over(safe), "nothing is dragged any more");
        select("a", "dir/");
        office.objects().drag().begin(Keys.MOVE);
        assertEquals(Optional.of(true), backup.objects().drag().over(safe));
        dialogs(1).answer(Map.of());
        backup.objects().drag().drop(safe);
        office.objects().drag().end(false);
        assertEquals(List.of("a", "dir/c"), keys(here));
        assertEquals(List.of("in/b"), keys(there));
    }

    @Test
    void dragWithinAConnectionMovesUnlessItIsToCopy() {
        office.tab().toFront().run();
        select("a");
        S3Location dir = new S3Location("files", "in/dir/");
        assertEquals(Optional.of("s3://files/in/a"), office.objects().drag().begin(Keys.NONE));
        assertEquals(Optional.of(true), office.objects().drag().over(dir));
        assertEquals(
                "Move 1 object to s3://files/in/dir/", office.context().notice().get());
        dialogs(0).answer(Map.of());
        office.objects().drag().drop(dir);
        assertEquals(List.of("in/b", "in/dir/a", "in/dir/c"), keys(there));
        office.objects().drag().end(false);
        select("b");
        office.objects().drag().begin(Keys.COPY);
        assertEquals(Optional.of(false), office.objects().drag().over(dir));
        dialogs(0).answer(Map.of());
        office.objects().drag().drop(dir);
        assertEquals(List.of("in/b", "in/dir/a", "in/dir/b", "in/dir/c"), keys(there));
    }

    /** Other programs take files: named at once, downloaded when the drag leaves the window. */
    @Test
    void dragToAnotherProgramDownloadsSmallFilesOnTheWay() throws Exception {
        select("a", "b");
        ObjectDrag drag = office.objects().drag();
        drag.begin(Keys.NONE);
        List<Path> files = drag.files();
        assertEquals(
                List.of("a", "b"),
                files.stream().map(file -> file.getFileName().toString()).toList());
        assertFalse(Files.exists(files.get(0)), "nothing is downloaded for a drag within the window");
        drag.end(true);
        assertEquals(
                "The files weren’t downloaded yet when you dropped them. Drag them again.",
                office.context().notice().get());
        drag.begin(Keys.NONE);
        drag.outside();
        assertEquals("2 files ready to drop", office.context().notice().get());
        files = drag.files();
        assertArrayEquals(there.objects.get(new S3Location("files", "in/a")), Files.readAllBytes(files.get(0)));
        drag.end(true);
        assertEquals("", office.context().notice().get());
        drag.begin(Keys.NONE);
        assertEquals(files, drag.files(), "what is there is not downloaded again");
        drag.end(false);
        office.close();
        assertFalse(Files.exists(files.get(0)), "they go with the session");
    }

    @Test
    void whatCouldNotBeDownloadedIsNotToBeDraggedAgain() {
        select("a");
        ObjectDrag drag = office.objects().drag();
        there.failing.put("download", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        drag.begin(Keys.NONE);
        drag.outside();
        assertTrue(office.context().errors().sentence().get().contains("Access denied"));
        assertEquals("", office.context().notice().get());
        drag.end(true);
        assertEquals("", office.context().notice().get(), "too late, not too early");
        test.hold();
        drag.begin(Keys.NONE);
        drag.outside();
        drag.end(true);
        test.letGo();
        assertEquals("", office.context().notice().get());
    }

    @Test
    void filesThatArriveAfterTheDragAreAnnouncedOnlyIfTheyWereDropped() {
        select("a");
        ObjectDrag drag = office.objects().drag();
        for (boolean dropped : new boolean[] {false, true}) {
            drag.begin(Keys.NONE);
            test.hold();
            drag.outside();
            drag.end(dropped);
            test.letGo();
            String said = dropped ? "1 file is ready now. Drag it again." : "";
            assertEquals(said, office.context().notice().get());
            select("b");
        }
    }

    @Test
    void filesOfAnEarlierDragAreNotAnnouncedAsThoseOfThisOne() {
        select("a");
        ObjectDrag drag = office.objects().drag();
        drag.begin(Keys.NONE);
        test.hold();
        drag.outside();
        drag.end(false);
        select("b");
        drag.begin(Keys.NONE);
        test.letGo();
        assertEquals("", office.context().notice().get());
    }

    @Test
    void foldersAndLargeSelectionsCarryNoFilesAndSayWhy() {
        ObjectDrag drag = office.objects().drag();
        for (String row : List.of("dir/", "a")) {
            there.put("files", "in/a");
            there.objects.put(new S3Location("files", "in/a"), new byte[(int) DraggedFiles.MAX_BYTES + 1]);
            office.objects().refresh(Set.of(new S3Location("files", "in/")));
            select(row);
            drag.begin(Keys.NONE);
            assertEquals(List.of(), drag.files());
            drag.outside();
            drag.end(false);
            String most = "You can drag out up to 50 objects, 32.0 MB in all, and no folders. Use “Download” instead.";
            assertEquals(most, office.context().notice().get());
            drag.begin(Keys.NONE);
            drag.outside();
            drag.end(true);
            assertEquals(most, office.context().notice().get(), "to drag them again would not help");
        }
    }

    @Test
    void nothingIsDroppedWhereItIs() {
        select("dir/");
        office.objects().drag().begin(Keys.NONE);
        for (String key : List.of("in/", "in/dir/", "in/dir/deeper/")) {
            assertEquals(Optional.empty(), office.objects().drag().over(new S3Location("files", key)), key);
        }
        assertEquals(Optional.empty(), office.objects().drag().over(null));
        select();
        assertEquals(Optional.empty(), office.objects().drag().begin(Keys.NONE), "nothing is selected");
    }

    @Test
    void nothingIsPastedOfAConnectionThatWasClosed() {
        select("a");
        run(office, "copyObjects");
        office.tab().close().run();
        run(backup, "pasteObjects");
        assertEquals(
                "There are no files on the clipboard.",
                backup.context().notice().get());
        assertEquals(List.of(), keys(here));
    }

    @Test
    void copyThatIsRetriedWaitsForItsConnection() {
        select("a");
        run(office, "copyObjects");
        dialogs(1).answer(Map.of());
        here.failing.put("receive", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        run(backup, "pasteObjects");
        office.tab().close().run();
        here.failing.clear();
        backup.tick();
        backup.session()
                .transfers()
                .retry(List.of(backup.transfers().rows().get(0).id()));
        backup.tick();
        assertEquals(
                "Waiting. Open the connection The office to go on.",
                backup.transfers().rows().get(0).stateText().get());
        open(OFFICE);
        assertEquals(List.of("new/a"), keys(here));
        backup.tick();
        assertEquals("Done", backup.transfers().rows().get(0).stateText().get());
    }

    /** There, the same names stand for other objects. */
    @Test
    void copyFromAnotherServerThanItWasQueuedForWaitsUntilItIsRetried() {
        select("a", "dir/");
        run(office, "copyObjects");
        dialogs(1).answer(Map.of());
        here.failing.put("receive", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        run(backup, "pasteObjects");
        office.tab().close().run();
        here.failing.clear();
        retryAll();
        store("office", "files").put("files", "in/a", "in/dir/c");
        open(OFFICE.overriddenBy("http://new", null, null));
        backup.tick();
        String why =
                ": This was queued to copy from http://office, but the connection The office has another endpoint now."
                        + " Retry to copy from there.";
        assertEquals(
                List.of("Failed: s3://files/in/a" + why, "Failed: s3://files/in/dir/c" + why),
                backup.transfers().rows().stream()
                        .map(row -> row.stateText().get())
                        .toList());
        assertEquals(List.of(), keys(here));
        retryAll();
        assertEquals(List.of("new/a", "new/dir/c"), keys(here));
    }

    private void retryAll() {
        backup.tick();
        backup.session()
                .transfers()
                .retry(backup.transfers().rows().stream().map(row -> row.id()).toList());
        backup.tick();
    }
}
