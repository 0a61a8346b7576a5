package app.bellhop.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.ByteRanges;
import app.bellhop.cloud.s3.download.UnfinishedDownload;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadedPart;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeTimer;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.transfer.job.UploadRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferQueueTest {

    private static final S3Location PREFIX = new S3Location("bucket", "in/");

    @TempDir
    Path folder;

    private final FakeObjectStore store = new FakeObjectStore();
    private final FakeTimer timer = new FakeTimer();
    private final Places places = new Places(Runnable::run, (millis, work) -> {});
    private final Map<String, TransferSnapshot> seen = new LinkedHashMap<>();
    private long nanos;
    private SqliteJournal journal;
    private TransferQueue queue;

    @BeforeEach
    void open() throws Exception {
        journal = SqliteJournal.open(folder.resolve("home/transfers.db"), "test", (file, moved) -> {});
        queue = new TransferQueue(store, journal, Runnable::run, timer, () -> nanos, places);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private List<TransferSnapshot> drain() {
        TransferQueue.Changes changes = queue.drain();
        changes.changed().forEach(s -> seen.put(s.job().id(), s));
        seen.keySet().removeAll(changes.removed());
        return new ArrayList<>(seen.values());
    }

    private Path file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void uploadedFileIsDoneAndForgottenByTheJournal() throws Exception {
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        TransferSnapshot done = drain().get(0);
        assertEquals(TransferState.DONE, done.state());
        assertEquals(1, done.fraction());
        assertArrayEquals("hello".getBytes(), store.objects.get(new S3Location("bucket", "in/a.txt")));
        assertEquals(List.of(), journal.unfinished());
    }

    @Test
    void jobIsInTheJournalBeforeTheWire() throws Exception {
        store.holding = true;
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        assertEquals(1, journal.unfinished().size());
        assertEquals(TransferState.RUNNING, drain().get(0).state());
    }

    @Test
    void folderBecomesItsFilesAndEmptyFoldersShow() throws Exception {
        file("data/b.txt", "b");
        file("data/sub/a.txt", "a");
        Files.createDirectories(folder.resolve("data/empty"));
        queue.upload(List.of(folder.resolve("data")), PREFIX);
        assertEquals(2, drain().size());
        assertEquals(
                List.of("in/data/b.txt", "in/data/empty/", "in/data/sub/a.txt"),
                store.objects.keySet().stream().map(S3Location::key).toList());
    }

    @Test
    void fileThatVanishedFailsWithTheReason() throws Exception {
        Path gone = folder.resolve("gone.txt");
        store.failing.put("upload", FakeObjectStore.failure(ErrorKind.LOCAL_FILE, null));
        queue.upload(List.of(gone), PREFIX);
        TransferSnapshot failed = drain().get(0);
        assertEquals(TransferState.FAILED, failed.state());
        assertEquals(ErrorKind.LOCAL_FILE, failed.failure().kind());
    }

    @Test
    void unreadableFileOfAFolderKeepsItsOwnKeyForTheRetry() throws Exception {
        file("data/good.txt", "g");
        Files.createSymbolicLink(folder.resolve("data/broken"), folder.resolve("nowhere"));
        queue.upload(List.of(folder.resolve("data")), PREFIX);
        TransferSnapshot failed = drain().stream()
                .filter(s -> s.state() == TransferState.FAILED)
                .findFirst()
                .orElseThrow();
        assertEquals("in/data/broken", failed.job().target().key());
        file("nowhere", "found again");
        queue.retry(List.of(failed.job().id()));
        assertArrayEquals("found again".getBytes(), store.objects.get(new S3Location("bucket", "in/data/broken")));
    }

    @Test
    void droppedLinkToAFolderIsFollowed() throws Exception {
        file("real/a.txt", "a");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        queue.upload(List.of(link), PREFIX);
        assertTrue(
                store.objects.containsKey(new S3Location("bucket", "in/link/a.txt")),
                store.objects.keySet().toString());
    }

    @Test
    void journalThatCannotBeWrittenFailsTheTransferInsteadOfSendingIt() throws Exception {
        journal.close();
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        assertEquals(TransferState.FAILED, drain().get(0).state());
        assertTrue(store.objects.isEmpty());
        journal = SqliteJournal.open(folder.resolve("home/transfers.db"), "test", (file, moved) -> {});
        queue = new TransferQueue(store, journal, Runnable::run, timer, () -> nanos, places);
    }

    @Test
    void failedUploadCanBeRetried() throws Exception {
        store.failing.put("upload", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        String id = drain().get(0).job().id();
        assertEquals(1, journal.unfinished().size(), "a failed job waits for the user");
        store.failing.clear();
        queue.retry(List.of(id));
        assertEquals(TransferState.DONE, drain().get(0).state());
    }

    @Test
    void cancelStopsTheRequestAndEmptiesTheJournal() throws Exception {
        store.holding = true;
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        queue.cancel(List.of(drain().get(0).job().id()));
        assertTrue(store.held.get(0).isCancelled());
        assertEquals(TransferState.CANCELLED, drain().get(0).state());
        assertEquals(List.of(), journal.unfinished());
    }

    @Test
    void whatWasNotFinishedComesBackPaused() throws Exception {
        store.holding = true;
        queue.upload(List.of(file("a.txt", "hello")), PREFIX);
        queue.close();
        store.holding = false;
        journal = SqliteJournal.open(folder.resolve("home/transfers.db"), "test", (file, moved) -> {});
        queue = new TransferQueue(store, journal, Runnable::run, timer, () -> nanos, places);
        queue.restore();
        seen.clear();
        TransferSnapshot paused = drain().get(0);
        assertEquals(TransferState.PAUSED, paused.state());
        queue.retry(List.of(paused.job().id()));
        assertEquals(TransferState.DONE, drain().get(0).state());
    }

    @Test
    void whatIsStoredAlreadyIsShownAfterAStart() throws Exception {
        store.holding = true;
        queue.upload(List.of(file("up.bin", "0123456789")), PREFIX);
        queue.download(List.of(new ObjectEntry("in/down.bin", false, 1000, null, null, null)), PREFIX, folder);
        for (TransferJob job : journal.unfinished()) {
            if (job.direction() == TransferJob.Direction.UPLOAD) {
                UnfinishedUpload begun = new UnfinishedUpload("u", 4, null, List.of(new UploadedPart(1, "e", null)));
                journal.uploads().begun(new UploadRecord(job.id(), job.target(), new FileStamp(10, 0), begun));
                journal.uploads().stored(job.id(), begun.parts().get(0));
            } else {
                journal.downloadLog(job).saved(new UnfinishedDownload("e", 1000, ByteRanges.parse("0-100,500-600")));
            }
        }
        queue.close();
        journal = SqliteJournal.open(folder.resolve("home/transfers.db"), "test", (file, moved) -> {});
        queue = new TransferQueue(store, journal, Runnable::run, timer, () -> nanos, places);
        queue.restore();
        seen.clear();
        assertEquals(
                Map.of("up.bin", 4L, "down.bin", 200L),
                drain().stream()
                        .collect(Collectors.toMap(
                                s -> s.job().file().getFileName().toString(), TransferSnapshot::bytes)));
    }

    @Test
    void downloadLandsWholeAndLeavesNoPart() throws Exception {
        store.put("bucket", "in/a.txt");
        Path target = folder.resolve("downloads");
        queue.download(List.of(entry("in/a.txt")), PREFIX, target);
        assertEquals(List.of("a.txt"), names(target));
        assertEquals(10, Files.size(target.resolve("a.txt")));
    }

    @Test
    void downloadKeepsAFileThatIsThere() throws Exception {
        store.put("bucket", "in/a.txt");
        Path target = folder.resolve("downloads");
        file("downloads/a.txt", "mine");
        queue.download(List.of(entry("in/a.txt")), PREFIX, target);
        assertEquals(List.of("a (1).txt", "a.txt"), names(target));
        assertEquals("mine", Files.readString(target.resolve("a.txt")));
    }

    @Test
    void failedDownloadLeavesNothing() throws Exception {
        store.put("bucket", "in/a.txt");
        store.failing.put("download", FakeObjectStore.failure(ErrorKind.LOCAL_FILE, null));
        Path target = folder.resolve("downloads");
        queue.download(List.of(entry("in/a.txt")), PREFIX, target);
        assertEquals(TransferState.FAILED, drain().get(0).state());
        assertEquals(List.of(), names(target));
    }

    @Test
    void cancelledDownloadLeavesNothing() throws Exception {
        store.put("bucket", "in/a.txt");
        store.holding = true;
        Path target = folder.resolve("downloads");
        queue.download(List.of(entry("in/a.txt")), PREFIX, target);
        queue.cancel(List.of(drain().get(0).job().id()));
        assertEquals(TransferState.CANCELLED, drain().get(0).state());
        assertEquals(List.of(), names(target));
    }

    @Test
    void folderThatCannotBeMadeFailsWithTheReason() throws Exception {
        store.put("bucket", "in/a.txt");
        Path blocked = file("blocked", "a file, not a folder");
        queue.download(List.of(entry("in/a.txt")), PREFIX, blocked.resolve("sub"));
        TransferSnapshot failed = drain().get(0);
        assertEquals(TransferState.FAILED, failed.state());
        assertEquals(ErrorKind.LOCAL_FILE, failed.failure().kind());
    }

    @Test
    void prefixComesDownAsATreeAndNeverAboveIt() throws Exception {
        store.put("bucket", "in/p/a", "in/p/../../../escape", "in/p//b", "in/p/dir/");
        store.objects.put(new S3Location("bucket", "in/p/dir/"), new byte[0]);
        Path target = folder.resolve("downloads");
        queue.download(List.of(ObjectEntry.ofPrefix("in/p/")), PREFIX, target);
        assertEquals(3, drain().size());
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = files.filter(f -> f.getFileName().toString().matches("a|b|escape"))
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList();
            assertEquals(List.of("downloads/p/%/b", "downloads/p/%2E%2E/%2E%2E/%2E%2E/escape", "downloads/p/a"), found);
        }
    }

    @Test
    void objectsWhoseKeysEndInASlashAreKeptAsFilesOrFolders() throws Exception {
        store.put("bucket", "in/p/", "in/p/a.txt", "in/p/sub/", "in/p/both/", "in/p/both//b");
        store.objects.put(new S3Location("bucket", "in/p/empty/"), new byte[0]);
        Path target = folder.resolve("downloads");
        queue.download(List.of(ObjectEntry.ofPrefix("in/p/")), PREFIX, target);
        assertEquals(List.of("%", "a.txt", "both", "empty", "sub"), names(target.resolve("p")));
        assertEquals(10, Files.size(target.resolve("p/both/%~/%")));
        assertEquals(10, Files.size(target.resolve("p/both/%/b")));
        assertEquals(10, Files.size(target.resolve("p/%")));
        assertEquals(10, Files.size(target.resolve("p/sub/%")));
        assertEquals(List.of(), names(target.resolve("p/empty")));
    }

    @Test
    void whatIsInTheWayOnTheDiskFailsNoDownload() throws Exception {
        store.put("bucket", "in/p/x/1", "in/p/y");
        Path target = folder.resolve("downloads");
        file("downloads/p/x", "a file where a folder must be");
        Files.createDirectories(target.resolve("p/y"));
        queue.download(List.of(ObjectEntry.ofPrefix("in/p/")), PREFIX, target);
        assertEquals(List.of("%78", "%79", "x", "y"), names(target.resolve("p")));
        assertEquals(10, Files.size(target.resolve("p/%78/1")));
    }

    @Test
    void aLinkInTheFolderLeadsNoDownloadOutOfIt() throws Exception {
        store.put("bucket", "in/p/link/evil", "in/p/inner/a");
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path target = Files.createDirectories(folder.resolve("downloads/p")).getParent();
        Files.createDirectory(target.resolve("p/real"));
        Files.createSymbolicLink(target.resolve("p/link"), outside);
        Files.createSymbolicLink(target.resolve("p/inner"), target.resolve("p/real"));
        queue.download(List.of(ObjectEntry.ofPrefix("in/p/")), PREFIX, target);
        assertEquals(List.of(), names(outside));
        assertEquals(List.of("a"), names(target.resolve("p/real")));
        TransferSnapshot failed = drain().stream()
                .filter(s -> s.state() == TransferState.FAILED)
                .findFirst()
                .orElseThrow();
        assertEquals("in/p/link/evil", failed.job().target().key());
        assertEquals(ErrorKind.LOCAL_FILE, failed.failure().kind());
    }

    @Test
    void clearFinishedLeavesWhatStillRuns() throws Exception {
        queue.upload(List.of(file("a.txt", "x")), PREFIX);
        store.holding = true;
        queue.upload(List.of(file("b.txt", "x")), PREFIX);
        drain();
        queue.clearFinished();
        assertEquals(1, drain().size());
        assertEquals(TransferState.RUNNING, drain().get(0).state());
    }

    @Test
    void rateAndTimeLeftFollowTheClock() throws Exception {
        store.holding = true;
        queue.upload(List.of(file("a.txt", "0123456789")), PREFIX);
        nanos = 1_000_000_000L;
        TransferSnapshot running = drain().get(0);
        assertEquals(1, running.rate(), 0.01);
        assertEquals(9, running.secondsLeft());
    }

    @Test
    void floodOfProgressIsOneChange() throws Exception {
        queue.upload(List.of(file("a.txt", "x")), PREFIX);
        assertEquals(1, queue.drain().changed().size());
        assertTrue(queue.drain().changed().isEmpty());
    }

    @Test
    void journalThatIsBrokenIsSetAside() throws Exception {
        Path broken = file("other/transfers.db", "this is no database, but long enough to be taken for one".repeat(30));
        try (SqliteJournal fresh = SqliteJournal.open(broken, "test", (file, moved) -> {})) {
            assertEquals(List.of(), fresh.unfinished());
        }
        assertTrue(names(broken.getParent()).stream().anyMatch(name -> name.startsWith("transfers.db.broken-")));
        assertFalse(names(broken.getParent()).isEmpty());
    }

    private static ObjectEntry entry(String key) {
        return new ObjectEntry(key, false, 10, null, null, null);
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void uploadsAreAnnouncedWhereTheyWentWhenTheLastIsUp() throws Exception {
        List<Set<S3Location>> announced = new ArrayList<>();
        places.subscribe(announced::add);
        store.holding = true;
        queue.upload(List.of(file("a", "a"), file("b", "b")), PREFIX);
        store.held.get(0).complete(null);
        assertEquals(List.of(), announced);
        store.held.get(1).completeExceptionally(FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        assertEquals(List.of(Set.of(PREFIX)), announced);
    }

    @Test
    void emptyFoldersAreAnnouncedToo() throws Exception {
        List<Set<S3Location>> announced = new ArrayList<>();
        places.subscribe(announced::add);
        Files.createDirectories(folder.resolve("empty"));
        queue.upload(List.of(folder.resolve("empty")), PREFIX);
        assertEquals(List.of(Set.of(PREFIX)), announced);
    }
}
