package app.bellhop.aws.s3;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.aws.WireTest;
import app.bellhop.batch.ObjectBatch;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeScheduler;
import app.bellhop.work.objects.ObjectMover;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
        S3Location to = new S3Location(bucket, "new/");
        ObjectMover mover = new ObjectMover(s3);
        ObjectBatch batch = new ObjectBatch(s3.objects(), bucket, entry -> true, new FakeScheduler());
        await(batch.count(List.of(ObjectEntry.ofPrefix("foo/"))));
        await(batch.run(entry -> {
            S3Location from = new S3Location(bucket, entry.key());
            return mover.move(from, ObjectMover.rebased(from, "foo/", to)).thenApply(done -> null);
        }));
        assertEquals(Map.of(), batch.failures());
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
        await(s3.objects().deleteBelow(marker, false, deleted -> {}));
        assertEquals(List.of(), keys(""));
    }
}
