package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.aws.WireTest;
import app.bellhop.cloud.s3.DeleteReport;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects whose key ends in a slash and that have bytes. */
class FolderMarkersTest extends WireTest {

    @BeforeEach
    void putMarkers() throws Exception {
        put("foo/", "sixby.");
        put("foo/a.txt", "a");
        put("foo/bar/", "nested");
    }

    private List<String> keys(String prefix) throws Exception {
        List<ObjectEntry> found = new ArrayList<>();
        await(s3.objects().listAll(new S3Location(bucket, prefix), found::addAll));
        return found.stream().map(ObjectEntry::key).toList();
    }

    @Test
    void theyAreListedInTheirFolder() throws Exception {
        List<ObjectEntry> found = new ArrayList<>();
        await(s3.objects().list(new S3Location(bucket, "foo/bar/"), found::addAll));
        assertEquals("foo/bar/", found.get(0).key());
        assertEquals(6, found.get(0).size());
        assertEquals("bar/", found.get(0).shownBelow("foo/bar/"));
    }

    @Test
    void theyAreRenamedWithTheirPrefix() throws Exception {
        for (String key : keys("foo/")) {
            S3Location to = new S3Location(bucket, key.replace("foo/", "new/"));
            await(s3.objects()
                    .move(new S3Location(bucket, key), to, UploadCondition.IF_ABSENT, UploadLog.NONE, copied -> {}));
        }
        assertEquals(List.of("new/", "new/a.txt", "new/bar/"), keys(""));
        assertEquals("nested", text(new S3Location(bucket, "new/bar/")));
    }

    @Test
    void theyAreDeletedWithTheirPrefixOrAlone() throws Exception {
        S3Location marker = new S3Location(bucket, "foo/");
        assertEquals(
                1,
                await(s3.objects().delete(bucket, List.of(ObjectIdentifier.current(marker))))
                        .deleted());
        assertEquals(List.of("foo/a.txt", "foo/bar/"), keys(""));
        await(s3.objects().deleteBelow(marker, false, null, deleted -> {}));
        assertEquals(List.of(), keys(""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNewerIsKeptWhereAPrefixIsDeleted(boolean versions) throws Exception {
        S3Location folder = new S3Location(bucket, "foo/");
        Instant now = Instant.now();
        DeleteReport report = await(s3.objects().deleteBelow(folder, versions, now.minusSeconds(3_600), deleted -> {}));
        assertEquals(0, report.deleted());
        assertEquals(Set.of("PreconditionFailed"), Set.copyOf(report.refused().values()));
        assertEquals(List.of("foo/", "foo/a.txt", "foo/bar/"), keys(""));
        await(s3.objects().deleteBelow(folder, versions, now.plusSeconds(3_600), deleted -> {}));
        assertEquals(List.of(), keys(""));
    }
}
