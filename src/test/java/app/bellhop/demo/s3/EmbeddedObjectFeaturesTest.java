package app.bellhop.demo.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.*;

/** What an object was given is told back by HeadObject, and goes along with a copy or does not, as at S3. */
class EmbeddedObjectFeaturesTest extends EmbeddedS3Base {

    private static final String KEY_ARN = "arn:aws:kms:us-east-1:000000000000:key/1234";
    private static final Instant EXPIRES = Instant.parse("2031-05-06T07:08:09Z");

    private void putEverything(String key) {
        s3.putObject(
                r -> r.bucket(bucket)
                        .key(key)
                        .contentType("text/csv; charset=utf-8")
                        .cacheControl("max-age=60")
                        .contentDisposition("attachment; filename=\"a b.csv\"")
                        .contentEncoding("identity")
                        .contentLanguage("de-DE")
                        .expires(EXPIRES)
                        .metadata(Map.of("Origin", "sensor 7", "level", "1"))
                        .storageClass(StorageClass.STANDARD_IA)
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(KEY_ARN)
                        .websiteRedirectLocation("/elsewhere")
                        .tagging("a=1&b=2")
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString("a,b"));
    }

    @Test
    void headTellsEverythingThatPutWasGiven() {
        putEverything("x");
        var head = head("x");
        assertEquals("text/csv; charset=utf-8", head.contentType());
        assertEquals("max-age=60", head.cacheControl());
        assertEquals("attachment; filename=\"a b.csv\"", head.contentDisposition());
        assertEquals("identity", head.contentEncoding());
        assertEquals("de-DE", head.contentLanguage());
        assertEquals(EXPIRES, head.expires());
        assertEquals(Map.of("origin", "sensor 7", "level", "1"), head.metadata());
        assertEquals(StorageClass.STANDARD_IA, head.storageClass());
        assertEquals(ServerSideEncryption.AWS_KMS, head.serverSideEncryption());
        assertEquals(KEY_ARN, head.ssekmsKeyId());
        assertEquals("/elsewhere", head.websiteRedirectLocation());
        assertEquals(2, head.tagCount());
        assertNotNull(head.checksumSHA256());
        assertEquals("bytes", head.acceptRanges());
        var get = s3.getObject(r -> r.bucket(bucket).key("x")).response();
        assertEquals(2, get.tagCount());
        assertEquals("/elsewhere", get.websiteRedirectLocation());
    }

    @Test
    void aPlainObjectTellsNoMoreThanItHas() {
        put("x", "x");
        var head = s3.headObject(r -> r.bucket(bucket).key("x"));
        assertNull(head.storageClass(), "STANDARD is not told");
        assertEquals(ServerSideEncryption.AES256, head.serverSideEncryption());
        assertNull(head.ssekmsKeyId());
        assertNull(head.websiteRedirectLocation());
        assertNull(head.tagCount());
        assertNull(head.versionId());
        assertNull(head.restore());
        assertNull(head.checksumCRC32(), "nobody asked");
    }

    @Test
    void theBucketsDefaultEncryptionCounts() {
        assertEquals(
                "AES256",
                s3.getBucketEncryption(r -> r.bucket(bucket))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .get(0)
                        .applyServerSideEncryptionByDefault()
                        .sseAlgorithmAsString());
        s3.putBucketEncryption(r -> r.bucket(bucket)
                .serverSideEncryptionConfiguration(c -> c.rules(rule -> rule.bucketKeyEnabled(true)
                        .applyServerSideEncryptionByDefault(
                                d -> d.sseAlgorithm("aws:kms").kmsMasterKeyID(KEY_ARN)))));
        put("x", "x");
        assertEquals(KEY_ARN, head("x").ssekmsKeyId());
        assertTrue(head("x").bucketKeyEnabled());
    }

    @Test
    void aMultipartUploadKeepsWhatItBeganWith() {
        String id = s3.createMultipartUpload(r -> r.bucket(bucket)
                        .key("big")
                        .contentType("image/png")
                        .metadata(Map.of("k", "v"))
                        .storageClass(StorageClass.ONEZONE_IA)
                        .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(KEY_ARN)
                        .tagging("t=1"))
                .uploadId();
        String etag = s3.uploadPart(
                        r -> r.bucket(bucket).key("big").uploadId(id).partNumber(1), RequestBody.fromString("all"))
                .eTag();
        s3.completeMultipartUpload(r -> r.bucket(bucket)
                .key("big")
                .uploadId(id)
                .multipartUpload(m ->
                        m.parts(CompletedPart.builder().partNumber(1).eTag(etag).build())));
        var head = head("big");
        assertEquals("image/png", head.contentType());
        assertEquals(StorageClass.ONEZONE_IA, head.storageClass());
        assertEquals(KEY_ARN, head.ssekmsKeyId());
        assertEquals(Map.of("k", "v"), head.metadata());
        assertEquals(Map.of("t", "1"), tags("big"));
    }

    @Test
    void aCopyTakesMetadataAndTagsAndNothingElse() {
        putEverything("x");
        copy(r -> r.sourceKey("x").destinationKey("y"));
        var head = head("y");
        assertEquals("text/csv; charset=utf-8", head.contentType());
        assertEquals("max-age=60", head.cacheControl());
        assertEquals("de-DE", head.contentLanguage());
        assertEquals(EXPIRES, head.expires());
        assertEquals("sensor 7", head.metadata().get("origin"));
        assertEquals(2, head.tagCount());
        assertNull(head.storageClass());
        assertEquals(ServerSideEncryption.AES256, head.serverSideEncryption());
        assertNull(head.websiteRedirectLocation());
        assertNotNull(head.checksumSHA256());
    }

    @Test
    void aCopyReplacesWhatItIsToldTo() {
        putEverything("x");
        copy(r -> r.sourceKey("x")
                .destinationKey("x")
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType("text/plain")
                .cacheControl("no-store")
                .contentDisposition("inline")
                .contentEncoding("gzip")
                .contentLanguage("en")
                .expires(EXPIRES.plusSeconds(60))
                .metadata(Map.of("only", "this"))
                .taggingDirective(TaggingDirective.REPLACE)
                .tagging("c=3")
                .storageClass(StorageClass.GLACIER_IR)
                .serverSideEncryption(ServerSideEncryption.AES256)
                .websiteRedirectLocation("https://example.com/")
                .acl(ObjectCannedACL.PUBLIC_READ));
        var head = head("x");
        assertEquals("text/plain", head.contentType());
        assertEquals("no-store", head.cacheControl());
        assertEquals("inline", head.contentDisposition());
        assertEquals("gzip", head.contentEncoding());
        assertEquals("en", head.contentLanguage());
        assertEquals(EXPIRES.plusSeconds(60), head.expires());
        assertEquals(Map.of("only", "this"), head.metadata());
        assertEquals(Map.of("c", "3"), tags("x"));
        assertEquals(StorageClass.GLACIER_IR, head.storageClass());
        assertEquals("https://example.com/", head.websiteRedirectLocation());
        assertEquals(2, s3.getObjectAcl(r -> r.bucket(bucket).key("x")).grants().size());
    }

    @Test
    void metadataOfACopyCountsOnlyWithItsDirective() {
        putEverything("x");
        copy(r -> r.sourceKey("x")
                .destinationKey("y")
                .contentType("text/plain")
                .metadata(Map.of("only", "this"))
                .tagging("c=3"));
        assertEquals("text/csv; charset=utf-8", head("y").contentType());
        assertEquals(Map.of("a", "1", "b", "2"), tags("y"));
        copy(r -> r.sourceKey("x").destinationKey("z").taggingDirective(TaggingDirective.REPLACE));
        assertEquals(Map.of(), tags("z"));
    }

    @Test
    void aCopyOntoItselfMustChangeSomething() {
        put("x", "x");
        assertRefused(400, "InvalidRequest", () -> copy(r -> r.sourceKey("x").destinationKey("x")));
        copy(r -> r.sourceKey("x").destinationKey("x").storageClass(StorageClass.INTELLIGENT_TIERING));
        assertEquals(StorageClass.INTELLIGENT_TIERING, head("x").storageClass());
        copy(r -> r.sourceKey("x").destinationKey("x").serverSideEncryption(ServerSideEncryption.AWS_KMS));
        assertEquals(ServerSideEncryption.AWS_KMS, head("x").serverSideEncryption());
        assertRefused(404, "NoSuchKey", () -> copy(r -> r.sourceKey("none").destinationKey("y")));
        assertRefused(
                400,
                "InvalidStorageClass",
                () -> copy(r -> r.sourceKey("x").destinationKey("y").storageClass("COLD")));
    }

    @Test
    void aNamedVersionIsCopied() {
        keepVersions();
        put("x", "one");
        String first = head("x").versionId();
        put("x", "two");
        var copied = copy(r -> r.sourceKey("x").sourceVersionId(first).destinationKey("x"));
        assertEquals("one", get("x"));
        assertEquals(first, copied.copySourceVersionId());
        assertEquals(head("x").versionId(), copied.versionId());
        s3.deleteObject(r -> r.bucket(bucket).key("x"));
        String marker = s3.listObjectVersions(r -> r.bucket(bucket))
                .deleteMarkers()
                .get(0)
                .versionId();
        assertRefused(
                400,
                "InvalidRequest",
                () -> copy(r -> r.sourceKey("x").sourceVersionId(marker).destinationKey("y")));
    }

    static Stream<String> keys() {
        return Stream.of(
                "with space",
                "a+b",
                "100%",
                "a%20b",
                "a#b",
                "q?versionId=1",
                "\uD83D\uDE00 emoji",
                "../up",
                "a/../b",
                "./x",
                "/leading",
                "a//b",
                "ends/",
                "~tilde*'()",
                "k".repeat(1024),
                "\u00e4".repeat(512));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void anyKeyIsWrittenCopiedListedAndDeleted(String key) {
        put(key, "here");
        assertEquals("here", get(key));
        copy(r -> r.sourceKey(key).destinationKey("plain"));
        assertEquals("here", get("plain"));
        s3.deleteObject(r -> r.bucket(bucket).key(key));
        copy(r -> r.sourceKey("plain").destinationKey(key));
        assertEquals("here", get(key));
        copy(r -> r.sourceKey(key).destinationKey(key).metadataDirective(MetadataDirective.REPLACE));
        s3.putObjectTagging(r -> r.bucket(bucket).key(key).tagging(tagging("k", "v")));
        assertEquals(Map.of("k", "v"), tags(key));
        var listed = s3.listObjectsV2(r -> r.bucket(bucket)).contents();
        assertTrue(listed.stream().anyMatch(o -> o.key().equals(key)), listed::toString);
        var versions = s3.listObjectVersions(r -> r.bucket(bucket)).versions();
        assertTrue(versions.stream().anyMatch(v -> v.key().equals(key)), versions::toString);
        var deleted = s3.deleteObjects(r -> r.bucket(bucket)
                .delete(d -> d.objects(ObjectIdentifier.builder().key(key).build())));
        assertFalse(deleted.hasErrors());
        assertEquals(key, deleted.deleted().get(0).key());
        assertRefused(404, "NoSuchKey", () -> get(key));
    }

    @Test
    void conditionalPutsHold() {
        assertRefused(
                404,
                "NoSuchKey",
                () -> s3.putObject(r -> r.bucket(bucket).key("x").ifMatch("\"0\""), RequestBody.fromString("x")));
        s3.putObject(r -> r.bucket(bucket).key("x").ifNoneMatch("*"), RequestBody.fromString("first"));
        assertRefused(
                412,
                "PreconditionFailed",
                () -> s3.putObject(r -> r.bucket(bucket).key("x").ifNoneMatch("*"), RequestBody.fromString("second")));
        assertRefused(
                412,
                "PreconditionFailed",
                () -> s3.putObject(r -> r.bucket(bucket).key("x").ifMatch("\"0\""), RequestBody.fromString("second")));
        String etag = head("x").eTag();
        s3.putObject(r -> r.bucket(bucket).key("x").ifMatch(etag), RequestBody.fromString("third"));
        assertEquals("third", get("x"));
    }

    @Test
    void aCopyOverwritesOnlyWhatItMay() {
        put("x", "x");
        put("y", "y");
        assertRefused(
                412,
                "PreconditionFailed",
                () -> copy(r -> r.sourceKey("x").destinationKey("y").ifNoneMatch("*")));
        assertEquals("y", get("y"));
        copy(r -> r.sourceKey("x").destinationKey("y").ifMatch(head("y").eTag()));
        assertEquals("x", get("y"));
    }

    private CopyObjectResponse copy(java.util.function.Consumer<CopyObjectRequest.Builder> what) {
        return s3.copyObject(r -> what.accept(r.sourceBucket(bucket).destinationBucket(bucket)));
    }
}
