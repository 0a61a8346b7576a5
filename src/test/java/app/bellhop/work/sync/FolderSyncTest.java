package app.bellhop.work.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.FakeTimer;
import app.bellhop.transfer.Places;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.transfer.job.SqliteJournal;
import app.bellhop.transfer.local.NamePatterns;
import app.bellhop.transfer.plan.AlwaysReplace;
import app.bellhop.transfer.plan.UserRules;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syncing over the wire. */
class FolderSyncTest {

    private static final S3Location PREFIX = new S3Location("sync", "in/");

    @TempDir
    Path temporary;

    private Path folder;
    private DemoConnection server;
    private TransferQueue queue;
    private FolderSync sync;
    private S3 s3;

    @BeforeEach
    void open() throws Exception {
        folder = Files.createDirectories(temporary.resolve("data"));
        server = new DemoConnection(temporary.resolve("demo"));
        s3 = server.connection.s3();
        DemoConnection.await(s3.objects().createBucket(NewBucket.named(PREFIX.bucket())));
        queue = new TransferQueue(
                s3.objects(),
                SqliteJournal.open(temporary.resolve("transfers.db"), "test", (file, moved) -> {}),
                server.executor,
                new FakeTimer(),
                System::nanoTime,
                new Places(Runnable::run, (millis, work) -> {}));
        sync = new FolderSync(s3, queue, server.executor);
    }

    @AfterEach
    void close() throws Exception {
        queue.close();
        server.close();
    }

    private void file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void object(String name, String text) throws Exception {
        S3Location object = new S3Location(PREFIX.bucket(), PREFIX.key() + name);
        DemoConnection.await(s3.content().create(object, text.getBytes(), "text/csv"));
    }

    private Map<String, Long> objects() throws Exception {
        List<ObjectEntry> found = Collections.synchronizedList(new ArrayList<>());
        DemoConnection.await(s3.objects().listAll(new S3Location(PREFIX.bucket(), ""), found::addAll));
        Map<String, Long> sizes = new TreeMap<>();
        found.forEach(object -> sizes.put(object.key(), object.size()));
        return sizes;
    }

    private Map<String, String> files() throws Exception {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private SyncPlan compare(SyncDirection direction, SyncComparison comparison, boolean delete) throws Exception {
        return DemoConnection.await(sync.compare(new SyncOptions(
                direction, folder, PREFIX, comparison, NamePatterns.of(""), NamePatterns.of("*.tmp"), delete)));
    }

    @Test
    void aPrefixBecomesLikeTheFolder() throws Exception {
        file("a.csv", "new");
        file("sub/b b.csv", "longer than before");
        file("x.tmp", "excluded");
        object("sub/b b.csv", "old");
        object("gone.csv", "gone");
        object("y.tmp", "excluded");
        object("empty/", "");
        SyncPlan plan = compare(SyncDirection.UPLOAD, SyncComparison.SIZE_AND_TIME, true);
        FolderSync.Result result = DemoConnection.await(sync.apply(plan));
        assertThat(result).isEqualTo(new FolderSync.Result(2, 0, 1, 0, null));
        assertThat(objects()).isEqualTo(Map.of("in/a.csv", 3L, "in/sub/b b.csv", 18L, "in/y.tmp", 8L, "in/empty/", 0L));
        assertThat(compare(SyncDirection.UPLOAD, SyncComparison.SIZE_AND_TIME, true)
                        .transfers())
                .isEmpty();
    }

    /** Its file has another name, as the file system does not take that of its key. */
    @Test
    void aChangedFileGoesToTheKeyThatItCameFrom() throws Exception {
        object("a//b\u0001.csv", "old");
        DemoConnection.await(sync.apply(compare(SyncDirection.DOWNLOAD, SyncComparison.SIZE_AND_TIME, false)));
        String name = files().keySet().iterator().next();
        assertThat(name).isNotEqualTo("a//b\u0001.csv");
        file(name, "longer than before");
        DemoConnection.await(sync.apply(compare(SyncDirection.UPLOAD, SyncComparison.SIZE_AND_TIME, true)));
        assertThat(objects()).isEqualTo(Map.of("in/a//b\u0001.csv", 18L));
    }

    /** A download would write the percent sign of such a name otherwise. */
    @Test
    void aNameWithAPercentSignStaysInSync() throws Exception {
        file("my%20file.csv", "a");
        file("sub%2F/b.csv", "b");
        DemoConnection.await(sync.apply(compare(SyncDirection.UPLOAD, SyncComparison.SIZE_AND_TIME, true)));
        assertThat(objects()).containsOnlyKeys("in/my%20file.csv", "in/sub%2F/b.csv");
        for (SyncDirection direction : SyncDirection.values()) {
            SyncPlan plan = compare(direction, SyncComparison.CHECKSUM, true);
            assertThat(plan.changesAnything()).as(direction.toString()).isFalse();
        }
        S3Location changed = new S3Location(PREFIX.bucket(), "in/my%20file.csv");
        DemoConnection.await(s3.content().replace(changed, "longer".getBytes(), null));
        DemoConnection.await(sync.apply(compare(SyncDirection.DOWNLOAD, SyncComparison.SIZE_AND_TIME, true)));
        assertThat(files()).isEqualTo(Map.of("my%20file.csv", "longer", "sub%2F/b.csv", "b"));
    }

    @Test
    void aFolderBecomesLikeThePrefix() throws Exception {
        file("a.csv", "old");
        Files.setLastModifiedTime(folder.resolve("a.csv"), FileTime.from(Instant.EPOCH));
        file("gone.csv", "gone");
        file("x.tmp", "excluded");
        file(".bellhop-5.part", "half, of another transfer");
        object("a.csv", "new");
        object("sub/b.csv", "b");
        SyncPlan plan = compare(SyncDirection.DOWNLOAD, SyncComparison.SIZE_AND_TIME, true);
        FolderSync.Result result = DemoConnection.await(sync.apply(plan));
        assertThat(result).isEqualTo(new FolderSync.Result(2, 0, 1, 0, null));
        assertThat(files())
                .isEqualTo(Map.of(
                        "a.csv",
                        "new",
                        "sub/b.csv",
                        "b",
                        "x.tmp",
                        "excluded",
                        ".bellhop-5.part",
                        "half, of another transfer"));
    }

    @Test
    void aDownloadedFileThatGotItsOldTimeBackIsTheSame() throws Exception {
        file("a.csv", "text");
        Path file = folder.resolve("a.csv");
        FileTime old = FileTime.from(Instant.parse("2020-01-02T03:04:05.678Z"));
        Files.setLastModifiedTime(file, old);
        DemoConnection.await(sync.apply(compare(SyncDirection.UPLOAD, SyncComparison.SIZE_AND_TIME, false)));
        Files.delete(file);
        DemoConnection.await(sync.apply(compare(SyncDirection.DOWNLOAD, SyncComparison.SIZE_AND_TIME, false)));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
        assertThat(compare(SyncDirection.DOWNLOAD, SyncComparison.SIZE_AND_TIME, false)
                        .transfers())
                .isEmpty();
        Files.writeString(file, "next");
        Files.setLastModifiedTime(file, old);
        assertThat(compare(SyncDirection.DOWNLOAD, SyncComparison.SIZE_AND_TIME, false)
                        .transfers())
                .hasSize(1);
    }

    @Test
    void checksumsFindWhatSizeAndTimeDoNot() throws Exception {
        file("a.csv", "AAA");
        file("b.csv", "bbb");
        object("a.csv", "aaa");
        object("b.csv", "bbb");
        assertThat(compare(SyncDirection.UPLOAD, SyncComparison.CHECKSUM, false).transfers())
                .extracting(SyncItem::name)
                .containsExactly("a.csv");
    }

    @Test
    void anObjectThatChangesAfterTheComparisonIsNotDeleted() throws Exception {
        file("a.csv", "a");
        object("gone.csv", "gone");
        object("other.csv", "gone");
        SyncPlan plan = compare(SyncDirection.UPLOAD, SyncComparison.SIZE_AND_TIME, true);
        S3Location changed = new S3Location(PREFIX.bucket(), "in/gone.csv");
        DemoConnection.await(s3.content().replace(changed, "back".getBytes(), null));
        FolderSync.Result result = DemoConnection.await(sync.apply(plan));
        assertThat(result.deleted()).isEqualTo(1);
        assertThat(sentence(result))
                .isEqualTo("s3://sync/in/: 1 object has changed in the meantime and wasn’t deleted: in/gone.csv");
        assertThat(objects()).containsOnlyKeys("in/a.csv", "in/gone.csv");
    }

    /** Whatever the preferences say of uploads: nobody has seen what came meanwhile. */
    @Test
    void anObjectThatChangesAfterTheComparisonIsNotReplacedUnasked() throws Exception {
        file("a.csv", "new");
        object("a.csv", "older");
        SyncPlan plan = compare(SyncDirection.UPLOAD, SyncComparison.SIZE_AND_TIME, true);
        S3Location changed = new S3Location(PREFIX.bucket(), "in/a.csv");
        DemoConnection.await(s3.content().replace(changed, "somebody else's".getBytes(), null));
        queue.follow(REPLACE);
        assertThat(DemoConnection.await(sync.apply(plan)).transferFailures()).isEqualTo(1);
        assertThat(objects()).isEqualTo(Map.of("in/a.csv", 15L));
    }

    @Test
    void whatWasUploadedIsNotDeletedAfterwards() throws Exception {
        file("my%20file.csv", "a");
        DemoConnection.await(sync.apply(compare(SyncDirection.UPLOAD, SyncComparison.SIZE_AND_TIME, true)));
        DemoConnection.await(sync.apply(compare(SyncDirection.UPLOAD, SyncComparison.SIZE_AND_TIME, true)));
        assertThat(objects()).containsOnlyKeys("in/my%20file.csv");
    }

    private static final UserRules REPLACE = new AlwaysReplace(Optional::empty);

    @Test
    void aFileThatChangesAfterTheComparisonIsNeitherDeletedNorReplaced() throws Exception {
        file("gone.csv", "gone");
        file("a.csv", "old");
        Files.setLastModifiedTime(folder.resolve("a.csv"), FileTime.from(Instant.EPOCH));
        object("a.csv", "new");
        SyncPlan plan = compare(SyncDirection.DOWNLOAD, SyncComparison.SIZE_AND_TIME, true);
        file("a.csv", "typed meanwhile");
        assertThat(DemoConnection.await(sync.apply(plan))).isEqualTo(new FolderSync.Result(0, 1, 0, 0, null));
        assertThat(files()).contains(Map.entry("a.csv", "typed meanwhile"), Map.entry("gone.csv", "gone"));

        Files.delete(folder.resolve("a.csv"));
        plan = compare(SyncDirection.DOWNLOAD, SyncComparison.SIZE_AND_TIME, true);
        Files.setLastModifiedTime(folder.resolve("gone.csv"), FileTime.from(Instant.EPOCH));
        FolderSync.Result result = DemoConnection.await(sync.apply(plan));
        assertThat(sentence(result))
                .isEqualTo("Couldn’t use " + folder.resolve("gone.csv")
                        + " on this computer: it has changed in the meantime, so it was kept.");
        assertThat(files()).containsEntry("gone.csv", "gone");
    }

    @Test
    void nothingIsDeletedThroughALink() throws Exception {
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        Files.writeString(outside.resolve("mine.csv"), "mine");
        Files.createSymbolicLink(folder.resolve("linked"), outside);
        Files.createSymbolicLink(folder.resolve("one.csv"), outside.resolve("mine.csv"));
        file("gone.csv", "gone");
        SyncPlan plan = compare(SyncDirection.DOWNLOAD, SyncComparison.SIZE_AND_TIME, true);
        FolderSync.Result result = DemoConnection.await(sync.apply(plan));
        assertThat(result.deleted()).isEqualTo(1);
        assertThat(result.notDeleted()).isEqualTo(2);
        assertThat(sentence(result)).contains("it is a link or lies behind one");
        assertThat(outside.resolve("mine.csv")).hasContent("mine");
        assertThat(folder.resolve("one.csv")).hasContent("mine");
        assertThat(folder.resolve("gone.csv")).doesNotExist();
    }

    private static String sentence(FolderSync.Result result) {
        return ErrorTexts.sentence(result.why());
    }

    /** What failed to come must not be paid for with what is there. */
    @Test
    void nothingIsDeletedIfATransferFails() throws Exception {
        file("a.csv", "a");
        object("gone.csv", "gone");
        SyncPlan plan = compare(SyncDirection.UPLOAD, SyncComparison.SIZE_AND_TIME, true);
        Files.delete(folder.resolve("a.csv"));
        FolderSync.Result result = DemoConnection.await(sync.apply(plan));
        assertThat(result).isEqualTo(new FolderSync.Result(0, 1, 0, 0, null));
        assertThat(objects()).containsOnlyKeys("in/gone.csv");
    }
}
