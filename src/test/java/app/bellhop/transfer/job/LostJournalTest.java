package app.bellhop.transfer.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadedPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody deletes the file of a journal that is open: SQLite goes on without a word, and nothing would be left of it. */
class LostJournalTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() throws IOException {
        file = Files.createDirectory(folder.resolve("home")).resolve("transfers.db");
        Path known = Files.createFile(folder.resolve("known"));
        assumeTrue(
                Files.readAttributes(known, BasicFileAttributes.class).fileKey() != null, "Windows: can't be deleted");
    }

    private SqliteJournal open(String connection) throws IOException {
        return SqliteJournal.open(file, connection, (broken, aside) -> {});
    }

    private static TransferJob job(String key) {
        return TransferJob.upload(Path.of(key), new S3Location("b", key), 1, false);
    }

    private List<String> unfinished(String connection) throws IOException {
        try (SqliteJournal journal = open(connection)) {
            return keys(journal);
        }
    }

    private static List<String> keys(SqliteJournal journal) {
        return journal.unfinished().stream().map(job -> job.target().key()).toList();
    }

    private void delete(String... suffixes) throws IOException {
        for (String suffix : suffixes) {
            Files.delete(file.resolveSibling("transfers.db" + suffix));
        }
    }

    @Test
    void everythingIsThereAgainAfterTheNextWrite() throws Exception {
        try (SqliteJournal closed = open("closed")) {
            closed.add(List.of(job("closed")));
        }
        try (SqliteJournal office = open("office");
                SqliteJournal home = open("home")) {
            office.add(List.of(job("first")));
            home.add(List.of(job("other")));
            delete("", "-wal", "-shm");
            office.add(List.of(job("second")));
            assertEquals(List.of("first", "second"), unfinished("office"), "after a crash");
            assertEquals(List.of("other"), unfinished("home"));
            assertEquals(List.of("closed"), unfinished("closed"));
            home.add(List.of(job("more")));
            assertEquals(List.of("first", "second"), keys(office));
        }
        assertEquals(List.of("other", "more"), unfinished("home"));
    }

    /** The -wal that stays is of the file that is gone: it must not be read into the new one. */
    @Test
    void theFileAloneIsGone() throws Exception {
        try (SqliteJournal journal = open("office")) {
            journal.add(List.of(job("first")));
            delete("");
            journal.remove(List.of("none"));
            journal.add(List.of(job("second")));
            assertEquals(List.of("first", "second"), unfinished("office"));
        }
        assertEquals(List.of("first", "second"), unfinished("office"));
    }

    @Test
    void whatIsOnlyPausedIsKeptWhenTheJournalIsClosed() throws Exception {
        try (SqliteJournal journal = open("office")) {
            journal.add(List.of(job("first")));
            delete("", "-wal", "-shm");
        }
        assertEquals(List.of("first"), unfinished("office"));
    }

    @Test
    void whatIsThereInsteadIsAddedTo() throws Exception {
        TransferJob first = job("first");
        try (SqliteJournal journal = open("office")) {
            journal.add(List.of(first));
            journal.choose(first.batch(), IfExists.SKIP);
            UnfinishedUpload begun = new UnfinishedUpload("u", 4, null, List.of());
            journal.uploads().begun(new UploadRecord(first.id(), first.target(), new FileStamp(5, 0), begun));
            journal.uploads().stored(first.id(), new UploadedPart(1, "etag", null));
            delete("", "-wal", "-shm");
            try (SqliteJournal anew = open("home")) {
                anew.add(List.of(job("other")));
            }
            journal.add(List.of(job("second")));
        }
        assertEquals(List.of("other"), unfinished("home"));
        assertEquals(List.of("first", "second"), unfinished("office"));
        try (SqliteJournal journal = open("office")) {
            assertEquals(
                    1,
                    journal.uploads()
                            .find(first.id())
                            .orElseThrow()
                            .upload()
                            .parts()
                            .size());
            assertEquals(IfExists.SKIP, journal.choices().get(first.batch()));
        }
    }

    @Test
    void aFolderThatIsGoneIsTold() throws Exception {
        SqliteJournal journal = open("office");
        journal.add(List.of(job("first")));
        delete("", "-wal", "-shm");
        Files.delete(file.getParent());
        CloudException told = assertThrows(CloudException.class, () -> journal.add(List.of(job("second"))));
        assertEquals(new Detail.LocalFile(Fault.MISSING), told.failure().detail());
        assertThrows(CloudException.class, journal::close);
        assertFalse(Files.exists(file.getParent()));
    }
}
