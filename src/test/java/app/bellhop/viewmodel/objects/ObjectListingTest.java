package app.bellhop.viewmodel.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.TestContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectListingTest {

    private static final S3Location ROOT = new S3Location("bucket", "");

    @TempDir
    Path folder;

    private final FakeObjectStore store = new FakeObjectStore();
    private TestContext test;
    private ObjectListing listing;

    @BeforeEach
    void open() {
        test = new TestContext(folder);
        listing = new ObjectListing(store, test.context);
    }

    private List<String> names() {
        return listing.rows().stream().map(ObjectRow::name).toList();
    }

    @Test
    void aPlaceThatNoKeyBeginsWithSaysSo() {
        store.put("bucket", "made/");
        store.objects.put(new S3Location("bucket", "made/"), new byte[0]);
        String none = "No objects here yet. Drop files to upload them.";
        listing.open(new S3Location("bucket", "made/"));
        assertEquals(none, listing.placeholder().get());
        listing.open(new S3Location("bucket", "typo/"));
        assertEquals(
                "No key begins with typo/. Drop files to upload them.",
                listing.placeholder().get());
        store.objects.put(new S3Location("bucket", "typo/"), new byte[0]);
        listing.reload();
        assertEquals(none, listing.placeholder().get(), "a folder was made meanwhile");
        listing.open(new S3Location("empty", ""));
        assertEquals(none, listing.placeholder().get());
    }

    @Test
    void prefixesComeFirst() {
        store.put("bucket", "a.txt", "z/1", "b.txt");
        listing.open(ROOT);
        assertEquals(List.of("z/", "a.txt", "b.txt"), names());
        assertEquals("3 items", listing.status().get());
    }

    @Test
    void aFolderMarkerWithBytesIsARowOfItsFolder() {
        store.put("bucket", "in/foo/", "in/foo/a.txt");
        store.objects.put(new S3Location("bucket", "in/foo/"), new byte[0]);
        listing.open(new S3Location("bucket", "in/foo/"));
        assertEquals(List.of("a.txt"), names());
        store.objects.put(new S3Location("bucket", "in/foo/"), new byte[6]);
        listing.reload();
        assertEquals(List.of("a.txt", "foo/"), names());
        assertFalse(listing.rows().get(1).prefix());
        assertEquals(6, listing.rows().get(1).size());
    }

    @Test
    void firstPageShowsAtOnceAndTheRestOnTheTick() {
        store.holding = true;
        listing.open(ROOT);
        store.heldPages.get(0).accept(List.of(entry("b")));
        assertEquals(List.of("b"), names());
        assertTrue(listing.loading().get());
        store.heldPages.get(0).accept(List.of(entry("a")));
        assertEquals(List.of("b"), names());
        listing.refresh();
        assertEquals(List.of("a", "b"), names());
        store.held.get(0).complete(null);
        assertFalse(listing.loading().get());
    }

    @Test
    void leavingAPlaceStopsItsListingAndItsLatePagesAreDropped() {
        store.holding = true;
        listing.open(ROOT);
        listing.open(new S3Location("bucket", "other/"));
        assertTrue(store.held.get(0).isCancelled());
        store.heldPages.get(0).accept(List.of(entry("late")));
        store.heldPages.get(1).accept(List.of(entry("other/x")));
        store.held.get(1).complete(null);
        assertEquals(List.of("x"), names());
    }

    @Test
    void filterAndSortTogether() {
        store.put("bucket", "one.csv", "two.csv", "three.txt");
        store.objects.put(new S3Location("bucket", "big.csv"), new byte[500]);
        listing.open(ROOT);
        listing.filter().set("CSV");
        listing.sort(new ObjectOrder(ObjectOrder.Column.SIZE, false));
        assertEquals(List.of("big.csv", "one.csv", "two.csv"), names());
        assertEquals("3 of 4 items", listing.status().get());
    }

    @Test
    void reloadKeepsTheOldRowsUntilTheNewAreThere() {
        store.put("bucket", "a");
        listing.open(ROOT);
        store.holding = true;
        listing.reload();
        assertEquals(List.of("a"), names());
        store.heldPages.get(0).accept(List.of(entry("b")));
        store.held.get(0).complete(null);
        assertEquals(List.of("b"), names());
    }

    @Test
    void reloadWaitsForTheListingThatIsUnderWay() {
        store.holding = true;
        listing.open(ROOT);
        listing.reload();
        listing.reload();
        assertEquals(1, store.held.size());
        store.held.get(0).complete(null);
        assertEquals(2, store.held.size(), "once more, and only once");
        store.heldPages.get(1).accept(List.of(entry("new")));
        store.held.get(1).complete(null);
        assertEquals(List.of("new"), names());
    }

    @Test
    void brokenListingKeepsWhatCameAndOffersToTryAgain() {
        store.holding = true;
        listing.open(ROOT);
        store.heldPages.get(0).accept(List.of(entry("a")));
        store.held.get(0).completeExceptionally(FakeObjectStore.failure(ErrorKind.NETWORK, null));
        assertEquals(List.of("a"), names());
        assertFalse(test.error().isEmpty());
        assertEquals("Try again", test.context.errors().actionLabel().get());
        store.holding = false;
        store.put("bucket", "a", "b");
        test.context.errors().act();
        assertEquals(List.of("a", "b"), names());
        assertEquals("", test.error());
    }

    @Test
    void placeThatCannotBeListedHasNoCount() {
        store.holding = true;
        listing.open(ROOT);
        store.held.get(0).completeExceptionally(FakeObjectStore.failure(ErrorKind.NOT_FOUND, "NoSuchBucket"));
        assertEquals("", listing.status().get());
    }

    @Test
    void theFoldersOwnMarkerIsNotListed() {
        store.put("bucket", "f/", "f/x");
        store.objects.put(new S3Location("bucket", "f/"), new byte[0]);
        listing.open(new S3Location("bucket", "f/"));
        assertEquals(List.of("x"), names());
    }

    @Test
    void namesKeepTheirSlashes() {
        store.put("bucket", "a//b", "/lead");
        listing.open(ROOT);
        assertEquals(List.of("/", "a/"), names());
        listing.open(new S3Location("bucket", "a/"));
        assertEquals(List.of("/"), names());
    }

    @Test
    void nothingIsCountedWhileNoBucketIsOpen() {
        listing.filter().set("x");
        assertEquals("", listing.status().get());
    }

    private static ObjectEntry entry(String key) {
        return new ObjectEntry(key, false, 1, null, null, null);
    }

    private void arrive(String... keys) {
        store.heldPages
                .get(store.heldPages.size() - 1)
                .accept(Stream.of(keys)
                        .map(key -> new ObjectEntry(key, false, 1, null, null, "e"))
                        .toList());
    }

    private void answered() {
        store.held.get(store.held.size() - 1).complete(null);
    }

    @Test
    void theStatusSaysWhatIsListedBelowFoldersMeanwhile() {
        store.put("bucket", "sub/a.txt");
        listing.open(ROOT);
        listing.flat().set(true);
        store.slowListing = new CompletableFuture<>();
        listing.reload();
        assertEquals(
                "1 item so far, subfolders included, still loading…",
                listing.status().get());
    }

    /** V31. */
    @Test
    void theStatusSaysThatItWaits() {
        store.holding = true;
        listing.open(ROOT);
        assertEquals("Loading…", listing.status().get());
        arrive("a.txt");
        assertEquals("1 item so far, still loading…", listing.status().get());
        answered();
        assertEquals("1 item", listing.status().get());
        listing.reload();
        assertEquals("1 item so far, still loading…", listing.status().get());
        answered();
        assertEquals("No items", listing.status().get());
    }

    /** The last page may have come before the first is on screen. */
    @Test
    void rowsThatAreStillBeingSortedAreNotSaidToBeNone() {
        store.put("bucket", "a.txt", "b.txt");
        test.hold();
        listing.open(ROOT);
        assertEquals("Loading…", listing.placeholder().get());
        assertEquals("Loading…", listing.status().get());
        test.letGo();
        assertEquals(List.of("a.txt", "b.txt"), names());
        assertEquals("2 items", listing.status().get());
    }

    @Test
    void aStoppedListingSaysThatItIsNotAll() {
        store.holding = true;
        listing.open(ROOT);
        arrive("a.txt");
        listing.stop();
        assertFalse(listing.loading().get());
        assertEquals(List.of("a.txt"), names());
        assertEquals(
                "1 item, loading stopped: there may be more.", listing.status().get());
        listing.reload();
        arrive("a.txt");
        answered();
        assertEquals("1 item", listing.status().get());
        assertEquals("", test.context.errors().sentence().get());
    }
}
