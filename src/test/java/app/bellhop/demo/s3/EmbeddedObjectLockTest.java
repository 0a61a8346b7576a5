package app.bellhop.demo.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.*;

/** Object lock keeps versions, and archived objects are read once they are restored. */
class EmbeddedObjectLockTest extends EmbeddedS3Base {

    private static final Instant LATER = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private void lockedBucket() {
        bucket = newBucket();
        s3.createBucket(r -> r.bucket(bucket).objectLockEnabledForBucket(true));
    }

    @Test
    void aLockedBucketKeepsVersionsForGood() {
        lockedBucket();
        assertEquals(
                ObjectLockEnabled.ENABLED,
                s3.getObjectLockConfiguration(r -> r.bucket(bucket))
                        .objectLockConfiguration()
                        .objectLockEnabled());
        assertEquals(
                BucketVersioningStatus.ENABLED,
                s3.getBucketVersioning(r -> r.bucket(bucket)).status());
        assertRefused(
                409,
                "InvalidBucketState",
                () -> s3.putBucketVersioning(r ->
                        r.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.SUSPENDED))));
    }

    @Test
    void aLegalHoldKeepsAVersion() {
        lockedBucket();
        put("x", "x");
        assertRefused(
                404,
                "NoSuchObjectLockConfiguration",
                () -> s3.getObjectLegalHold(r -> r.bucket(bucket).key("x")));
        assertNull(head("x").objectLockLegalHoldStatus());
        hold(ObjectLockLegalHoldStatus.ON);
        assertEquals(ObjectLockLegalHoldStatus.ON, head("x").objectLockLegalHoldStatus());
        String version = head("x").versionId();
        assertRefused(
                403,
                "AccessDenied",
                () -> s3.deleteObject(r -> r.bucket(bucket).key("x").versionId(version)));
        var many = s3.deleteObjects(r -> r.bucket(bucket)
                .delete(d -> d.objects(
                        ObjectIdentifier.builder().key("x").versionId(version).build())));
        assertEquals("AccessDenied", many.errors().get(0).code());
        assertEquals(version, many.errors().get(0).versionId());
        assertTrue(s3.deleteObject(r -> r.bucket(bucket).key("x")).deleteMarker(), "a marker may hide it");
        s3.putObjectLegalHold(r ->
                r.bucket(bucket).key("x").versionId(version).legalHold(h -> h.status(ObjectLockLegalHoldStatus.OFF)));
        assertEquals(
                ObjectLockLegalHoldStatus.OFF,
                s3.getObjectLegalHold(r -> r.bucket(bucket).key("x").versionId(version))
                        .legalHold()
                        .status());
        s3.deleteObject(r -> r.bucket(bucket).key("x").versionId(version));
    }

    private void hold(ObjectLockLegalHoldStatus status) {
        s3.putObjectLegalHold(r -> r.bucket(bucket).key("x").legalHold(h -> h.status(status)));
    }

    private void retain(ObjectLockRetentionMode mode, Instant until, boolean bypass) {
        s3.putObjectRetention(r -> r.bucket(bucket)
                .key("x")
                .bypassGovernanceRetention(bypass)
                .retention(k -> k.mode(mode).retainUntilDate(until)));
    }

    @Test
    void governanceCanBeBypassed() {
        lockedBucket();
        put("x", "x");
        assertRefused(
                404,
                "NoSuchObjectLockConfiguration",
                () -> s3.getObjectRetention(r -> r.bucket(bucket).key("x")));
        retain(ObjectLockRetentionMode.GOVERNANCE, LATER, false);
        var head = head("x");
        assertEquals(ObjectLockMode.GOVERNANCE, head.objectLockMode());
        assertEquals(LATER, head.objectLockRetainUntilDate());
        assertEquals(
                LATER,
                s3.getObjectRetention(r -> r.bucket(bucket).key("x"))
                        .retention()
                        .retainUntilDate());
        assertRefused(
                403,
                "AccessDenied",
                () -> retain(ObjectLockRetentionMode.GOVERNANCE, LATER.minus(1, ChronoUnit.DAYS), false));
        retain(ObjectLockRetentionMode.GOVERNANCE, LATER.minus(1, ChronoUnit.DAYS), true);
        assertRefused(
                403,
                "AccessDenied",
                () -> s3.deleteObject(r -> r.bucket(bucket).key("x").versionId(head.versionId())));
        s3.deleteObject(
                r -> r.bucket(bucket).key("x").versionId(head.versionId()).bypassGovernanceRetention(true));
    }

    @Test
    void complianceCanOnlyBeProlonged() {
        lockedBucket();
        put("x", "x");
        retain(ObjectLockRetentionMode.COMPLIANCE, LATER, false);
        retain(ObjectLockRetentionMode.COMPLIANCE, LATER.plusSeconds(60), false);
        assertRefused(403, "AccessDenied", () -> retain(ObjectLockRetentionMode.COMPLIANCE, LATER, true));
        assertRefused(
                403,
                "AccessDenied",
                () -> s3.deleteObject(r -> r.bucket(bucket)
                        .key("x")
                        .versionId(head("x").versionId())
                        .bypassGovernanceRetention(true)));
        assertRefused(
                400,
                "InvalidArgument",
                () -> retain(ObjectLockRetentionMode.COMPLIANCE, Instant.parse("2001-01-01T00:00:00Z"), false));
    }

    @Test
    void anUploadBringsItsLockOrGetsTheBuckets() {
        lockedBucket();
        s3.putObject(
                r -> r.bucket(bucket)
                        .key("own")
                        .objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON)
                        .objectLockMode(ObjectLockMode.GOVERNANCE)
                        .objectLockRetainUntilDate(LATER),
                RequestBody.fromString("x"));
        assertEquals(LATER, head("own").objectLockRetainUntilDate());
        assertEquals(ObjectLockLegalHoldStatus.ON, head("own").objectLockLegalHoldStatus());
        s3.putObjectLockConfiguration(r -> r.bucket(bucket)
                .objectLockConfiguration(c -> c.objectLockEnabled(ObjectLockEnabled.ENABLED)
                        .rule(u -> u.defaultRetention(
                                d -> d.mode(ObjectLockRetentionMode.COMPLIANCE).days(2)))));
        put("default", "x");
        String id = s3.createMultipartUpload(
                        r -> r.bucket(bucket).key("parts").objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON))
                .uploadId();
        String etag = s3.uploadPart(
                        r -> r.bucket(bucket).key("parts").uploadId(id).partNumber(1), RequestBody.fromString("all"))
                .eTag();
        s3.completeMultipartUpload(r -> r.bucket(bucket)
                .key("parts")
                .uploadId(id)
                .multipartUpload(m ->
                        m.parts(CompletedPart.builder().partNumber(1).eTag(etag).build())));
        assertEquals(ObjectLockLegalHoldStatus.ON, head("parts").objectLockLegalHoldStatus());
        assertEquals(ObjectLockMode.COMPLIANCE, head("parts").objectLockMode());
        assertEquals(ObjectLockMode.COMPLIANCE, head("default").objectLockMode());
    }

    @Test
    void aBucketWithoutObjectLockTakesNone() {
        put("x", "x");
        assertRefused(400, "InvalidRequest", () -> hold(ObjectLockLegalHoldStatus.ON));
        assertRefused(
                400,
                "InvalidRequest",
                () -> s3.getObjectRetention(r -> r.bucket(bucket).key("x")));
        assertRefused(
                404,
                "ObjectLockConfigurationNotFoundError",
                () -> s3.getObjectLockConfiguration(r -> r.bucket(bucket)));
        assertRefused(
                409,
                "InvalidBucketState",
                () -> s3.putObjectLockConfiguration(r ->
                        r.bucket(bucket).objectLockConfiguration(c -> c.objectLockEnabled(ObjectLockEnabled.ENABLED))));
    }

    @ParameterizedTest
    @EnumSource(
            value = StorageClass.class,
            names = {"GLACIER", "DEEP_ARCHIVE"})
    void anArchivedObjectIsReadOnceItIsRestored(StorageClass storageClass) {
        putAs(storageClass);
        assertEquals(storageClass, head("x").storageClass());
        assertNull(head("x").restore());
        assertRefused(403, "InvalidObjectState", () -> get("x"));
        assertRefused(
                403,
                "ObjectNotInActiveTierError",
                () -> s3.copyObject(r -> r.sourceBucket(bucket)
                        .sourceKey("x")
                        .destinationBucket(bucket)
                        .destinationKey("y")));
        assertEquals(202, restore(2));
        String told = head("x").restore();
        assertTrue(
                told.matches("ongoing-request=\"false\", expiry-date=\"\\w{3}, \\d{2} \\w{3} \\d{4} 00:00:00 GMT\""),
                told);
        assertEquals("cold", get("x"));
        assertEquals(200, restore(5));
        assertEquals(storageClass, head("x").storageClass());
    }

    @Test
    void onlyAnArchivedObjectIsRestored() {
        putAs(StorageClass.GLACIER_IR);
        assertEquals("cold", get("x"));
        assertRefused(403, "InvalidObjectState", () -> restore(1));
        assertRefused(
                404,
                "NoSuchKey",
                () -> s3.restoreObject(r -> r.bucket(bucket).key("none").restoreRequest(q -> q.days(1))));
        putAs(StorageClass.GLACIER);
        assertRefused(400, "InvalidArgument", () -> restore(0));
    }

    private void putAs(StorageClass storageClass) {
        s3.putObject(r -> r.bucket(bucket).key("x").storageClass(storageClass), RequestBody.fromString("cold"));
    }

    private int restore(int days) {
        return s3.restoreObject(r -> r.bucket(bucket)
                        .key("x")
                        .restoreRequest(q -> q.days(days).glacierJobParameters(g -> g.tier(Tier.STANDARD))))
                .sdkHttpResponse()
                .statusCode();
    }
}
