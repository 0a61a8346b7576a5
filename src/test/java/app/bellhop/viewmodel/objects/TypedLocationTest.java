package app.bellhop.viewmodel.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.TestContext;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the path bar makes of a place that does not end with a slash. */
class TypedLocationTest {

    @TempDir
    Path folder;

    private final FakeObjectStore store = new FakeObjectStore();
    private TestContext test;
    private LocationViewModel location;

    @BeforeEach
    void open() {
        test = new TestContext(folder);
        location = new LocationViewModel(store, "http://s3.example:9000", test.context);
        store.put("b", "2026/2026-01.csv", "2026/2026-02.csv", "2026/x.csv", "2026.json", "ab");
    }

    private S3Location current() {
        return location.current().get();
    }

    @Test
    void anObjectIsSought() {
        location.go("http://s3.example:9000/b/2026/x.csv");
        assertEquals(new S3Location("b", "2026/"), current());
        assertEquals("2026/x.csv", location.sought().get().key());
    }

    @Test
    void aPrefixIsOpened() {
        location.go("s3://b/2026");
        assertEquals(new S3Location("b", "2026/"), current());
        assertNull(location.sought().get());
    }

    @Test
    void theBeginningOfNamesShowsThem() {
        location.go("s3://b/2026/2026-0");
        assertEquals(new S3Location("b", "2026/"), current());
        assertEquals("2026-0", location.narrowed().get());
    }

    @Test
    void whatIsNotThereIsSaid() {
        location.go("s3://b/2025");
        assertNull(current());
        assertTrue(test.context.errors().sentence().get().startsWith("Not found: s3://b/2025."));
    }

    /** Whoever may only list one prefix may not list what begins as it does. */
    @Test
    void whatCannotBeListedIsOpenedAsAPrefix() {
        store.failing.put("list", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        location.go("s3://b/mine");
        assertEquals(new S3Location("b", "mine/"), current());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://b/", "gs://b/k"})
    void onlyWhatWasTypedLastIsOpened(String last) {
        location.open(new S3Location("b", ""));
        store.holding = true;
        location.go("s3://b/2026");
        location.go(last);
        store.heldPages.get(0).accept(List.of(ObjectEntry.ofPrefix("2026/")));
        assertEquals(new S3Location("b", ""), current());
    }

    @Test
    void whatIsNoPlaceIsSaid() {
        location.go("gs://b/k");
        assertTrue(test.context.errors().sentence().get().contains("gs://"));
        location.go("https://example.com/b/k");
        assertTrue(test.context.errors().sentence().get().contains("example.com"));
        assertNull(current());
    }
}
