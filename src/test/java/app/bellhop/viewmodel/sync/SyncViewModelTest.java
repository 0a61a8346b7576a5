package app.bellhop.viewmodel.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.SessionTestBase;
import app.bellhop.settings.PlanningSettings;
import app.bellhop.work.sync.FolderSync;
import app.bellhop.work.sync.SyncDirection;
import app.bellhop.work.sync.SyncItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sync screen, without a toolkit. */
class SyncViewModelTest extends SessionTestBase {

    private FolderSync sync;
    private SyncViewModel model;
    private boolean closed;

    @BeforeEach
    void open() throws Exception {
        sync = new FolderSync(s3.all(), queue, Runnable::run);
        model = new SyncViewModel(sync, test.context, new S3Location("b", "in/"));
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("a.csv"), "new");
        Files.writeString(data.resolve("same.csv"), "0123456789");
        Files.setLastModifiedTime(
                data.resolve("same.csv"), java.nio.file.attribute.FileTime.from(java.time.Instant.EPOCH));
        store.put("b", "in/same.csv", "in/old.csv", "in/older.csv");
        model.choices().folder().set(data.toString());
    }

    private void apply() {
        model.apply(() -> closed = true).run();
    }

    @Test
    void showsWhatWouldBeTransferredAndDeleted() {
        model.choices().delete().set(true);
        model.compare().run();
        assertThat(model.items()).extracting(SyncItem::name).containsExactly("a.csv", "old.csv", "older.csv");
        assertThat(model.status().get()).isEqualTo("1 upload (3 B) · 2 deletes (20 B) · 1 the same");
        model.sort(() -> Comparator.comparing(SyncItem::name).reversed());
        assertThat(model.items()).extracting(SyncItem::name).containsExactly("older.csv", "old.csv", "a.csv");
        model.showSame().set(true);
        assertThat(model.items()).extracting(SyncItem::name).contains("same.csv");
    }

    @Test
    void deletesOnlyOnceTheExactListWasConfirmed() {
        model.choices().delete().set(true);
        model.compare().run();
        apply();
        assertThat(test.dialogs.last().text())
                .isEqualTo("Delete 2 files (20 B) from s3://b/in/ once everything is transferred? What is deleted:");
        assertThat(test.dialogs.last().details()).containsExactly("old.csv", "older.csv");
        assertThat(closed).isFalse();
        assertThat(store.objects).containsKey(new S3Location("b", "in/old.csv"));
        test.dialogs.answer(Map.of());
        apply();
        assertThat(closed).isTrue();
        assertThat(store.objects).containsOnlyKeys(new S3Location("b", "in/a.csv"), new S3Location("b", "in/same.csv"));
        assertThat(test.notice()).isEqualTo("Synced: 1 transferred, 2 deleted.");
    }

    /** Or else what is beside the prefix would be deleted, too. */
    @Test
    void aPrefixThatIsTypedWithoutItsSlashIsThatFolder() {
        store.put("b", "in-2025/kept.csv", "index.csv");
        model.choices().prefix().set("s3://b/in");
        model.choices().delete().set(true);
        model.compare().run();
        assertThat(model.items()).extracting(SyncItem::name).containsExactly("a.csv", "old.csv", "older.csv");
        model.choices().prefix().set("arn:aws:s3:::b/in");
        model.compare().run();
        assertThat(model.items()).extracting(SyncItem::name).containsExactly("a.csv", "old.csv", "older.csv");
        model.choices().prefix().set("ftp://b/in");
        model.compare().run();
        assertThat(model.status().get())
                .isEqualTo("Enter a prefix such as s3://bucket/reports/: \"ftp://b/in\" isn’t one.");
        model.choices().prefix().set("s3://b");
        model.compare().run();
        assertThat(model.items()).extracting(SyncItem::name).contains("in-2025/kept.csv", "in/old.csv");
    }

    @Test
    void anotherOptionNeedsAnotherComparison() {
        model.compare().run();
        assertThat(model.apply(() -> {}).enabled().get()).isTrue();
        model.choices().direction().set(SyncDirection.DOWNLOAD);
        assertThat(model.apply(() -> {}).enabled().get()).isFalse();
        assertThat(model.items()).isEmpty();
    }

    @Test
    void leavesOutAtFirstWhatUploadsDo() {
        test.context.settings().update(p -> p.withPlanning(new PlanningSettings("ASK", "ASK", "*.csv")));
        SyncViewModel another = new SyncViewModel(sync, test.context, new S3Location("b", "in/"));
        another.choices().folder().set(model.choices().folder().get());
        another.compare().run();
        assertThat(another.items()).isEmpty();
        assertThat(another.choices().exclude().get()).isEqualTo("*.csv");
    }

    @Test
    void saysWhenThereIsNothingToDo() {
        model.choices().exclude().set("a.csv, old*");
        model.compare().run();
        assertThat(model.status().get()).isEqualTo("Nothing to sync: the file is the same on both sides.");
        assertThat(model.apply(() -> {}).enabled().get()).isFalse();
    }

    @Test
    void namesTheFolderOrPrefixThatIsNone() {
        model.choices().folder().set("data");
        model.compare().run();
        assertThat(model.status().get()).isEqualTo("Enter the full path of a folder: \"data\" isn’t one.");
        model.choices().folder().set(folder.resolve("nowhere").toString());
        model.compare().run();
        assertThat(model.status().get()).contains(folder.resolve("nowhere").toString());
        assertThat(model.items()).isEmpty();
    }

    /** However long the prefix takes to be listed. */
    @Test
    void saysAtOnceThatTheFolderIsMissing() {
        store.slowListing = new CompletableFuture<>();
        model.choices().folder().set(folder.resolve("nowhere").toString());
        model.compare().run();
        assertThat(model.status().get()).contains(folder.resolve("nowhere").toString());
        assertThat(store.slowListing).isCancelled();
        assertThat(model.compare().enabled().get()).isTrue();
    }

    /** However long it takes to walk through the folder. */
    @Test
    void saysAtOnceThatTheListingFailed() {
        List<Runnable> disk = new ArrayList<>();
        FolderSync slow = new FolderSync(s3.all(), queue, disk::add);
        SyncViewModel waiting = new SyncViewModel(slow, test.context, new S3Location("b", "in/"));
        waiting.choices().folder().set(model.choices().folder().get());
        store.failing.put("listAll", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        waiting.compare().run();
        assertThat(waiting.status().get()).contains("s3:Test");
        assertThat(waiting.compare().enabled().get()).isTrue();
        disk.forEach(Runnable::run);
        assertThat(waiting.status().get()).contains("s3:Test");
    }

    @Test
    void saysWhyTheListingFailed() {
        store.failing.put("listAll", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        model.compare().run();
        assertThat(model.status().get()).contains("s3:Test");
        assertThat(model.apply(() -> {}).enabled().get()).isFalse();
    }
}
