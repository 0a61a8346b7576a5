package app.bellhop.viewmodel.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.policy.ReadVerdict.Audience;
import app.bellhop.cloud.s3.Acl;
import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.base.Inspected;
import app.bellhop.viewmodel.inspector.InspectorTestBase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Presigned URLs, ACLs and "who can read this?". */
class SharingViewModelsTest extends InspectorTestBase {

    private static final AclGrant EVERYBODY =
            new AclGrant(AclGrant.GranteeType.GROUP, AclGrant.ALL_USERS, null, "READ");

    @Test
    void linksOfManyAreMadeAtOnceAndTheirTrueEndIsTold() {
        select("a.txt", "b.txt");
        run("sharing");
        inspector.presign().lifetime().set("30 days");
        run("makePresignedUrl");
        assertEquals("https://signed/a.txt?GET604800\nhttps://signed/b.txt?GET604800", test.clipboard);
        assertTrue(
                inspector.presign().end().get().contains("7 days is the maximum"),
                inspector.presign().end().get());
        inspector.presign().lifetime().set("whenever");
        assertTrue(inspector.presign().wrong().get());
        assertFalse(enabled("makePresignedUrl"));
    }

    @Test
    void uploadLinkOfAPlaceNeedsAKey() {
        run("sharing");
        assertTrue(inspector.presign().upload().get());
        assertFalse(enabled("makePresignedUrl"));
        assertEquals(
                "Enter the key this link may upload to.",
                inspector.presign().problem().get());
        assertFalse(inspector.presign().wrong().get(), "nothing was entered yet");
        inspector.presign().uploadName().set("in/new.csv");
        run("makePresignedUrl");
        assertTrue(test.clipboard.startsWith("https://signed/in/new.csv?PUT"), test.clipboard);
        select("a.txt");
        assertFalse(inspector.presign().upload().get(), "back at an object, links read");
    }

    @Test
    void cannedAclIsSetOnOneAtOnceAndOnPrefixesAsAJob() {
        select("a.txt");
        run("sharing");
        inspector.acl().canned().set("public-read");
        run("applyCannedAcl");
        assertEquals(1, calls("canned public-read s3://data/a.txt"));
        select("sub/", "b.txt");
        inspector.acl().canned().set("private");
        test.dialogs.answer(Map.of());
        run("applyCannedAcl");
        assertTrue(
                test.dialogs.last().text().contains("3 objects"),
                test.dialogs.last().text());
        for (String key : List.of("b.txt", "sub/c.txt", "sub/d.txt")) {
            assertEquals(1, calls("canned private s3://data/" + key), key);
        }
    }

    @Test
    void grantsAreAddedAndTakenBack() {
        select("a.txt");
        run("sharing");
        test.dialogs.answer(Map.of("granteeKind", "Everyone (public)", "permission", "READ"));
        run("addGrant");
        assertTrue(s3.acls.get(at("a.txt")).grants().contains(EVERYBODY));
        assertTrue(inspector.acl().grants().contains(EVERYBODY));
        inspector.acl().selected().set(EVERYBODY);
        run("removeGrant");
        assertFalse(s3.acls.get(at("a.txt")).grants().contains(EVERYBODY));
        test.dialogs.answer(Map.of());
        run("addGrant");
        assertEquals(
                "Enter a canonical user ID (a long hexadecimal number).",
                test.dialogs.problems.get(1),
                "everyone is not granted anything by Enter alone");
        test.dialogs.answer(Map.of("granteeKind", "Canonical user ID", "grantee", "not an id!"));
        run("addGrant");
        assertFalse(test.dialogs.problems.get(2).isEmpty());
    }

    @Test
    void nothingIsSharedThatIsNotInSight() {
        List<String> commands = List.of("applyCannedAcl", "addGrant", "makePresignedUrl", "checkAccess");
        for (String command : commands) {
            assertFalse(enabled(command), command + " before anything was inspected");
        }
        select("a.txt");
        run("sharing");
        for (String command : commands) {
            assertTrue(enabled(command), command);
        }
        run("toggleInspector");
        select("b.txt");
        for (String command : commands) {
            assertFalse(enabled(command), command + " would be of a.txt");
        }
        assertEquals(
                "Open this in the inspector first",
                main.commands().get("addGrant").why());
    }

    @Test
    void bucketHasItsOwnCannedAcls() {
        run("sharing");
        assertEquals(AclGrant.CANNED_OF_BUCKET, inspector.acl().cannedChoices());
        inspector.acl().canned().set("public-read");
        run("applyCannedAcl");
        assertEquals(0, calls("canned public-read s3://data/"), "a whole bucket is asked for first");
        test.dialogs.answer(Map.of());
        run("applyCannedAcl");
        assertEquals(1, calls("canned public-read s3://data/"));
    }

    @Test
    void disabledAclsAreToldWithTheOtherWays() {
        s3.sections.put(BucketSection.OWNERSHIP, "{\"Rules\":[{\"ObjectOwnership\":\"BucketOwnerEnforced\"}]}");
        select("a.txt");
        run("sharing");
        assertTrue(inspector.acl().disabled().get().contains("bucket policy or presigned URL"));
        assertFalse(enabled("applyCannedAcl"));
        assertFalse(enabled("addGrant"));
    }

    @Test
    void serverWithoutAclsDisablesThemWithTheReason() {
        store.failing.put("acl", FakeObjectStore.failure(ErrorKind.NOT_SUPPORTED, "NotImplemented"));
        select("a.txt");
        run("sharing");
        assertTrue(inspector.acl().disabled().get().contains("doesn’t support"));
        assertFalse(enabled("applyCannedAcl"));
        assertEquals(Audience.OWNER_ONLY, inspector.access().audience().get());
        assertTrue(inspector.access().verdict().get().startsWith("Incomplete result"));
    }

    @Test
    void verdictFollowsTheAclAndIsTriedWithoutCredentials() {
        select("a.txt");
        run("sharing");
        assertEquals(Audience.OWNER_ONLY, inspector.access().audience().get());
        assertTrue(inspector.access().anonymous().get().contains("denied (403 AccessDenied)"));
        assertEquals("https://public/a.txt", inspector.access().publicUrl().get());
        s3.acls.put(at("a.txt"), new Acl("me", null, List.of(EVERYBODY)));
        s3.anonymousStatus = 200;
        run("checkAccess");
        assertEquals(Audience.EVERYBODY, inspector.access().audience().get());
        assertTrue(inspector.access().anonymous().get().contains("succeeded (200)"));
        assertEquals(4, inspector.access().reasons().size());
        run("openPublicUrl");
        assertEquals("https://public/a.txt", test.openedAddress.toString());
    }

    @Test
    void nothingIsCalledPrivateWhoseAclCouldNotBeRead() {
        store.failing.put("acl", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        s3.anonymousStatus = 500;
        select("a.txt");
        run("sharing");
        assertEquals(
                "Unknown: the bucket policy or the ACL couldn’t be read.",
                inspector.access().verdict().get());
        assertEquals(
                "Anonymous request failed (500 AccessDenied).",
                inspector.access().anonymous().get());
        s3.anonymousCode = ""; // A proxy's page has none.
        run("checkAccess");
        assertEquals(
                "Anonymous request failed (500).",
                inspector.access().anonymous().get());
    }

    @Test
    void whoCanReadIsAskedOfOneObjectOnly() {
        select("a.txt", "b.txt");
        run("sharing");
        assertTrue(inspector.access().verdict().get().contains("Select one object"));
        assertFalse(enabled("checkAccess"));
        assertEquals(0, calls("fetch"));
    }

    @Test
    void grantGoesToTheObjectItWasAskedFor() {
        select("a.txt");
        run("sharing");
        test.dialogs.answer(Map.of("granteeKind", "Everyone (public)", "permission", "READ"));
        test.dialogs.meanwhile = () -> select("b.txt");
        run("addGrant");
        assertFalse(s3.acls.containsKey(at("b.txt")));
        assertTrue(s3.acls.get(at("a.txt")).grants().contains(EVERYBODY));
    }

    @Test
    void bucketAclIsNotSetOnWhatIsSelectedMeanwhile() {
        run("sharing");
        inspector.acl().canned().set("public-read");
        test.dialogs.answer(Map.of());
        test.dialogs.meanwhile = () -> select("b.txt");
        run("applyCannedAcl");
        assertEquals(0, calls("canned public-read s3://data/b.txt"));
        assertEquals(1, calls("canned public-read s3://data/"));
    }

    @Test
    void aclIsNotChangedAgainBeforeTheLastChangeIsDone() {
        AclGrant someone = new AclGrant(AclGrant.GranteeType.ID, "someone", null, "READ");
        s3.acls.put(at("a.txt"), new Acl("me", null, List.of(EVERYBODY, someone)));
        select("a.txt");
        run("sharing");
        s3.held.add("putAcl");
        inspector.acl().selected().set(EVERYBODY);
        run("removeGrant");
        inspector.acl().selected().set(someone);
        assertFalse(enabled("removeGrant"), "it would bring the first one back");
        s3.release();
        inspector.acl().selected().set(someone);
        run("removeGrant");
        assertEquals(List.of(), s3.acls.get(at("a.txt")).grants());
    }

    @Test
    void tryAgainSignsWhatWasAskedFor() {
        select("a.txt");
        run("sharing");
        store.failing.put("presign", FakeObjectStore.failure(ErrorKind.NETWORK, "500"));
        run("makePresignedUrl");
        store.failing.clear();
        select("b.txt");
        main.context().errors().act();
        assertTrue(test.clipboard.startsWith("https://signed/a.txt?GET"), test.clipboard);
        assertEquals("", inspector.presign().urls().get(), "of what is selected, none was made");
    }

    @Test
    void noLinkIsMadeForAMomentThatHasPassed() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        PresignViewModel presign = new PresignViewModel(s3.all().sharing(), test.context, now::get);
        presign.inspect(new Inspected(at(""), 0, List.of(), List.of()));
        presign.uploadName().set("in.csv");
        LocalDateTime soon =
                LocalDateTime.ofInstant(now.get(), ZoneId.systemDefault()).plusHours(1);
        presign.lifetime().set(soon.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")));
        assertEquals("", presign.problem().get());
        now.set(now.get().plus(Duration.ofHours(2)));
        presign.commands().get(0).run();
        assertEquals(0, calls("presign"));
        assertTrue(presign.wrong().get(), "and it is said");
    }
}
