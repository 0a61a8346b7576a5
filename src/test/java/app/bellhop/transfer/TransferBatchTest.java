package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadResult;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeTimer;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for all that came of one submission. */
class TransferBatchTest {

    private static final S3Location PREFIX = new S3Location("bucket", "in/");

    @TempDir
    Path folder;

    private final FakeObjectStore store = new FakeObjectStore();
    private final FakeTimer timer = new FakeTimer();
    private final Places places = new Places(Runnable::run, (millis, work) -> {});
    private final Map<String, TransferSnapshot> listed = new HashMap<>();
    private SqliteJournal journal;
    private TransferQueue queue;

    @BeforeEach
    void open() throws Exception {
        journal = SqliteJournal.open(folder.resolve("home/transfers.db"), "test", (file, moved) -> {});
        queue = new TransferQueue(store, journal, Runnable::run, timer, System::nanoTime, places);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private Path file(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private String idOf(String fileName) {
        TransferQueue.Changes changes = queue.drain();
        changes.changed().forEach(s -> listed.put(s.job().file().getFileName().toString(), s));
        return listed.get(fileName).job().id();
    }

    private static List<String> keys(List<TransferJob> jobs) {
        return jobs.stream().map(job -> job.target().key()).toList();
    }

    private void failUploads(ErrorKind kind) {
        store.failing.put("upload", FakeObjectStore.failure(kind, "Code"));
    }

    @Test
    void resultComesWhenTheLastFileHasEnded() throws Exception {
        store.holding = true;
        TransferBatch batch = queue.upload(List.of(file("a"), file("b")), PREFIX);
        store.held.get(0).complete(null);
        assertFalse(batch.result().isDone());
        store.held.get(1).complete(null);
        assertEquals(List.of("in/a", "in/b"), keys(batch.result().join().done()));
        assertTrue(batch.result().join().complete());
    }

    @Test
    void filesFoundInFoldersBelongToTheBatchAndTheFolderItselfDoesNot() throws Exception {
        file("data/a");
        file("data/sub/b");
        store.holding = true;
        TransferBatch batch = queue.upload(List.of(folder.resolve("data"), file("c")), PREFIX);
        List.copyOf(store.held).forEach(request -> request.complete(null));
        assertEquals(
                Set.of("in/data/a", "in/data/sub/b", "in/c"),
                Set.copyOf(keys(batch.result().join().done())));
    }

    @Test
    void emptySubmissionsAndFoldersEndAtOnce() throws Exception {
        assertEquals(List.of(), queue.upload(List.of(), PREFIX).result().join().done());
        Files.createDirectories(folder.resolve("empty"));
        BatchResult result =
                queue.upload(List.of(folder.resolve("empty")), PREFIX).result().join();
        assertEquals(List.of(), result.done());
        assertTrue(result.complete());
    }

    @Test
    void failedAndCancelledFilesAreCounted() throws Exception {
        store.holding = true;
        TransferBatch batch = queue.upload(List.of(file("a"), file("b"), file("c")), PREFIX);
        store.held.get(0).completeExceptionally(FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        queue.cancel(List.of(idOf("b")));
        assertFalse(batch.result().isDone());
        store.held.get(2).complete(null);
        BatchResult result = batch.result().join();
        assertEquals(List.of("in/a"), keys(result.failed()));
        assertEquals(List.of("in/b"), keys(result.cancelled()));
        assertEquals(List.of("in/c"), keys(result.done()));
        assertFalse(result.complete());
    }

    @Test
    void filesCancelledWhileQueuedCountToo() throws Exception {
        store.holding = true;
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            files.add(file("f" + i));
        }
        TransferBatch batch = queue.upload(files, PREFIX);
        queue.cancel(List.of(idOf("f4"), idOf("f5")));
        store.held.forEach(request -> request.complete(null));
        assertEquals(2, batch.result().join().cancelled().size());
    }

    @Test
    void unreadableFilesCountAsFailed() throws Exception {
        file("data/good");
        Files.createSymbolicLink(folder.resolve("data/broken"), folder.resolve("nowhere"));
        BatchResult result =
                queue.upload(List.of(folder.resolve("data")), PREFIX).result().join();
        assertEquals(List.of("in/data/good"), keys(result.done()));
        assertEquals(List.of("in/data/broken"), keys(result.failed()));
    }

    @Test
    void prefixThatCannotBeListedFails() {
        store.failing.put("listAll", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        BatchResult result = queue.download(List.of(ObjectEntry.ofPrefix("in/p/")), PREFIX, folder)
                .result()
                .join();
        assertEquals(List.of("in/p/"), keys(result.failed()));
    }

    @Test
    void submissionThatCannotBeJournalledFails() throws Exception {
        journal.close();
        BatchResult result = queue.upload(List.of(file("a")), PREFIX).result().join();
        assertEquals(List.of("in/a"), keys(result.failed()));
        open();
    }

    @Test
    void submissionThatCannotBePlannedFailsTheResult() {
        TransferBatch batch = queue.upload(Collections.singletonList(null), PREFIX);
        assertTrue(batch.result().isCompletedExceptionally());
    }

    @Test
    void transientFailureKeepsTheBatchOpen() throws Exception {
        failUploads(ErrorKind.NETWORK);
        TransferBatch batch = queue.upload(List.of(file("a")), PREFIX);
        assertFalse(batch.result().isDone());
        store.failing.clear();
        timer.pass();
        assertEquals(List.of("in/a"), keys(batch.result().join().done()));
    }

    @Test
    void retriedTransferStaysInItsBatch() throws Exception {
        failUploads(ErrorKind.ACCESS_DENIED);
        TransferBatch batch = queue.upload(List.of(file("a")), PREFIX);
        BatchResult first = batch.result().join();
        assertEquals(1, first.failed().size());
        assertFalse(first.afterRetry().isDone());
        store.failing.clear();
        queue.retry(List.of(idOf("a")));
        assertEquals(List.of("in/a"), keys(first.afterRetry().join().done()));
        assertEquals(List.of(), batch.result().join().failed());
    }

    @Test
    void retryBeforeTheEndIsPartOfTheSameResult() throws Exception {
        store.holding = true;
        TransferBatch batch = queue.upload(List.of(file("a"), file("b")), PREFIX);
        store.held.get(0).completeExceptionally(FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        queue.retry(List.of(idOf("a")));
        store.held.get(1).complete(null);
        assertFalse(batch.result().isDone());
        store.held.get(2).complete(null);
        assertEquals(2, batch.result().join().done().size());
    }

    @Test
    void resultIsCompletedWithoutTheQueueBeingLocked() throws Exception {
        store.holding = true;
        TransferBatch batch = queue.upload(List.of(file("a")), PREFIX);
        CompletableFuture<Integer> changes = batch.result().thenApply(result -> {
            // Another thread could not get in if the lock was held.
            return CompletableFuture.supplyAsync(() -> queue.drain().changed().size())
                    .join();
        });
        store.held.get(0).complete(null);
        assertEquals(1, changes.join());
    }

    @Test
    void closedQueueCancelsResults() throws Exception {
        store.holding = true;
        TransferBatch batch = queue.upload(List.of(file("a")), PREFIX);
        TransferBatch all = queue.collectUntilIdle();
        queue.close();
        assertTrue(batch.result().isCompletedExceptionally());
        assertTrue(all.result().isCompletedExceptionally());
        open();
    }

    @Test
    void collectingWaitsForAllThatIsUnderWayOrQueuedMeanwhile() throws Exception {
        queue.upload(List.of(file("earlier")), PREFIX);
        store.holding = true;
        queue.upload(List.of(file("a")), PREFIX);
        TransferBatch all = queue.collectUntilIdle();
        queue.upload(List.of(file("b")), PREFIX);
        store.held.get(0).complete(null);
        assertFalse(all.result().isDone());
        store.held.get(1).complete(null);
        assertEquals(List.of("in/a", "in/b"), keys(all.result().join().done()));
        store.holding = false;
        queue.upload(List.of(file("later")), PREFIX);
        assertEquals(2, all.result().join().done().size());
    }

    @Test
    void collectingWithNothingUnderWayWaitsForTheNextSubmission() throws Exception {
        TransferBatch all = queue.collectUntilIdle();
        assertFalse(all.result().isDone());
        file("data/a");
        queue.upload(List.of(folder.resolve("data")), PREFIX);
        assertEquals(List.of("in/data/a"), keys(all.result().join().done()));
    }

    @Test
    void cancellingWhileAFolderIsReadEndsTheBatch() throws Exception {
        Deque<Runnable> waiting = new ArrayDeque<>();
        try (SqliteJournal other =
                SqliteJournal.open(folder.resolve("other/transfers.db"), "test", (file, moved) -> {})) {
            TransferQueue slow = new TransferQueue(store, other, waiting::add, timer, System::nanoTime, places);
            file("data/a");
            TransferBatch batch = slow.upload(List.of(folder.resolve("data")), PREFIX);
            waiting.remove().run(); // Submitted; the folder is about to be read.
            slow.cancel(List.of(slow.drain().changed().get(0).job().id()));
            waiting.removeLast().run();
            assertFalse(batch.result().isDone(), "its slot is still taken");
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
            assertEquals(1, batch.result().join().cancelled().size());
            assertEquals(Set.of(), store.objects.keySet());
        }
    }

    @Test
    void everyFileEndsExactlyOnceWithManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch ended = new CountDownLatch(1);
        try (SqliteJournal other =
                SqliteJournal.open(folder.resolve("other/transfers.db"), "test", (file, moved) -> {})) {
            ObjectStore slow = (ObjectStore) Proxy.newProxyInstance(
                    ObjectStore.class.getClassLoader(),
                    new Class<?>[] {ObjectStore.class},
                    (proxy, method, arguments) -> CompletableFuture.supplyAsync(
                            () -> method.getName().equals("upload") ? new UploadResult("etag", true) : null, threads));
            TransferQueue busy = new TransferQueue(slow, other, threads, timer, System::nanoTime, places);
            for (int i = 0; i < 50; i++) {
                file("many/f" + i);
            }
            TransferBatch batch = busy.upload(List.of(folder.resolve("many")), PREFIX);
            batch.result().whenComplete((result, e) -> ended.countDown());
            assertTrue(ended.await(60, TimeUnit.SECONDS));
            assertEquals(50, batch.result().join().done().size());
            assertEquals(List.of(), other.unfinished());
        } finally {
            threads.shutdown();
        }
    }
}
