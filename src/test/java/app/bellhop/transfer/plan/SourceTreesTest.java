package app.bellhop.transfer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeTimer;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.TransferSnapshot;
import app.bellhop.transfer.TransferState;
import app.bellhop.transfer.job.OpenConnections;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.job.TransferJob;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Folders and files of every kind are uploaded, or reported with the reason. */
@EnabledOnOs(OS.LINUX)
class SourceTreesTest {

    private static final S3Location PREFIX = new S3Location("bucket", "in/");

    @TempDir
    Path folder;

    private final FakeObjectStore store = new FakeObjectStore();
    private final Map<String, TransferSnapshot> seen = new TreeMap<>();
    private TransferQueue queue;
    private Path tree;

    @BeforeEach
    void open() throws Exception {
        queue = new TransferQueue(
                store,
                SqliteJournal.open(folder.resolve("home/transfers.db"), "test", (file, moved) -> {}),
                Runnable::run,
                new FakeTimer(),
                System::nanoTime,
                new Places(Runnable::run, (millis, work) -> {}));
        tree = Files.createDirectory(folder.resolve("tree"));
    }

    @AfterEach
    void close() {
        queue.close();
    }

    /** The sentences of what was not uploaded. */
    private List<String> failures() {
        TransferQueue.Changes changes = queue.drain();
        changes.changed().forEach(s -> seen.put(s.job().id(), s));
        seen.keySet().removeAll(changes.removed());
        return seen.values().stream()
                .filter(s -> s.state() == TransferState.FAILED)
                .map(s -> ErrorTexts.sentence(s.failure())
                        .replace(real(folder), "")
                        .replace(folder.toString(), ""))
                .sorted()
                .toList();
    }

    private static String real(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> keys() {
        return store.objects.keySet().stream().map(S3Location::key).toList();
    }

    /** A file whose name has this byte, which is not valid UTF-8 (nor ASCII), in it. */
    private Path undecodable(Path in, String percentEncoded) throws Exception {
        return Files.writeString(Path.of(URI.create(in.toUri() + percentEncoded)), percentEncoded);
    }

    @Test
    void undecodableNamesNeverBecomeOneKey() throws Exception {
        undecodable(tree, "bad%FF.txt");
        undecodable(tree, "bad%FE.txt");
        Files.writeString(tree.resolve("good.txt"), "g");
        queue.upload(List.of(tree), PREFIX);
        assertEquals(List.of("in/tree/good.txt"), keys());
        List<String> failures = failures();
        assertEquals(2, failures.size());
        assertTrue(failures.get(0).startsWith("Couldn’t use /tree/bad%FE.txt on this computer: its name isn’t valid"));
        assertTrue(failures.get(1).startsWith("Couldn’t use /tree/bad%FF.txt on this computer: its name isn’t valid"));
        assertTrue(failures.get(1).contains("LANG=C.UTF-8"), failures.get(1));
    }

    @Test
    void undecodableNamesThatAreDroppedThemselvesAreNotSent() throws Exception {
        Path badFolder = Path.of(URI.create(folder.toUri() + "sub%FF"));
        Files.createDirectory(badFolder);
        Files.writeString(badFolder.resolve("a"), "a");
        queue.upload(List.of(undecodable(tree, "bad%FF.txt"), undecodable(tree, "bad%FE.txt"), badFolder), PREFIX);
        assertEquals(List.of(), keys());
        assertEquals(3, failures().size());
        queue.retry(List.copyOf(seen.keySet()));
        assertEquals(List.of(), keys());
    }

    @Test
    void linkedFoldersAreFollowedOnceAndLoopsReported() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("a.txt"), "a");
        Files.createSymbolicLink(tree.resolve("linked"), other);
        Files.createDirectory(tree.resolve("sub"));
        Files.createSymbolicLink(tree.resolve("sub/loop"), tree);
        Files.createSymbolicLink(other.resolve("self"), other);
        queue.upload(List.of(tree), PREFIX);
        assertEquals(List.of("in/tree/linked/a.txt"), keys());
        assertEquals(
                List.of(
                        "Couldn’t use /tree/linked/self on this computer:"
                                + " it links back to /other, the folder that contains it.",
                        "Couldn’t use /tree/sub/loop on this computer:"
                                + " it links back to /tree, the folder that contains it."),
                failures());
    }

    @Test
    void aFolderThatTwoLinksLeadToIsUploadedOnce() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("a.txt"), "a");
        Files.createSymbolicLink(tree.resolve("one"), other);
        Files.createSymbolicLink(tree.resolve("two"), other);
        queue.upload(List.of(tree), PREFIX);
        assertEquals(1, keys().size());
        assertEquals(1, failures().size());
        assertTrue(
                failures().get(0).contains("already included through another link"),
                failures().get(0));
    }

    @Test
    void pipesAreReportedAndDoNotHoldUpTheRest() throws Exception {
        Path pipe = tree.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Files.writeString(tree.resolve("a.txt"), "a");
        queue.upload(List.of(tree, pipe), PREFIX);
        assertEquals(List.of("in/tree/a.txt"), keys());
        String sentence = "Couldn’t use /tree/pipe on this computer:"
                + " it is a pipe, socket or device; only files and folders can be uploaded.";
        assertEquals(List.of(sentence, sentence), failures());
        queue.retry(List.copyOf(seen.keySet()));
        assertEquals(List.of(sentence, sentence), failures());
    }

    @Test
    void aFolderThatWasReadIsNotListedAgain() throws Exception {
        Files.writeString(tree.resolve("a.txt"), "a");
        // The window looks at the queue after the folder was replaced by its file, and before that has ended.
        store.meanwhile = this::failures;
        queue.upload(List.of(tree), PREFIX);
        failures();
        assertEquals(1, seen.size());
    }

    /** Such as a drive of Windows. */
    @Test
    void aRootHasNoNameToPutItsFilesUnder() throws Exception {
        URI zip = URI.create("jar:" + folder.resolve("drive.zip").toUri());
        try (FileSystem drive = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path root = drive.getPath("/");
            Files.writeString(root.resolve("a"), "a");
            TreePlanner planner =
                    new TreePlanner(store, OpenConnections.NONE, Runnable::run, () -> UserRules.KEEP_BOTH);
            TransferJob job = TransferJobs.uploads(List.of(root), PREFIX, UploadOptions.NONE)
                    .get(0)
                    .job();
            List<String> targets = planner.plan(job, () -> false).join().jobs().stream()
                    .map(upload -> upload.target().key())
                    .toList();
            assertEquals(List.of("in/a"), targets);
        }
    }

    @Test
    void anEmptyRootMakesNoFolder() throws Exception {
        URI zip = URI.create("jar:" + folder.resolve("drive.zip").toUri());
        try (FileSystem drive = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            TransferJob job = TransferJobs.uploads(List.of(drive.getPath("/")), PREFIX, UploadOptions.NONE)
                    .get(0)
                    .job();
            new TreePlanner(store, OpenConnections.NONE, Runnable::run, () -> UserRules.KEEP_BOTH)
                    .plan(job, () -> false)
                    .join();
            assertEquals(List.of(), keys());
        }
    }

    @Test
    void refusedEmptyFolderFailsAloneAndIsRetried() throws Exception {
        Files.createDirectory(tree.resolve("empty"));
        Files.writeString(tree.resolve("a.txt"), "a");
        store.failing.put("createFolder", FakeObjectStore.failure(ErrorKind.INVALID, null));
        queue.upload(List.of(tree), PREFIX);
        assertEquals(List.of("in/tree/a.txt"), keys());
        assertEquals(1, failures().size());
        store.failing.clear();
        queue.retry(List.copyOf(seen.keySet()));
        assertEquals(List.of("in/tree/a.txt", "in/tree/empty/"), keys());
        assertEquals(List.of(), failures());
    }
}
