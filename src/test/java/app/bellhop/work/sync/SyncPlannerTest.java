package app.bellhop.work.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.transfer.local.NamePatterns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a sync would do. */
class SyncPlannerTest {

    private static final Path FOLDER = Path.of("/home/data");
    private static final S3Location PREFIX = new S3Location("b", "in/");
    private static final Instant EARLY = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-01T10:00:05Z");

    private SyncDirection direction = SyncDirection.UPLOAD;
    private SyncComparison comparison = SyncComparison.SIZE_AND_TIME;
    private String include = "";
    private String exclude = "";
    private boolean delete;

    private static SyncFile file(String name, long size, Instant modified) {
        return SyncFile.local(FOLDER.resolve(name), PREFIX.key() + name, size, modified);
    }

    private static SyncFile object(String name, long size, Instant modified) {
        return new SyncFile(FOLDER.resolve(name), PREFIX.key() + name, size, modified, "etag");
    }

    private SyncPlan plan(List<SyncFile> local, List<SyncFile> remote, Unread... unread) {
        SyncOptions options = new SyncOptions(
                direction, FOLDER, PREFIX, comparison, NamePatterns.of(include), NamePatterns.of(exclude), delete);
        return new SyncPlanner(options, (file, object) -> file.key().contains("equal"))
                .plan(local, remote, List.of(unread));
    }

    private static Map<String, SyncState> states(SyncPlan plan) {
        return plan.items().stream().collect(Collectors.toMap(SyncItem::name, SyncItem::state));
    }

    private static final List<SyncFile> LOCAL = List.of(
            file("new.csv", 1, EARLY),
            file("longer.csv", 5, EARLY),
            file("later.csv", 7, LATE),
            file("same.csv", 7, EARLY),
            file("sub/same.csv", 7, EARLY.plusMillis(900)));
    private static final List<SyncFile> REMOTE = List.of(
            object("longer.csv", 4, LATE),
            object("later.csv", 7, EARLY),
            object("same.csv", 7, LATE),
            object("sub/same.csv", 7, EARLY),
            object("old.csv", 9, EARLY));

    @Test
    void comparesBySizeAndTimeWhenUploading() {
        assertThat(states(plan(LOCAL, REMOTE)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "new.csv", SyncState.NEW,
                        "longer.csv", SyncState.CHANGED,
                        "later.csv", SyncState.CHANGED,
                        "same.csv", SyncState.SAME,
                        "sub/same.csv", SyncState.SAME,
                        "old.csv", SyncState.ONLY_THERE));
    }

    @Test
    void comparesTheOtherWayRoundWhenDownloading() {
        direction = SyncDirection.DOWNLOAD;
        assertThat(states(plan(LOCAL, REMOTE)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "new.csv", SyncState.ONLY_THERE,
                        "longer.csv", SyncState.CHANGED,
                        "later.csv", SyncState.SAME,
                        "same.csv", SyncState.CHANGED,
                        "sub/same.csv", SyncState.SAME,
                        "old.csv", SyncState.NEW));
    }

    @Test
    void comparesContentWhereAskedTo() {
        comparison = SyncComparison.CHECKSUM;
        SyncPlan plan = plan(
                List.of(file("equal.csv", 3, LATE), file("other.csv", 3, EARLY)),
                List.of(object("equal.csv", 3, EARLY), object("other.csv", 3, LATE)));
        assertThat(states(plan)).isEqualTo(Map.of("equal.csv", SyncState.SAME, "other.csv", SyncState.CHANGED));
    }

    @ParameterizedTest
    @EnumSource
    void comparesContentWhereAServerTellsNoTime(SyncDirection either) {
        direction = either;
        List<SyncFile> local = List.of(file("other", 7, EARLY), file("equal", 7, EARLY));
        List<SyncFile> remote = List.of(object("other", 7, null), object("equal", 7, null));
        assertThat(states(plan(local, remote))).isEqualTo(Map.of("other", SyncState.CHANGED, "equal", SyncState.SAME));
    }

    @Test
    void deletesOnlyWhenAskedTo() {
        assertThat(plan(LOCAL, REMOTE).deletes()).isEmpty();
        delete = true;
        SyncPlan plan = plan(LOCAL, REMOTE);
        assertThat(plan.deletes()).extracting(SyncItem::name).containsExactly("old.csv");
        assertThat(plan.deleteBytes()).isEqualTo(9);
        assertThat(plan.transferBytes()).isEqualTo(1 + 5 + 7);
    }

    @Test
    void excludedNamesAreNeitherTransferredNorDeleted() {
        delete = true;
        exclude = "old*, sub/";
        include = "*.csv";
        SyncPlan plan = plan(LOCAL, REMOTE);
        assertThat(plan.deletes()).isEmpty();
        assertThat(states(plan)).doesNotContainKeys("old.csv", "sub/same.csv");
    }

    /** A folder that could not be read is not an empty folder. */
    @Test
    void whatMayBeInAnUnreadableFolderIsNeverDeleted() {
        delete = true;
        Path locked = FOLDER.resolve("locked");
        CloudException denied = CloudException.ofFile("PutObject", locked.toString(), new IOException("denied"));
        SyncPlan plan = plan(
                List.of(),
                List.of(object("locked/a.csv", 1, EARLY), object("gone.csv", 1, EARLY)),
                new Unread(locked, "in/locked", denied));
        assertThat(plan.deletes()).extracting(SyncItem::name).containsExactly("gone.csv");
        assertThat(states(plan)).isEqualTo(Map.of("locked", SyncState.UNREADABLE, "gone.csv", SyncState.ONLY_THERE));
    }
}
