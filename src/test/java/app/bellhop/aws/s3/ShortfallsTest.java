package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Shortfall;
import app.bellhop.cloud.s3.Written;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import app.bellhop.fake.KeepingServer;
import app.bellhop.fake.KeepingServer.Quirk;
import app.bellhop.viewmodel.base.NotKept;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may not be read or set of an object is reported, and never stops an edit, a copy or a rename. */
class ShortfallsTest {

    private static final S3Location OBJECT = new S3Location("b", "k.txt");
    private static final S3Location OTHER = new S3Location("b", "other.txt");
    private static final String SHARED = "<AccessControlPolicy><Owner><ID>me</ID></Owner><AccessControlList><Grant>"
            + "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"Group\">"
            + "<URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee><Permission>READ</Permission></Grant>"
            + "</AccessControlList></AccessControlPolicy>";

    private KeepingServer server;
    private S3 s3;

    @BeforeEach
    void start() throws Exception {
        server = new KeepingServer();
        s3 = server.connection().s3();
        server.put(OBJECT, "old", Map.of("content-type", "text/plain"), Map.of("dept", "water"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Written edit() throws Exception {
        Written written = await(s3.content()
                .replace(
                        OBJECT,
                        "new".getBytes(StandardCharsets.UTF_8),
                        server.get(OBJECT).etag()));
        assertEquals("new", server.text(OBJECT));
        assertEquals(server.get(OBJECT).etag(), written.etag());
        return written;
    }

    private Written changeType() throws Exception {
        Written written = await(s3.properties()
                .change(OBJECT, own -> new ObjectHeaders("text/html", null, null, null, null, own.metadata()), null));
        assertEquals("text/html", server.get(OBJECT).headers().get("content-type"));
        return written;
    }

    private Written copyBack() throws Exception {
        server.refuse("GET /b/other.txt?acl", 500, "");
        return await(s3.objects().copy(OTHER, OBJECT));
    }

    private Written rename() throws Exception {
        Written written =
                await(s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        assertNull(server.get(OBJECT));
        assertEquals("old", server.text(OTHER));
        return written;
    }

    @Test
    void everythingIsKeptOtherwise() throws Exception {
        assertEquals(Map.of(), edit().shortfalls());
        assertEquals(Map.of(), changeType().shortfalls());
        server.put(OBJECT, "old", Map.of(), Map.of());
        assertEquals(Map.of(), rename().shortfalls());
    }

    @Test
    void anAclThatMayNotBeReadStopsNothing() throws Exception {
        server.refuse("GET /b/k.txt?acl", 403, "AccessDenied");
        for (Written written : new Written[] {edit(), changeType()}) {
            CloudException why = written.shortfalls().get(Shortfall.ACL);
            assertEquals(
                    new Detail.MissingPermission("s3:GetObjectAcl", "arn:aws:s3:::b/k.txt"),
                    why.failure().detail());
            String notice = NotKept.after("Saved", written);
            assertTrue(notice.startsWith("Saved. Not kept: ACL. Access denied"), notice);
        }
        server.put(OBJECT, "old", Map.of(), Map.of());
        assertEquals(Set.of(Shortfall.ACL), rename().shortfalls().keySet());
    }

    @Test
    void anAclThatTheServerFailsOverStopsNothing() throws Exception {
        server.refuse("GET /b/k.txt?acl", 500, "");
        for (Written written : new Written[] {rename(), copyBack()}) {
            String notice = NotKept.after("Saved", written);
            assertTrue(notice.startsWith("Saved. Not kept: ACL. "), notice);
        }
    }

    /** In a minute, it may be read: the source, which has it, stays. */
    @Test
    void anAclThatTheServerCannotReadNowIsWaitedFor() {
        server.refuse("GET /b/k.txt?acl", 500, "InternalError");
        assertEquals(
                ErrorKind.NETWORK,
                failure(s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}))
                        .kind());
        assertEquals("old", server.text(OBJECT));
    }

    @ParameterizedTest
    @CsvSource({"404, NoSuchTagSet", "400, InvalidRequest", "501, NotImplemented", "405, MethodNotAllowed"})
    void aServerWithoutTagsHasNoneToLose(int status, String code) throws Exception {
        server.refuse("GET /b/k.txt?tagging", status, code);
        assertEquals(Map.of(), edit().shortfalls());
        assertEquals(Map.of(), changeType().shortfalls());
        server.put(OBJECT, "old", Map.of(), Map.of());
        assertEquals(Map.of(), rename().shortfalls());
    }

    @Test
    void tagsThatMayNotBeReadAreReported() throws Exception {
        server.refuse("GET /b/k.txt?tagging", 403, "AccessDenied");
        assertEquals(Set.of(Shortfall.TAGS), edit().shortfalls().keySet());
    }

    @Test
    void tagsThatMayNotBeSetAreReported() throws Exception {
        server.refuseHeader("x-amz-tagging", 403, "AccessDenied");
        server.refuse("PUT /b/k.txt?tagging", 403, "AccessDenied");
        assertEquals(Set.of(Shortfall.TAGS), edit().shortfalls().keySet());
    }

    @Test
    void tagsThatMayOnlyBeSetAfterwardsAreKept() throws Exception {
        server.refuseHeader("x-amz-tagging", 403, "AccessDenied");
        assertEquals(Map.of(), edit().shortfalls());
        assertEquals(Map.of("dept", "water"), server.get(OBJECT).tags());
    }

    /** Ceph RGW: whatever the tagging directive says. */
    @Test
    void tagsThatACopyDropsAreSetAgain() throws Exception {
        try (KeepingServer ceph = new KeepingServer(Quirk.REPLACE_DROPS_TAGS)) {
            ceph.put(OBJECT, "old", Map.of(), Map.of("dept", "water"));
            await(ceph.connection()
                    .s3()
                    .properties()
                    .change(OBJECT, own -> new ObjectHeaders("a/b", null, null, null, null, Map.of()), null));
            assertEquals(Map.of("dept", "water"), ceph.get(OBJECT).tags());
            await(ceph.connection().s3().versions().copyOnTop(new ObjectIdentifier(OBJECT, "1")));
            assertEquals(Map.of("dept", "water"), ceph.get(OBJECT).tags());
        }
    }

    @Test
    void aRetentionThatMayNotBeSetIsReported() throws Exception {
        Map<String, String> locked = Map.of(
                "x-amz-object-lock-mode", "GOVERNANCE",
                "x-amz-object-lock-retain-until-date", "2199-01-01T00:00:00Z",
                "x-amz-object-lock-legal-hold", "ON");
        server.refuseHeader("x-amz-object-lock-mode", 403, "AccessDenied");
        server.refuse("PUT /b/other.txt?retention", 403, "AccessDenied");
        server.put(OBJECT, "old", locked, Map.of("dept", "water"));
        Written written = rename();
        assertEquals(Set.of(Shortfall.RETENTION), written.shortfalls().keySet());
        assertEquals(1, server.count("PUT /b/other.txt?legal-hold"));
        assertEquals(Map.of("dept", "water"), server.get(OTHER).tags());
    }

    /** The content is written by then: an edit is saved, whatever became of its ACL. */
    @ParameterizedTest
    @CsvSource({"501, NotImplemented", "403, AccessDenied"})
    void anEditWhoseAclIsRefusedIsSaved(int status, String code) throws Exception {
        server.acls.put("/b/k.txt", SHARED);
        server.refuse("PUT /b/k.txt?acl", status, code);
        assertEquals(Set.of(Shortfall.ACL), edit().shortfalls().keySet());
    }

    /** Whether the ACL from before may still be read, or not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBucketWithoutAclsHasNoneToLose(boolean readable) throws Exception {
        server.close();
        server = new KeepingServer(Quirk.OWNER_ENFORCED);
        s3 = server.connection().s3();
        server.put(OBJECT, "old", Map.of(), Map.of());
        server.acls.put("/b/k.txt", SHARED);
        if (!readable) {
            server.refuse("GET /b/k.txt?acl", 403, "AccessDenied");
        }
        assertEquals("Saved", NotKept.after("Saved", edit()));
        server.acls.put("/b/k.txt", SHARED);
        assertEquals(Map.of(), changeType().shortfalls());
        server.put(OBJECT, "old", Map.of(), Map.of());
        server.acls.put("/b/k.txt", SHARED);
        assertEquals(Map.of(), rename().shortfalls());
    }

    /** In its own bucket, the object was public. */
    @Test
    void anAclThatTheOtherBucketDoesNotTakeIsReported() throws Exception {
        server.acls.put("/b/k.txt", SHARED);
        server.refuse("PUT /c/k.txt?acl", 400, "AccessControlListNotSupported");
        Written written = await(s3.objects().copy(OBJECT, new S3Location("c", "k.txt")));
        assertEquals(Set.of(Shortfall.ACL), written.shortfalls().keySet());
    }

    @Test
    void anEditWhoseAclTheServerFailsToSetIsSaved() throws Exception {
        server.acls.put("/b/k.txt", SHARED);
        server.refuse("PUT /b/k.txt?acl", 500, "InternalError");
        assertEquals(Set.of(Shortfall.ACL), edit().shortfalls().keySet());
    }

    /** What may work in a minute must not cost the attribute for good: the source stays. */
    @Test
    void aRenameWhoseAclTheServerFailsToSetKeepsTheSource() throws Exception {
        server.acls.put("/b/k.txt", SHARED);
        server.refuse("PUT /b/other.txt?acl", 500, "InternalError");
        assertEquals(
                ErrorKind.NETWORK,
                failure(s3.objects().move(OBJECT, OTHER, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}))
                        .kind());
        assertEquals("old", server.text(OBJECT));
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(ExecutionException.class, () -> await(request)));
    }
}
