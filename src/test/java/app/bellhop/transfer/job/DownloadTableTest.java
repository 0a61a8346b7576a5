package app.bellhop.transfer.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.ByteRanges;
import app.bellhop.cloud.s3.download.UnfinishedDownload;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTableTest {

    @TempDir
    Path folder;

    private TransferJob job;

    @BeforeEach
    void name() {
        job = TransferJob.download(new S3Location("b", "k"), folder, folder.resolve("k"), 100, false);
    }

    private SqliteJournal open() throws Exception {
        return SqliteJournal.open(folder.resolve("transfers.db"), "c", (file, moved) -> {});
    }

    private static UnfinishedDownload some() {
        return new UnfinishedDownload("e", 100, ByteRanges.parse("0-10,20-30"));
    }

    @Test
    void rangesComeBackAfterAStartAndARetry() throws Exception {
        try (SqliteJournal journal = open()) {
            journal.add(List.of(job));
            journal.downloadLog(job).saved(some());
        }
        try (SqliteJournal journal = open()) {
            journal.add(List.of(job));
            UnfinishedDownload left = journal.downloadLog(job).unfinished().orElseThrow();
            assertEquals("0-10,20-30", left.done().toString());
            assertEquals("e", left.etag());
            assertEquals(100, left.size());
            journal.downloadLog(job).forgotten();
            assertTrue(journal.downloadLog(job).unfinished().isEmpty());
        }
    }

    @Test
    void aJobThatIsGoneLeavesNothing() throws Exception {
        try (SqliteJournal journal = open()) {
            journal.add(List.of(job));
            journal.downloadLog(job).saved(some());
            journal.remove(List.of(job.id()));
            assertTrue(journal.downloadLog(job).unfinished().isEmpty());
            journal.downloadLog(job).saved(some()); // A thread that was late.
            assertTrue(journal.downloadLog(job).unfinished().isEmpty());
        }
    }

    /** One such row would keep all transfers from coming back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO download VALUES('ID', 'e', 5, NULL)",
                "INSERT INTO download VALUES('ID', NULL, 5, '0-3')",
                "INSERT INTO download VALUES('ID', 'e', 5, '0-x')",
                "INSERT INTO upload VALUES('ID', 'c', 'b', x'61', 'u', 0, 5, 1, NULL)",
                "INSERT INTO upload VALUES('ID', 'c', 'b', x'61', 'u', NULL, 5, 1, NULL)",
                "INSERT INTO upload VALUES('ID', 'c', 'b', NULL, 'u', 5, 5, 1, NULL)"
            })
    void aRowThatIsNotUnderstoodIsAsIfItWereNotThere(String row) throws Exception {
        TransferJob upload = TransferJob.upload(folder.resolve("f"), new S3Location("b", "a"), 5, false);
        TransferJob kept = row.contains("download") ? job : upload;
        try (SqliteJournal journal = open()) {
            journal.add(List.of(kept));
        }
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("transfers.db"));
                Statement statement = database.createStatement()) {
            statement.execute(row.replace("ID", kept.id()));
        }
        try (SqliteJournal journal = open()) {
            assertEquals(0, journal.kept(kept));
            assertTrue(journal.downloadLog(kept).unfinished().isEmpty());
            assertTrue(journal.uploads().find(kept.id()).isEmpty());
        }
    }
}
