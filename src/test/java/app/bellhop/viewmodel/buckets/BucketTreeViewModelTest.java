package app.bellhop.viewmodel.buckets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.TestContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketTreeViewModelTest {

    @TempDir
    Path folder;

    private final FakeObjectStore store = new FakeObjectStore();
    private TestContext test;
    private BucketTreeViewModel tree;
    private PrefixNode bucket;

    @BeforeEach
    void open() {
        test = new TestContext(folder);
        tree = new BucketTreeViewModel(store, test.context);
        tree.reveal("data");
        bucket = tree.buckets().get(0);
        store.holding = true;
    }

    private void page(String... prefixes) {
        store.heldPages
                .get(store.heldPages.size() - 1)
                .accept(List.of(prefixes).stream().map(ObjectEntry::ofPrefix).toList());
    }

    private List<String> children() {
        return bucket.children().stream().map(PrefixNode::toString).toList();
    }

    private List<String> buckets() {
        return tree.buckets().stream().map(PrefixNode::toString).toList();
    }

    @Test
    void directoryBucketsFollowTheOthers() {
        store.buckets.add("b");
        store.directories.add("a--use1-az4--x-s3");
        tree.reload();
        assertEquals(List.of("b", "a--use1-az4--x-s3", "data"), buckets());
        tree.remove("a--use1-az4--x-s3");
        store.directories.clear();
        tree.reload();
        assertEquals(List.of("b", "data"), buckets());
    }

    @Test
    void refusedDirectoryBucketsLeaveAReasonAndNoBanner() {
        store.buckets.add("b");
        store.failing.put("listDirectoryBuckets", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        tree.reload();
        assertEquals(List.of("b", "data"), buckets());
        assertTrue(
                tree.directoriesProblem().get().startsWith("Directory buckets couldn’t be listed. "),
                tree.directoriesProblem().get());
        assertEquals("", test.error());
    }

    /** Most regions have none. */
    @Test
    void regionWithoutDirectoryBucketsIsNotMentioned() {
        store.failing.put(
                "listDirectoryBuckets",
                new CloudException(
                        ErrorKind.NETWORK,
                        CloudException.Failure.local(
                                "ListDirectoryBuckets",
                                "",
                                new Detail.Unreachable("h", Detail.Unreachable.Cause.UNKNOWN_HOST)),
                        null));
        tree.reload();
        assertEquals("", tree.directoriesProblem().get());
    }

    /** V31. */
    @Test
    void slowListingShowsThatItWaitsAndCanBeStopped() {
        store.slowBuckets = new CompletableFuture<>();
        tree.reload();
        assertTrue(tree.slow().get() && tree.loading().get());
        tree.stopCommand().run();
        assertTrue(store.slowBuckets.isCancelled());
        assertFalse(tree.slow().get() || tree.loading().get());
        assertEquals(List.of("data"), buckets());
        assertEquals("", test.error());
    }

    @Test
    void longListingIsBrokenOffOnTheWayToAPlace() {
        tree.follow(bucket, new S3Location("data", "z/deep/"));
        for (int i = 0; i < BucketTreeViewModel.FOLLOWED_PAGES; i++) {
            assertFalse(store.held.get(0).isDone());
            page("p" + i + "/");
        }
        assertTrue(store.held.get(0).isCancelled());
        assertEquals(BucketTreeViewModel.FOLLOWED_PAGES + 1, children().size());
        assertTrue(children().contains("z/"));
        assertEquals("", bucket.problem().get());
        tree.follow(bucket, new S3Location("data", "y/"));
        assertEquals(1, store.held.size(), "nothing is listed again");
        assertTrue(children().containsAll(List.of("y/", "z/")));
        assertFalse(bucket.loaded(), "the user may load the rest");
        tree.open(bucket);
        page("p0/", "z/");
        store.held.get(1).complete(null);
        assertEquals(List.of("p0/", "z/"), children());
        assertTrue(bucket.loaded());
    }

    @Test
    void shortListingIsWhole() {
        tree.follow(bucket, new S3Location("data", "a/"));
        page("a/", "b/");
        store.held.get(0).complete(null);
        assertEquals(List.of("a/", "b/"), children());
        assertTrue(bucket.loaded());
    }
}
