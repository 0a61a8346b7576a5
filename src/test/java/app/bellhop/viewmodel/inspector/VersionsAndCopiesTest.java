package app.bellhop.viewmodel.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Shortfall;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.form.Field;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions in the inspector; renaming, copying, new objects, emptying buckets. */
class VersionsAndCopiesTest extends InspectorTestBase {

    private void version(String key, String id, boolean latest, boolean marker) {
        s3.versions.add(
                new ObjectVersion(new ObjectIdentifier(at(key), id), latest, marker, marker ? 0 : 5, Instant.EPOCH));
    }

    private VersionsViewModel versions() {
        return inspector.versions();
    }

    private boolean exists(String key) {
        return store.objects.containsKey(at(key));
    }

    @Test
    void versionsOfOneKeyLeaveLongerKeysOut() {
        version("a.txt", "2", true, false);
        version("a.txt", "1", false, false);
        version("a.txt.bak", "9", true, false);
        select("a.txt");
        run("versions");
        assertEquals(
                List.of("2", "1"),
                versions().versions().stream().map(v -> v.object().versionId()).toList());
        assertEquals("2 versions", versions().status().get());
    }

    @Test
    void placeShowsDeletedObjectsWhichComeBack() {
        version("gone.txt", "m", true, true);
        version("gone.txt", "1", false, false);
        run("versions");
        assertTrue(versions().severalKeys());
        versions().selected().setAll(versions().versions().get(1));
        assertFalse(enabled("undelete"));
        versions().selected().setAll(versions().versions().get(0));
        assertFalse(enabled("downloadVersion"));
        run("undelete");
        assertEquals("1 object undeleted", test.notice());
        assertEquals(1, calls("delete"));
    }

    @ParameterizedTest
    @CsvSource({"properties, head", "properties, tags", "preview, read", "versions, listVersions", "sharing, acl"})
    void whatCouldNotBeLoadedIsTriedAgain(String tab, String operation) {
        select("a.txt");
        store.failing.put(operation, FakeObjectStore.failure(ErrorKind.NETWORK, "InternalError"));
        run(tab);
        assertTrue(inspector.failed().get());
        store.failing.clear();
        inspector.reload();
        assertFalse(inspector.failed().get());
        store.failing.put(operation, FakeObjectStore.failure(ErrorKind.NOT_SUPPORTED, "NotImplemented"));
        inspector.reload();
        assertFalse(inspector.failed().get(), "another try would not help");
    }

    @Test
    void whatWasTypedIsNotLostByAnotherTry() {
        select("a.txt");
        store.failing.put("tags", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        run("properties");
        assertTrue(inspector.failed().get());
        inspector.properties().contentType.value().set("text/typed");
        assertFalse(inspector.failed().get(), "it would do nothing");
        store.failing.put("listVersions", FakeObjectStore.failure(ErrorKind.NETWORK, "InternalError"));
        run("versions");
        assertTrue(inspector.failed().get());
        store.failing.clear();
        inspector.reload();
        assertFalse(inspector.failed().get());
        run("properties");
        assertEquals("text/typed", inspector.properties().contentType.text());
    }

    /** It was deleted twice: below the latest marker lies another one. */
    @Test
    void undeletingTakesEveryMarkerOnTop() {
        version("gone.txt", "m2", true, true);
        version("gone.txt", "m1", false, true);
        version("gone.txt", "1", false, false);
        version("gone.txt", "m0", false, true);
        version("other.txt", "m", true, true);
        run("versions");
        versions().selected().setAll(versions().versions().get(0));
        run("undelete");
        assertEquals("1 object undeleted", test.notice());
        assertEquals(List.of("m2", "m1"), store.deletedVersions);
    }

    @Test
    void olderVersionIsDownloadedLinkedAndMadeCurrent() throws Exception {
        version("a.txt", "2", true, false);
        version("a.txt", "1", false, false);
        select("a.txt");
        run("versions");
        versions().selected().setAll(versions().versions().get(0));
        assertFalse(enabled("restoreVersion"), "it is current already");
        versions().selected().setAll(versions().versions().get(1));
        test.dialogs.answer(Map.of(Field.ONLY, folder.resolve("down").toString()));
        run("downloadVersion");
        assertEquals("1", Files.readString(folder.resolve("down/a.txt")));
        run("copyVersionUrl");
        assertTrue(test.clipboard.startsWith("https://signed/a.txt"));
        test.dialogs.answer(Map.of());
        run("restoreVersion");
        assertEquals(1, calls("copyOnTop 1"));
    }

    @Test
    void versionGoesOnlyAfterAQuestionWithItsSize() {
        version("a.txt", "2", true, false);
        version("a.txt", "1", false, false);
        select("a.txt");
        run("versions");
        versions().selected().setAll(versions().versions());
        run("deleteVersion");
        assertEquals(0, calls("delete"));
        assertTrue(
                test.dialogs.last().text().contains("Permanently delete 2 versions (10 B)"),
                test.dialogs.last().text());
        test.dialogs.answer(Map.of());
        run("deleteVersion");
        assertEquals(1, calls("delete"));
    }

    @Test
    void serverWithoutVersionsSaysSo() {
        store.failing.put("listVersions", FakeObjectStore.failure(ErrorKind.NOT_SUPPORTED, "NotImplemented"));
        select("a.txt");
        run("versions");
        assertTrue(versions().status().get().contains("doesn’t support"));
    }

    private void rename(String from, String to) {
        select(from);
        run("rename");
        main.objects().rename(main.objects().renaming().get(), to);
    }

    @Test
    void objectIsRenamed() {
        rename("a.txt", "z +%#😀.txt");
        assertTrue(exists("z +%#😀.txt"));
        assertFalse(exists("a.txt"));
    }

    @Test
    void whatARenameCouldNotKeepIsSaid() {
        store.shortfalls = Map.of(Shortfall.ACL, FakeObjectStore.failure(ErrorKind.NOT_SUPPORTED, "NotImplemented"));
        rename("a.txt", "z.txt");
        assertTrue(exists("z.txt"));
        assertTrue(test.notice().contains("Renamed to z.txt. Not kept: ACL."), test.notice());
        test.dialogs.answer(Map.of());
        rename("sub/", "moved");
        assertTrue(test.notice().contains("Renamed to moved/. Not kept for 2 objects: ACL."), test.notice());
    }

    @Test
    void aRenameThatFailedSaysWhatAndWhy() {
        store.failing.put("copy", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        rename("a.txt", "z.txt");
        assertEquals("Couldn’t rename a.txt", test.notice());
        assertTrue(test.error().startsWith("Access denied"), test.error());
        test.dialogs.answer(Map.of());
        rename("sub/", "moved");
        assertEquals("Couldn’t rename sub/", test.notice());
    }

    @Test
    void renameNeverOverwrites() {
        rename("a.txt", "b.txt");
        assertTrue(exists("a.txt"));
        assertTrue(test.error().contains("already exists"), test.error());
        store.put("data", "other/x");
        main.objects().listing().reload();
        rename("sub/", "other");
        assertTrue(exists("sub/c.txt"));
    }

    @Test
    void prefixIsRenamedAsAJobAfterAQuestion() {
        test.dialogs.answer(Map.of());
        rename("sub/", "moved");
        assertTrue(
                test.dialogs.last().text().contains("2 objects"),
                test.dialogs.last().text());
        assertTrue(exists("moved/c.txt") && exists("moved/d.txt"));
        assertFalse(exists("sub/c.txt"));
    }

    @Test
    void objectStaysWhenItsCopyFails() {
        store.failing.put("copy", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        rename("a.txt", "z.txt");
        assertTrue(exists("a.txt"));
        assertEquals(0, calls("delete"));
    }

    @Test
    void sillyNamesChangeNothing() {
        rename("a.txt", "a.txt");
        rename("a.txt", "");
        rename("a.txt", "k".repeat(1025));
        assertTrue(test.error().contains("1,025"), test.error());
        rename("sub/", "sub/deeper");
        rename("a.txt", null);
        assertEquals(0, calls("copy"));
    }

    @Test
    void copiedObjectsArePastedElsewhereAndLeaveAloneWhatIsThere() {
        store.put("data", "target/a.txt");
        store.objects.put(at("target/a.txt"), new byte[3]);
        select("a.txt", "sub/");
        run("copyObjects");
        assertEquals("s3://data/sub/\ns3://data/a.txt", test.clipboard);
        main.location().open(new S3Location("data", "target/"));
        test.dialogs.answer(Map.of());
        run("pasteObjects");
        assertTrue(exists("target/sub/c.txt") && exists("sub/c.txt"));
        assertEquals(3, store.objects.get(at("target/a.txt")).length, "not overwritten");
        assertEquals("Copy: 2 of 3 done", test.notice());
        main.tick();
        assertTrue(main.transfers().rows().stream()
                .anyMatch(row -> row.name().get().equals("Copy a.txt")
                        && row.stateText().get().contains("already exists")));
    }

    @Test
    void cutObjectsAreMovedOnceTheyArePasted() {
        select("a.txt", "sub/");
        run("cutObjects");
        assertTrue(exists("a.txt"));
        run("pasteObjects");
        assertEquals("These objects are already here.", test.notice());
        main.location().open(new S3Location("data", "target/"));
        test.dialogs.answer(Map.of());
        run("pasteObjects");
        assertTrue(
                test.dialogs.last().text().contains("3 objects"),
                test.dialogs.last().text());
        assertEquals("3 objects moved", test.notice());
        assertTrue(exists("target/a.txt") && exists("target/sub/c.txt") && exists("target/sub/d.txt"));
        assertFalse(exists("a.txt") || exists("sub/c.txt"));
        run("pasteObjects");
        assertEquals("There are no files on the clipboard.", test.notice());
    }

    @Test
    void emptyObjectIsMadeButNotOverAnother() {
        test.dialogs.answer(Map.of(Field.ONLY, "new.html"));
        run("newObject");
        assertEquals(0, store.objects.get(at("new.html")).length);
        test.dialogs.answer(Map.of(Field.ONLY, "a.txt"));
        run("newObject");
        assertEquals(10, store.objects.get(at("a.txt")).length);
        assertTrue(test.error().contains("a.txt") || test.error().contains("changed"), test.error());
    }

    @Test
    void bucketIsEmptiedOnlyWhenItsNameIsTypedAndStays() {
        test.dialogs.answer(Map.of(Field.ONLY, "wrong"));
        run("emptyBucket");
        assertEquals(4, store.objects.size());
        test.dialogs.answer(Map.of(Field.ONLY, "data"));
        run("emptyBucket");
        assertEquals(0, store.objects.size());
        assertTrue(store.buckets.contains("data"));
    }

    @Test
    void deleteGoesOnInItsOwnBucketWhateverIsOpenedMeanwhile() {
        store.put("other", "x");
        for (int i = 0; i < 1500; i++) {
            version("many.txt", "v" + i, i == 0, false);
        }
        run("versions");
        versions().selected().setAll(versions().versions());
        test.dialogs.answer(Map.of());
        store.onDelete = bucket -> {
            main.location().open(new S3Location("other", ""));
            main.tick();
        };
        run("deleteVersion");
        assertEquals(List.of("data", "data"), store.deletedIn);
    }

    /** The first thousand are gone. */
    @Test
    void versionsAreReadAgainAfterALaterBatchHasFailed() {
        for (int i = 0; i < 1001; i++) {
            version("a.txt", "v" + i, false, false);
        }
        select("a.txt");
        run("versions");
        versions().selected().setAll(versions().versions());
        store.onDelete = bucket -> {
            s3.versions.clear();
            version("a.txt", "v1000", true, false);
            store.failing.put("delete", FakeObjectStore.failure(ErrorKind.NETWORK, "500"));
        };
        test.dialogs.answer(Map.of());
        run("deleteVersion");
        assertEquals(1, versions().versions().size());
        assertFalse(main.context().errors().sentence().get().isEmpty());
    }
}
