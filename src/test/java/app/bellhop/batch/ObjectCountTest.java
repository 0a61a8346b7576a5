package app.bellhop.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.fake.FakeScheduler;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectCountTest {

    private final FakeObjectStore store = new FakeObjectStore();
    private final FakeS3 s3 = new FakeS3(store);
    private final ObjectCount count = new ObjectCount(s3.all(), "data", new FakeScheduler());

    @Test
    void prefixesCountAsWhatIsBelowThem() {
        store.put("data", "a", "p/1", "p/2", "q/3");
        ObjectEntry prefix = ObjectEntry.ofPrefix("p/");
        count.count(List.of(prefix, new ObjectEntry("a", false, 10, null, null, null)));
        assertEquals(3, count.found().done());
        assertEquals(30, count.found().bytes());
        assertEquals(2, count.below(prefix));
    }

    @Test
    void withoutVersionsTheObjectsOfABucketCount() {
        store.put("data", "a", "p/1");
        store.failing.put("listVersions", FakeObjectStore.failure(ErrorKind.NOT_SUPPORTED, "NotImplemented"));
        count.countAll();
        assertEquals(2, count.found().done());
    }

    /** Else a bucket would be called empty whose versions nobody has seen. */
    @Test
    void versionsThatMayNotBeSeenAreNotNone() {
        store.put("data", "a");
        store.failing.put("listVersions", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        s3.sections.put(BucketSection.VERSIONING, "{\"Status\":\"Suspended\"}");
        assertTrue(count.countAll().isCompletedExceptionally());
        assertEquals(0, count.found().done());
        s3.sections.remove(BucketSection.VERSIONING);
        count.countAll().join();
        assertEquals(1, count.found().done());
    }

    @Test
    void aFailureOfTheListingIsAFailure() {
        store.failing.put("listAll", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        assertTrue(count.count(List.of(ObjectEntry.ofPrefix("p/"))).isCompletedExceptionally());
    }
}
