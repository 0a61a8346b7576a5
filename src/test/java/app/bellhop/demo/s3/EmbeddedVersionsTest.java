package app.bellhop.demo.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.*;

/** Versions are listed, read, tagged and deleted one by one, as at S3. */
class EmbeddedVersionsTest extends EmbeddedS3Base {

    @BeforeEach
    void versioned() {
        keepVersions();
    }

    private String putVersion(String key, String text) {
        put(key, text);
        return head(key).versionId();
    }

    private ListObjectVersionsResponse list() {
        return s3.listObjectVersions(r -> r.bucket(bucket));
    }

    @Test
    void prefixAndDelimiterFoldFolders() {
        put("a/1", "x");
        put("a/2", "x");
        put("a/b/3", "x");
        put("c", "x");
        s3.deleteObject(r -> r.bucket(bucket).key("a/2"));
        var root = s3.listObjectVersions(r -> r.bucket(bucket).delimiter("/"));
        assertEquals(List.of("a/"), prefixes(root));
        assertEquals(1, root.versions().size());
        var inside = s3.listObjectVersions(r -> r.bucket(bucket).delimiter("/").prefix("a/"));
        assertEquals(List.of("a/b/"), prefixes(inside));
        assertEquals(2, inside.versions().size());
        assertEquals(1, inside.deleteMarkers().size());
        assertTrue(inside.deleteMarkers().get(0).isLatest());
        assertFalse(inside.versions().stream()
                .filter(v -> v.key().equals("a/2"))
                .findFirst()
                .orElseThrow()
                .isLatest());
    }

    private static List<String> prefixes(ListObjectVersionsResponse page) {
        return page.commonPrefixes().stream().map(CommonPrefix::prefix).toList();
    }

    @Test
    void pagesGoOnWithinAKey() {
        for (int i = 0; i < 3; i++) {
            put("a b+c", "v" + i);
            put("\uD83D\uDE00/x", "v" + i);
        }
        s3.deleteObject(r -> r.bucket(bucket).key("a b+c"));
        List<String> seen = new ArrayList<>();
        String key = null;
        String version = null;
        do {
            String fromKey = key;
            String fromVersion = version;
            var page = s3.listObjectVersions(r -> r.bucket(bucket)
                    .maxKeys(2)
                    .keyMarker(fromKey)
                    .versionIdMarker(fromVersion)
                    .encodingType(EncodingType.URL));
            page.versions().forEach(v -> seen.add(v.key() + " " + v.versionId()));
            page.deleteMarkers().forEach(v -> seen.add(v.key() + " " + v.versionId()));
            key = page.isTruncated() ? page.nextKeyMarker() : null;
            version = page.nextVersionIdMarker();
        } while (key != null);
        assertEquals(7, seen.size());
        assertEquals(7, seen.stream().distinct().count());
    }

    @Test
    void pagesGoOnThoughWhatTheyEndedWithIsDeleted() {
        for (int i = 0; i < 5; i++) {
            put("x", "v" + i);
        }
        var first = s3.listObjectVersions(r -> r.bucket(bucket).maxKeys(2));
        first.versions()
                .forEach(v -> s3.deleteObject(r -> r.bucket(bucket).key(v.key()).versionId(v.versionId())));
        var second = s3.listObjectVersions(
                r -> r.bucket(bucket).keyMarker(first.nextKeyMarker()).versionIdMarker(first.nextVersionIdMarker()));
        assertEquals(3, second.versions().size());
    }

    @Test
    void pagesGoOnBehindAFolder() {
        put("a/1", "x");
        put("a/2", "x");
        put("b/1", "x");
        put("c", "x");
        assertEquals(
                2,
                s3
                        .listObjectVersionsPaginator(
                                r -> r.bucket(bucket).delimiter("/").maxKeys(1))
                        .commonPrefixes()
                        .stream()
                        .count());
    }

    @Test
    void aVersionIsReadByItsId() {
        String first = putVersion("x", "one");
        String second = putVersion("x", "three");
        assertEquals(
                "one",
                s3.getObjectAsBytes(r -> r.bucket(bucket).key("x").versionId(first))
                        .asUtf8String());
        var head = s3.headObject(r -> r.bucket(bucket).key("x").versionId(first));
        assertEquals(3, head.contentLength());
        assertEquals(first, head.versionId());
        assertEquals(second, head("x").versionId());
        assertRefused(
                404,
                "NoSuchVersion",
                () -> s3.getObject(r -> r.bucket(bucket).key("x").versionId("0000000000000000000000000000ffff")));
    }

    @Test
    void tagsAndAclsHangOnOneVersion() {
        String first = putVersion("x", "one");
        put("x", "two");
        s3.putObjectTagging(r -> r.bucket(bucket).key("x").versionId(first).tagging(tagging("old", "yes")));
        assertEquals(Map.of(), tags("x"));
        var tags = s3.getObjectTagging(r -> r.bucket(bucket).key("x").versionId(first));
        assertEquals("old", tags.tagSet().get(0).key());
        assertEquals(first, tags.versionId());
        s3.putObjectAcl(r -> r.bucket(bucket).key("x").versionId(first).acl(ObjectCannedACL.PUBLIC_READ));
        assertEquals(
                2,
                s3.getObjectAcl(r -> r.bucket(bucket).key("x").versionId(first))
                        .grants()
                        .size());
        assertEquals(1, s3.getObjectAcl(r -> r.bucket(bucket).key("x")).grants().size());
        s3.deleteObjectTagging(r -> r.bucket(bucket).key("x").versionId(first));
        assertTrue(s3.getObjectTagging(r -> r.bucket(bucket).key("x").versionId(first))
                .tagSet()
                .isEmpty());
    }

    @Test
    void aDeleteMarkerIsTold() {
        String first = putVersion("x", "one");
        var deleted = s3.deleteObject(r -> r.bucket(bucket).key("x"));
        assertTrue(deleted.deleteMarker());
        String marker = deleted.versionId();
        assertRefused(404, "NoSuchKey", () -> get("x"));
        assertRefused(
                405,
                "MethodNotAllowed",
                () -> s3.getObject(r -> r.bucket(bucket).key("x").versionId(marker)));
        assertRefused(
                405,
                "MethodNotAllowed",
                () -> s3.getObjectTagging(r -> r.bucket(bucket).key("x").versionId(marker)));
        S3Exception e = assertThrows(
                S3Exception.class,
                () -> s3.headObject(r -> r.bucket(bucket).key("x").versionId(marker)));
        assertEquals(405, e.statusCode());
        assertEquals(
                "true",
                e.awsErrorDetails()
                        .sdkHttpResponse()
                        .firstMatchingHeader("x-amz-delete-marker")
                        .orElse(""));
        var undeleted = s3.deleteObject(r -> r.bucket(bucket).key("x").versionId(marker));
        assertTrue(undeleted.deleteMarker());
        assertEquals(marker, undeleted.versionId());
        assertEquals("one", get("x"));
        var gone = s3.deleteObject(r -> r.bucket(bucket).key("x").versionId(first));
        assertNull(gone.deleteMarker());
        assertTrue(list().versions().isEmpty());
        s3.deleteBucket(r -> r.bucket(bucket));
    }

    @Test
    void manyVersionsAreDeletedAtOnce() {
        String first = putVersion("x", "one");
        String second = putVersion("x", "two");
        s3.deleteObject(r -> r.bucket(bucket).key("x"));
        String marker = list().deleteMarkers().get(0).versionId();
        var deleted = s3.deleteObjects(r -> r.bucket(bucket)
                .delete(d -> d.objects(id("x", first), id("x", marker), id("x", "nothing"), id("y", null))));
        assertFalse(deleted.hasErrors(), deleted::toString);
        assertEquals(4, deleted.deleted().size());
        assertEquals(marker, deleted.deleted().get(1).deleteMarkerVersionId());
        assertTrue(deleted.deleted().get(3).deleteMarker());
        assertEquals(second, head("x").versionId());
        var quiet =
                s3.deleteObjects(r -> r.bucket(bucket).delete(d -> d.quiet(true).objects(id("x", second))));
        assertTrue(quiet.deleted().isEmpty());
    }

    private static ObjectIdentifier id(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    @Test
    void suspendedVersioningWritesTheNullVersion() {
        String first = putVersion("x", "one");
        s3.putBucketVersioning(
                r -> r.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.SUSPENDED)));
        put("x", "two");
        put("x", "three");
        assertEquals("null", head("x").versionId());
        assertEquals(
                List.of("null", first),
                list().versions().stream().map(ObjectVersion::versionId).toList());
        s3.deleteObject(r -> r.bucket(bucket).key("x").versionId("null"));
        assertEquals("one", get("x"));
    }
}
