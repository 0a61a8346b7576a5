package app.bellhop.viewmodel.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.base.Desktop.Offer;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.inspector.InspectorTestBase;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the notice offers after a change: Undo above all, which never overwrites. */
class UndoTest extends InspectorTestBase {

    private void version(String key, String id, boolean latest, boolean marker) {
        s3.versions.add(
                new ObjectVersion(new ObjectIdentifier(at(key), id), latest, marker, marker ? 0 : 5, Instant.EPOCH));
    }

    private void versioned() {
        s3.sections.put(BucketSection.VERSIONING, "{\"Status\":\"Enabled\"}");
    }

    private Optional<Offer> offer(String label) {
        return test.context.notice().offers().stream()
                .filter(offer -> offer.label().equals(label))
                .findFirst();
    }

    private void undo() {
        offer("Undo").orElseThrow().action().run();
    }

    private void delete(String... names) {
        select(names);
        test.dialogs.answer(Map.of());
        run("deleteObjects");
    }

    @Test
    void deletedObjectsComeBackWhereVersionsAreKept() {
        versioned();
        delete("a.txt", "b.txt");
        version("a.txt", "m1", true, true);
        version("a.txt", "1", false, false);
        version("b.txt", "m2", true, true);
        assertEquals("2 objects deleted", test.notice());
        undo();
        assertEquals("2 objects restored", test.notice());
        assertTrue(store.deletedVersions.containsAll(List.of("m1", "m2")), store.deletedVersions.toString());
    }

    @Test
    void whatARetryHasMendedIsNoLongerShownAsFailed() {
        store.failing.put("delete", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        delete("a.txt");
        assertTrue(test.error().startsWith("Access denied"), test.error());
        store.failing.clear();
        queue.retry(queue.drain().changed().stream()
                .map(transfer -> transfer.job().id())
                .toList());
        assertFalse(store.objects.containsKey(at("a.txt")));
        assertEquals("", test.error());
    }

    /** The answer to the first request was lost: its repetition made another marker. */
    @Test
    void everyMarkerOnTopIsDeleted() {
        versioned();
        delete("a.txt");
        version("a.txt", "m2", true, true);
        version("a.txt", "m1", false, true);
        version("a.txt", "1", false, false);
        version("a.txt", "m0", false, true);
        undo();
        assertEquals("1 object restored", test.notice());
        assertEquals(Set.of("m2", "m1"), Set.copyOf(store.deletedVersions));
    }

    @Test
    void aPrefixIsNotRenamedToNothing() {
        select("sub/");
        run("rename");
        test.dialogs.answer(Map.of());
        main.objects().rename(main.objects().renaming().get(), "");
        assertEquals(Set.of(at("a.txt"), at("b.txt"), at("sub/c.txt"), at("sub/d.txt")), store.objects.keySet());
    }

    @Test
    void whatWasCreatedAgainIsLeftAlone() {
        versioned();
        delete("a.txt");
        version("a.txt", "2", true, false);
        version("a.txt", "m1", false, true);
        undo();
        assertTrue(test.notice().startsWith("0 of 1 objects restored"), test.notice());
        assertEquals(List.of(), store.deletedVersions);
    }

    @Test
    void deletionIsFinalWithoutVersions() {
        delete("a.txt");
        assertEquals("1 object deleted", test.notice());
        assertFalse(offer("Undo").isPresent());
    }

    @Test
    void movedObjectsGoBackToWhereTheyWere() {
        select("a.txt", "sub/");
        run("cutObjects");
        main.location().open(new S3Location("data", "target/"));
        test.dialogs.answer(Map.of());
        run("pasteObjects");
        assertEquals("3 objects moved", test.notice());
        undo();
        assertEquals("3 objects moved", test.notice());
        assertFalse(offer("Undo").isPresent());
        assertEquals(Set.of(at("a.txt"), at("b.txt"), at("sub/c.txt"), at("sub/d.txt")), store.objects.keySet());
    }

    /** What was replaced would not come back. */
    @Test
    void aMoveThatReplacedSomethingOffersNoUndo() {
        store.put("data", "target/a.txt");
        select("a.txt", "b.txt");
        run("cutObjects");
        main.location().open(new S3Location("data", "target/"));
        test.dialogs.answer(Map.of());
        test.dialogs.pick("conflictReplace", false);
        run("pasteObjects");
        assertEquals("2 objects moved", test.notice());
        assertFalse(offer("Undo").isPresent());
    }

    @Test
    void renamedObjectGetsItsNameBackUnlessThatIsUsedAgain() {
        select("a.txt");
        run("rename");
        main.objects().rename(main.objects().renaming().get(), "z.txt");
        assertTrue(main.objects().soughtRow() >= 0, "to be selected under its new name");
        assertEquals("Renamed to z.txt", test.notice());
        Offer undo = offer("Undo").orElseThrow();
        store.put("data", "a.txt");
        undo.action().run();
        assertTrue(test.error().contains("a.txt already exists"), test.error());
        assertTrue(store.objects.containsKey(at("z.txt")));
        store.objects.remove(at("a.txt"));
        undo.action().run();
        assertTrue(store.objects.containsKey(at("a.txt")));
        assertFalse(store.objects.containsKey(at("z.txt")));
    }

    @Test
    void publicObjectIsMadePrivateAgain() {
        s3.anonymousStatus = 200;
        select("a.txt");
        run("makePublic");
        assertEquals("a.txt is now public", test.notice());
        assertTrue(s3.acls.get(at("a.txt")).grantsGroup(AclGrant.ALL_USERS, "READ"));
        Offer undo = offer("Undo").orElseThrow();
        offer("Copy URL").orElseThrow().action().run();
        assertEquals("Public URL copied", test.notice(), "it was tried");
        undo.action().run();
        assertEquals("ACL of a.txt restored", test.notice());
        assertFalse(s3.acls.get(at("a.txt")).sharesAnything());
    }

    @Test
    void publicUrlIsOfferedAndChecked() {
        select("a.txt");
        run("makePublic");
        assertTrue(test.notice().contains("public URL returns 403"), test.notice());
        offer("Copy URL").orElseThrow().action().run();
        assertEquals("https://public/a.txt", test.clipboard);
        assertTrue(test.notice().contains("Readable only where"), test.notice());
    }

    @Test
    void publicObjectIsToldAlsoWhereItsUrlCannotBeTried() {
        store.failing.put("fetch", FakeObjectStore.failure(ErrorKind.NETWORK, ""));
        select("a.txt");
        run("makePublic");
        assertEquals("The ACL of a.txt is now public-read. Its public URL couldn’t be checked.", test.notice());
        assertEquals("", test.error());
        undo();
        assertFalse(s3.acls.get(at("a.txt")).sharesAnything());
    }

    @Test
    void privateObjectIsToldAlsoWhereItsAclCannotBeReadAnyMore() {
        s3.afterAcl = () -> store.failing.put("acl", FakeObjectStore.failure(ErrorKind.THROTTLED, "SlowDown"));
        select("a.txt");
        run("makePrivate");
        assertEquals("a.txt is now private", test.notice());
        assertEquals("", test.error());
    }

    @Test
    void aclThatWasChangedSinceIsKept() {
        s3.anonymousStatus = 200;
        select("a.txt");
        run("makePublic");
        Offer undo = offer("Undo").orElseThrow();
        run("makePrivate");
        undo.action().run();
        assertTrue(test.notice().contains("has changed since"), test.notice());
    }

    @Test
    void severalObjectsAreMadePublicAfterAQuestion() {
        select("a.txt", "sub/");
        run("makePublic");
        assertNull(s3.acls.get(at("a.txt")));
        test.dialogs.answer(Map.of());
        run("makePublic");
        assertTrue(s3.acls.get(at("a.txt")).grantsGroup(AclGrant.ALL_USERS, "READ"));
        assertTrue(s3.acls.get(at("sub/d.txt")).grantsGroup(AclGrant.ALL_USERS, "READ"));
    }

    @Test
    void objectIsSavedUnderAnotherName() throws Exception {
        select("a.txt");
        test.dialogs.answer(Map.of(Field.ONLY, folder.resolve("other.bin").toString()));
        run("saveAs");
        main.tick();
        assertTrue(Files.exists(folder.resolve("other.bin")));
        assertEquals("1 transfer finished", test.notice());
        assertTrue(offer("Show").isPresent());
        select("a.txt", "b.txt");
        assertFalse(enabled("saveAs"));
    }
}
