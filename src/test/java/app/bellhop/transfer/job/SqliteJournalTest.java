package app.bellhop.transfer.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ObjectEntry.Stamp;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.ByteRanges;
import app.bellhop.cloud.s3.download.UnfinishedDownload;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.ObjectLock;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.transfer.job.Counterpart.Source;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteJournalTest {

    @TempDir
    Path folder;

    private Path file;
    private final List<Path> moved = new ArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve("transfers.db");
    }

    @Test
    void jobsComeBackAfterAStart() throws Exception {
        add(3);
        assertEquals(3, unfinished());
        assertEquals(List.of(), moved);
    }

    @Test
    void aJobThatIsDecidedKeepsItsPlace() throws Exception {
        TransferJob first = TransferJob.upload(folder.resolve("1"), new S3Location("b", "1"), 1, false);
        TransferJob second = TransferJob.upload(folder.resolve("2"), new S3Location("b", "2"), 1, false);
        try (SqliteJournal journal = SqliteJournal.open(file, "c", (broken, aside) -> {})) {
            journal.add(List.of(first, second));
            TransferJob decided = first.under(UploadCondition.ALWAYS);
            journal.add(List.of(decided));
            assertEquals(List.of(decided, second), journal.unfinished());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "SQLite format 3", "{\"json\": true}", "garbage garbage garbage garbage garbage garbage"})
    void whatIsNoJournalIsSetAsideAndReported(String content) throws Exception {
        Files.writeString(file, content);
        add(1);
        assertEquals(1, unfinished());
        if (!content.isEmpty()) { // An empty file is an empty database.
            assertEquals(content, Files.readString(moved.get(0)));
        }
    }

    @Test
    void aDamagedPageIsFoundWhenTheJournalOpens() throws Exception {
        add(500);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = 2; page * 4096 < bytes.length(); page++) {
                bytes.seek(page * 4096);
                bytes.write(new byte[64]);
            }
        }
        add(1);
        assertEquals(1, unfinished());
        assertEquals(1, moved.size());
    }

    @Test
    void choicesOfBatchesThatHaveEndedAndUnknownOnesAreForgotten() throws Exception {
        TransferJob job = TransferJob.upload(folder.resolve("f"), new S3Location("b", "k"), 1, false)
                .in("open");
        try (SqliteJournal journal = SqliteJournal.open(file, "c", (broken, aside) -> {})) {
            journal.choose("ended", IfExists.SKIP);
            journal.add(List.of(job));
            journal.choose("open", IfExists.KEEP_BOTH);
        }
        execute("INSERT INTO choice VALUES('newer', 'MERGE')");
        try (SqliteJournal journal = SqliteJournal.open(file, "c", (broken, aside) -> {})) {
            assertEquals(Map.of("open", IfExists.KEEP_BOTH), journal.choices());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"job", "upload", "upload_part", "creating", "download", "choice"})
    void anotherTableOfThatNameIsSetAside(String table) throws Exception {
        execute("CREATE TABLE " + table + "(something TEXT)");
        add(1);
        assertEquals(1, unfinished());
        assertEquals(1, moved.size());
    }

    @Test
    void rowsOfAnEarlierVersionStayEachInABatchOfItsOwn() throws Exception {
        execute("CREATE TABLE job(seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, connection TEXT,"
                + " direction TEXT, bucket TEXT, key BLOB, file TEXT, size INTEGER, tree INTEGER)");
        execute("INSERT INTO job(id, connection, direction, bucket, key, file, size, tree)"
                + " VALUES('x', 'c', 'UPLOAD', 'b', x'61', '/f', 1, 0)");
        add(1);
        SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside);
        assertEquals(
                List.of("x", "together"),
                journal.unfinished().stream().map(TransferJob::batch).toList());
        journal.close();
        assertEquals(List.of(), moved);
    }

    @Test
    void rowsOfANewerVersionHideNoOthersAndStay() throws Exception {
        add(2);
        execute("INSERT INTO job(id, connection, direction, bucket, key, file, size, tree)"
                + " VALUES('x', 'c', 'TELEPORT', 'b', x'61', '/f', 1, 0)");
        for (String missing : List.of("bucket", "key", "file", "id")) {
            execute("INSERT INTO job(id, connection, direction, bucket, key, file, size, tree) VALUES('" + missing
                    + "', 'c', 'UPLOAD', 'b', x'61', '/f', 1, 0)");
            execute("UPDATE job SET " + missing + " = NULL WHERE id = '" + missing + "'");
        }
        execute("INSERT INTO upload(id, connection, bucket) VALUES('x', 'c', 'b'), ('gone', 'c', 'b')");
        assertEquals(2, unfinished());
        SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside);
        assertEquals(Optional.empty(), journal.uploads().find("x"));
        assertEquals(List.of(), journal.uploads().orphans());
        journal.close();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                var rows = database.createStatement().executeQuery("SELECT count(*) FROM job")) {
            rows.next();
            assertEquals(7, rows.getInt(1));
        }
    }

    @Test
    void aJournalOfTheVersionWithoutCopiesAndDeletesOpensAndTakesThem() throws Exception {
        execute("CREATE TABLE job(seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, connection TEXT,"
                + " direction TEXT, bucket TEXT, key BLOB, file TEXT, size INTEGER, tree INTEGER, batch TEXT,"
                + " handling TEXT)");
        execute("INSERT INTO job(id, connection, direction, bucket, key, file, size, tree, batch, handling)"
                + " VALUES('x', 'c', 'UPLOAD', 'b', x'61', '/f', 1, 0, 'b1', '{\"condition\":\"always\"}')");
        List<TransferJob> jobs = ofObjects();
        try (SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside)) {
            assertEquals(Path.of("/f"), journal.unfinished().get(0).file());
            assertEquals(
                    UploadCondition.ALWAYS,
                    journal.unfinished().get(0).handling().condition());
            journal.add(jobs);
        }
        try (SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside)) {
            assertEquals(jobs, journal.unfinished().subList(1, 1 + jobs.size()));
        }
        assertEquals(List.of(), moved);
    }

    /** Of every kind that has no file, with keys that are hard to write. */
    private static List<TransferJob> ofObjects() {
        S3Location odd = new S3Location("from", "a//../\u0000\uD83D\uDE00 \"x\"/");
        S3Location to = new S3Location("b", "to/");
        return Stream.of(
                        TransferJob.copy(new Source(odd), to, 5, false, false),
                        TransferJob.copy(new Source(odd), to, 0, true, true),
                        TransferJob.delete(to, Map.of(odd.key(), new Stamp(5, "e"), "k", new Stamp(6, null)))
                                .later(),
                        TransferJob.deleteBelow(to, true, 7).later())
                .map(job -> job.in("batch"))
                .toList();
    }

    @Test
    void aDeleteWhoseKeysAreNotUnderstoodDeletesNothing() throws Exception {
        add(1);
        for (String written : List.of(
                "null",
                "'{}'",
                "'{\"bucket\": \"b\", \"key\": \"k\", \"elsewhere\": 1}'",
                "'{\"keys\": [1]}'",
                "'garbage'")) {
            execute("INSERT INTO job(connection, direction, bucket, key, file, size, tree, counterpart)"
                    + " VALUES('c', 'DELETE', 'b', x'61', '', 1, 0, " + written + ")");
            execute("INSERT INTO job(connection, direction, bucket, key, file, size, tree, counterpart)"
                    + " VALUES('c', 'MOVE', 'b', x'61', '', 1, 0, " + written + ")");
        }
        assertEquals(1, unfinished());
    }

    @Test
    void whatIsDecidedAboutAJobComesBackButNoSecret() throws Exception {
        UploadOptions options = new UploadOptions(
                "text/csv",
                "no-cache",
                null,
                "private",
                "STANDARD_IA",
                new Encryption(Encryption.Kind.SSE_C, "c2VjcmV0LWtleQ=="),
                Map.of("owner", "ada"),
                Map.of("team", "water"),
                new ObjectLock(ObjectLock.Mode.GOVERNANCE, Instant.parse("2027-01-01T00:00:00Z"), true),
                false);
        List<TransferJob> jobs = Stream.of(
                        UploadCondition.ALWAYS, UploadCondition.IF_ABSENT, UploadCondition.ifMatch("e"))
                .map(condition -> TransferJob.upload(folder.resolve("f"), new S3Location("b", "k"), 1, false)
                        .in("batch")
                        .with(new Handling(condition, folder, options)))
                .toList();
        try (SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside)) {
            journal.add(jobs);
        }
        try (SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside)) {
            UploadOptions kept = options.withEncryption(new Encryption(Encryption.Kind.SSE_C, null));
            List<Handling> expected = jobs.stream()
                    .map(job -> new Handling(job.handling().condition(), folder, kept))
                    .toList();
            assertEquals(
                    expected,
                    journal.unfinished().stream().map(TransferJob::handling).toList());
        }
        assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("c2VjcmV0"));
    }

    @Test
    void jobsOfEarlierVersionsAreUndecidedAndThoseNotUnderstoodStay() throws Exception {
        execute("CREATE TABLE job(seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, connection TEXT,"
                + " direction TEXT, bucket TEXT, key BLOB, file TEXT, size INTEGER, tree INTEGER)");
        execute("INSERT INTO job(id, connection, direction, bucket, key, file, size, tree)"
                + " VALUES('x', 'c', 'DOWNLOAD', 'b', x'61', '/f', 1, 0)");
        try (SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside)) {
            assertEquals(Handling.UNDECIDED, journal.unfinished().get(0).handling());
        }
        execute("UPDATE job SET handling = '{\"options\": {\"encryption\": {\"kind\": \"SSE_X\"}}}'");
        add(1);
        assertEquals(1, unfinished());
        assertEquals(List.of(), moved);
    }

    @Test
    void aLockedJournalStaysWhereItIs() throws Exception {
        add(1);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("PRAGMA locking_mode=EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");
            assertFault(Fault.IN_USE, () -> SqliteJournal.open(file, "c", null, 50, this::setAside));
            statement.execute("ROLLBACK");
        }
        assertEquals(List.of(), moved);
        assertEquals(1, unfinished());
    }

    @Test
    void whatIsInThePlaceOfTheJournalIsNamed() throws Exception {
        Files.createDirectory(file);
        assertFault(Fault.IS_A_FOLDER, () -> SqliteJournal.open(file, "c", this::setAside));
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("unplugged/transfers.db"));
        assertFault(Fault.MISSING, () -> SqliteJournal.open(file, "c", this::setAside));
        assertEquals(List.of(), moved);
    }

    /** As on a disk that was mounted anew without the permission to write. */
    @Test
    void whatMayNotBeWrittenIsSaid() throws Exception {
        add(1);
        Files.createDirectory(file.resolveSibling(file.getFileName() + "-shm"));
        assertFault(Fault.PERMISSION_DENIED, () -> add(1));
    }

    @Test
    void aJournalOnAFullDiskStaysWhereItIs() throws Exception {
        full(3);
        assertFault(Fault.DISK_FULL, () -> SqliteJournal.open(file, "c", this::setAside));
        assertEquals(List.of(), moved);
    }

    @Test
    void whatHasNoRoomIsReportedAndWhatWasThereStays() throws Exception {
        full(30);
        TransferJob job = job();
        try (SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside)) {
            journal.add(List.of(job));
            List<TransferJob> many = Stream.generate(this::job).limit(1000).toList();
            assertFault(Fault.DISK_FULL, () -> journal.add(many));
            assertFault(Fault.DISK_FULL, () -> journal.replace(job, many));
            assertEquals(List.of(job), journal.unfinished());
            journal.downloadLog(job).saved(new UnfinishedDownload("e", 1, new ByteRanges()));
        }
        try (SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside)) {
            assertEquals(List.of(job), journal.unfinished());
            assertTrue(journal.downloadLog(job).unfinished().isPresent(), "later writes are committed again");
        }
        assertEquals(List.of(), moved);
    }

    /** The driver takes what follows the ? for a PRAGMA: SQLite reports a full disk beyond that many pages. */
    private void full(int pages) {
        file = folder.resolve("transfers.db?max_page_count=" + pages);
    }

    private static void assertFault(Fault fault, Executable work) {
        CloudException e = assertThrows(CloudException.class, work);
        assertEquals(ErrorKind.LOCAL_FILE, e.kind());
        assertEquals(new Detail.LocalFile(fault), e.failure().detail());
    }

    @Test
    void whatOnlyTheWalHoldsComesBackAfterACrash() throws Exception {
        SqliteJournal running = SqliteJournal.open(file, "c", this::setAside);
        running.add(List.of(TransferJob.upload(folder.resolve("f"), new S3Location("b", "k"), 1, false)));
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        for (String name : List.of("transfers.db", "transfers.db-wal")) {
            Files.copy(folder.resolve(name), crashed.resolve(name));
        }
        running.close();
        file = crashed.resolve("transfers.db");
        assertEquals(1, unfinished());
        assertEquals(List.of(), moved);
    }

    @Test
    void nothingIsLeftBesideAClosedJournal() throws Exception {
        add(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.allMatch(f -> f.getFileName().toString().startsWith("transfers.db")));
        }
    }

    private void setAside(Path original, Path aside) {
        assertEquals(file, original);
        moved.add(aside);
    }

    private void add(int count) throws IOException {
        SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside);
        journal.add(Stream.generate(this::job).limit(count).toList());
        journal.close();
    }

    private TransferJob job() {
        Path source = folder.resolve("a file with a name that takes some room");
        return TransferJob.upload(source, new S3Location("b", "k"), 1, false).in("together");
    }

    private int unfinished() throws IOException {
        SqliteJournal journal = SqliteJournal.open(file, "c", this::setAside);
        try {
            return journal.unfinished().size();
        } finally {
            journal.close();
        }
    }

    private void execute(String sql) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
