package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.WireTest;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectDetails;
import app.bellhop.cloud.s3.ObjectHeaders;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.ObjectVersion;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties, versions and content of objects, over the wire. */
class ObjectInspectionTest extends WireTest {

    @TempDir
    Path files;

    private static ObjectHeaders changed(ObjectHeaders h) {
        return new ObjectHeaders("text/csv", "max-age=60", "inline", "identity", "en", Map.of("owner", "ada"));
    }

    private List<ObjectVersion> versions(String prefix) throws Exception {
        List<ObjectVersion> found = new ArrayList<>();
        await(s3.versions().list(new S3Location(bucket, prefix), found::addAll));
        return found;
    }

    private void keepVersions() throws Exception {
        await(s3.buckets().put(bucket, BucketSection.VERSIONING, "{\"Status\": \"Enabled\"}"));
    }

    @Test
    void headersChangeInPlaceAndTagsAclAndStorageClassStay() throws Exception {
        S3Location object = put("a.csv", "a,b");
        ObjectIdentifier current = ObjectIdentifier.current(object);
        await(s3.properties().putTags(current, Map.of("dept", "water", "émoji", "😀")));
        await(s3.properties().change(object, h -> h, "STANDARD_IA"));
        await(s3.sharing().putCannedAcl(current, "public-read"));
        await(s3.properties().change(object, ObjectInspectionTest::changed, null));
        ObjectDetails head = head(object);
        assertEquals(changed(head.headers()), head.headers());
        assertEquals("STANDARD_IA", head.storageClass());
        assertEquals(
                Map.of("dept", "water", "émoji", "😀"), await(s3.properties().tags(current)));
        assertTrue(await(s3.sharing().acl(current)).grantsGroup(AclGrant.ALL_USERS, "READ"));
        assertEquals("a,b", text(object));
    }

    @Test
    void changeToTheSameSendsNothing() throws Exception {
        S3Location object = put("same", "x");
        keepVersions();
        await(s3.properties().change(object, h -> h, "STANDARD"));
        assertEquals(1, versions("same").size());
    }

    @Test
    void storageClassGoesToTheArchiveAndBack() throws Exception {
        S3Location object = put("cold", "x");
        ObjectIdentifier current = ObjectIdentifier.current(object);
        await(s3.properties().change(object, h -> h, "GLACIER"));
        assertEquals("GLACIER", head(object).storageClass());
        await(s3.properties().restore(current, 3, "Standard"));
        assertTrue(
                head(object).facts().get("Restore").contains("expiry-date"),
                head(object).facts().toString());
        CloudException notArchived =
                failure(s3.properties().restore(ObjectIdentifier.current(put("warm", "x")), 3, "Bulk"));
        assertEquals(ErrorKind.INVALID, notArchived.kind());
        assertTrue(
                ErrorTexts.sentence(notArchived)
                        .endsWith("Restore is not allowed for the object's current storage class"),
                ErrorTexts.sentence(notArchived));
    }

    @Test
    void copyCarriesEverything() throws Exception {
        S3Location object = put("from", "body");
        await(s3.properties().change(object, ObjectInspectionTest::changed, "STANDARD_IA"));
        await(s3.properties().putTags(ObjectIdentifier.current(object), Map.of("a", "b")));
        await(s3.sharing().putCannedAcl(ObjectIdentifier.current(object), "public-read"));
        S3Location to = new S3Location(bucket, "to");
        await(s3.objects().copy(object, to));
        assertEquals(head(object).headers(), head(to).headers());
        assertEquals("STANDARD_IA", head(to).storageClass());
        assertEquals(Map.of("a", "b"), await(s3.properties().tags(ObjectIdentifier.current(to))));
        assertEquals(200, anonymously(to));
    }

    @Test
    void textIsReplacedOnlyOverWhatWasRead() throws Exception {
        S3Location object = put("notes.txt", "one");
        await(s3.properties().change(object, ObjectInspectionTest::changed, null));
        await(s3.properties().putTags(ObjectIdentifier.current(object), Map.of("a", "b")));
        String etag = head(object).etag();
        byte[] two = "two".getBytes(StandardCharsets.UTF_8);
        String newEtag = await(s3.content().replace(object, two, etag)).etag();
        assertEquals("two", text(object));
        assertEquals(newEtag, head(object).etag());
        assertEquals(changed(null), head(object).headers());
        assertEquals(Map.of("a", "b"), await(s3.properties().tags(ObjectIdentifier.current(object))));
        assertEquals(
                ErrorKind.CONFLICT,
                failure(s3.content().replace(object, two, etag)).kind());
        assertEquals(
                ErrorKind.CONFLICT,
                failure(s3.content().create(object, two, null)).kind());
    }

    @Test
    void onlyTheAskedRangeIsRead() throws Exception {
        S3Location object = put("digits", "0123456789");
        ContentRange middle = await(s3.content().read(ObjectIdentifier.current(object), 3, 4));
        assertEquals("3456", new String(middle.bytes(), StandardCharsets.UTF_8));
        assertEquals(10, middle.total());
        assertTrue(!middle.last()
                && await(s3.content().read(ObjectIdentifier.current(object), 7, 4))
                        .last());
        ContentRange empty = await(s3.content().read(ObjectIdentifier.current(put("empty", "")), 0, 100));
        assertEquals(0, empty.bytes().length);
        assertEquals(0, empty.total());
        ContentRange behind = await(s3.content().read(ObjectIdentifier.current(object), 10, 4));
        assertEquals(0, behind.bytes().length);
    }

    @Test
    void versionsAreListedReadRestoredAndDeleted() throws Exception {
        keepVersions();
        S3Location object = put("v", "one");
        await(s3.content().replace(object, "two!".getBytes(StandardCharsets.UTF_8), null));
        await(s3.objects().delete(bucket, List.of(ObjectIdentifier.current(object))));
        List<ObjectVersion> all = versions("v");
        assertEquals(3, all.size());
        assertTrue(all.get(0).deleteMarker() && all.get(0).latest());
        assertEquals(List.of(0L, 4L, 3L), all.stream().map(ObjectVersion::size).toList());
        ObjectIdentifier oldest = all.get(2).object();
        await(s3.objects()
                .download(new DownloadRequest(oldest, files.resolve("down"), -1), DownloadLog.NONE, bytes -> {}));
        assertEquals("one", Files.readString(files.resolve("down")));
        assertEquals(
                "one",
                get(await(s3.sharing()
                                        .presign(new PresignRequest(
                                                oldest, PresignRequest.Method.GET, Duration.ofMinutes(1), null, null)))
                                .url())
                        .body());
        await(s3.objects().delete(bucket, List.of(all.get(0).object())));
        assertEquals("two!", text(object), "undeleted");
        await(s3.versions().copyOnTop(oldest));
        assertEquals("one", text(object));
        assertEquals(3, versions("v").size());
        await(s3.objects().delete(bucket, List.of(oldest)));
        assertTrue(versions("v").stream().noneMatch(v -> v.object().equals(oldest)));
        assertEquals(
                "s3:GetObjectVersion",
                Operation.GetObject.onVersion().iamAction,
                "what is missing is told for the version");
        assertEquals(ErrorKind.NOT_FOUND, failure(s3.properties().head(oldest)).kind());
    }

    @ParameterizedTest
    @MethodSource("app.bellhop.fake.OddKeys#all")
    void oddKeySurvivesPropertiesPreviewEditAclPresignVersions(String key) throws Exception {
        keepVersions();
        S3Location object = put(key, "body of it");
        ObjectIdentifier current = ObjectIdentifier.current(object);
        await(s3.properties().change(object, ObjectInspectionTest::changed, null));
        assertEquals("text/csv", head(object).headers().contentType());
        await(s3.properties().putTags(current, Map.of("a", "b")));
        assertEquals(Map.of("a", "b"), await(s3.properties().tags(current)));
        await(s3.properties().putTags(current, Map.of()));
        assertEquals(Map.of(), await(s3.properties().tags(current)));
        await(s3.content()
                .replace(
                        object,
                        "edited".getBytes(StandardCharsets.UTF_8),
                        head(object).etag()));
        assertEquals("edited", text(object));
        await(s3.sharing().putCannedAcl(current, "public-read"));
        assertEquals(200, anonymously(object));
        assertTrue(await(s3.sharing().fetchAnonymously(await(s3.sharing().publicUrl(object))))
                .readable());
        await(s3.sharing().putCannedAcl(current, "private"));
        assertEquals(403, anonymously(object));
        assertEquals(
                "edited",
                get(await(s3.sharing().presign(PresignRequest.get(object, Duration.ofMinutes(1))))
                                .url())
                        .body());
        List<ObjectVersion> all =
                versions(key).stream().filter(v -> v.object().key().equals(key)).toList();
        assertEquals(3, all.size());
        await(s3.versions().copyOnTop(all.get(2).object()));
        assertEquals("body of it", text(object));
        S3Location renamed = new S3Location(bucket, "renamed" + key.substring(0, Math.min(key.length(), 900)));
        await(s3.objects().copy(object, renamed));
        assertEquals("body of it", text(renamed));
        List<ObjectIdentifier> gone =
                versions(key).stream().map(ObjectVersion::object).toList();
        assertEquals(Map.of(), await(s3.objects().delete(bucket, gone)).refused());
        assertNull(versions(key).stream().findFirst().orElse(null));
    }
}
