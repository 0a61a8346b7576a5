package app.bellhop.transfer.job;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.download.DownloadLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Remembers the unfinished transfers of a connection, even after a crash, in a SQLite file that all connections share. Every
 * method blocks, and has committed when it returns; otherwise it throws a {@code CloudException} LOCAL_FILE (disk full, for
 * example).
 */
public final class SqliteJournal implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SqliteJournal.class.getName());

    private static final String SCHEMA = "CREATE TABLE IF NOT EXISTS job(seq INTEGER PRIMARY KEY AUTOINCREMENT,"
            + " id TEXT UNIQUE, connection TEXT, direction TEXT, bucket TEXT, key BLOB, file TEXT, size INTEGER,"
            + " tree INTEGER, batch TEXT, handling TEXT, counterpart TEXT, server TEXT, failure TEXT)";

    private static final int BUSY_MILLIS = 5_000;

    private static final int SQLITE_ERROR = 1;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_NOTADB = 26;

    /** What this version understands; rows of a newer one are left for it. */
    private static final Set<String> DIRECTIONS =
            Stream.of(TransferJob.Direction.values()).map(Enum::name).collect(Collectors.toSet());

    private final JournalDatabase database;
    private final String connectionId;
    private final @Nullable String server;
    private final UploadTables uploads;
    private final ChoiceTable choices;
    private final Set<String> begunDownloads;

    private SqliteJournal(Path file, int busyMillis, String connectionId, @Nullable String server) throws SQLException {
        this.server = server;
        Connection opened = connect(file, busyMillis);
        JournalPlace place = new JournalPlace(file, connectionId, again -> connect(again, busyMillis));
        this.database = new JournalDatabase(new JournalFailure(file), place, opened);
        this.connectionId = connectionId;
        this.uploads = new UploadTables(this.database, connectionId);
        this.choices = new ChoiceTable(this.database);
        this.begunDownloads = DownloadTable.begun(this.database);
    }

    /**
     * Opens the file. One that is damaged, or no journal, is set aside with its -wal and -shm, and a new one begun. One that
     * cannot be opened for another reason (locked, disk full) stays as it is.
     *
     * @param setAside receives a file that was set aside, and its new path
     * @throws CloudException LOCAL_FILE, when the journal cannot be opened now
     */
    public static SqliteJournal open(Path file, String connectionId, BiConsumer<Path, Path> setAside)
            throws IOException {
        return open(file, connectionId, null, setAside);
    }

    /**
     * The same for jobs that are to be run.
     *
     * @param server what the connection is connected to now; null if nothing is run
     */
    public static SqliteJournal open(
            Path file, String connectionId, @Nullable String server, BiConsumer<Path, Path> setAside)
            throws IOException {
        return open(file, connectionId, server, BUSY_MILLIS, setAside);
    }

    /** @param busyMillis how long to wait for another program that holds the file */
    static SqliteJournal open(
            Path file, String connectionId, @Nullable String server, int busyMillis, BiConsumer<Path, Path> setAside)
            throws IOException {
        JournalFailure failure = new JournalFailure(file);
        Files.createDirectories(file.getParent());
        try {
            return new SqliteJournal(file, busyMillis, connectionId, server);
        } catch (SQLException e) {
            if (!damaged(e)) {
                throw failure.of(e);
            }
            setAside.accept(file, moveAside(file));
            try {
                return new SqliteJournal(file, busyMillis, connectionId, server);
            } catch (SQLException secondTime) {
                throw failure.of(secondTime);
            }
        } catch (UnsatisfiedLinkError e) {
            throw new IOException(e.getMessage(), e); // No room to unpack SQLite's library.
        }
    }

    private static boolean damaged(SQLException e) {
        int primary = JournalFailure.primary(e);
        return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
    }

    /** What was committed last may still lie in the -wal: without it, the file set aside would lack it. */
    private static Path moveAside(Path file) throws IOException {
        String name = file.getFileName() + ".broken-" + System.currentTimeMillis();
        for (String suffix : List.of("", "-wal", "-shm")) {
            Path part = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(part)) {
                Files.move(part, file.resolveSibling(name + suffix));
            }
        }
        return file.resolveSibling(name);
    }

    private static Connection connect(Path file, int busyMillis) throws SQLException {
        Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = database.createStatement()) {
            statement.execute("PRAGMA busy_timeout=" + busyMillis);
            check(statement);
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=NORMAL");
            statement.execute(SCHEMA);
            UploadTables.create(statement);
            addColumn(statement, "job", "batch TEXT");
            addColumn(statement, "job", "handling TEXT");
            addColumn(statement, "job", "counterpart TEXT");
            addColumn(statement, "job", "server TEXT");
            addColumn(statement, "job", "failure TEXT");
            DownloadTable.create(statement);
            ChoiceTable.create(statement);
            // A table of that name with other columns cannot be used.
            statement.execute(
                    "SELECT seq, id, connection, direction, bucket, key, file, size, tree, batch, handling, counterpart,"
                            + " server, failure FROM job LIMIT 0");
            return database;
        } catch (SQLException e) {
            database.close();
            throw e.getErrorCode() == SQLITE_ERROR ? new SQLException(e.getMessage(), null, SQLITE_NOTADB) : e;
        }
    }

    /** Adds a column that a journal of an earlier version lacks. */
    static void addColumn(Statement statement, String table, String column) throws SQLException {
        String name = column.substring(0, column.indexOf(' '));
        try (ResultSet found = statement.executeQuery(
                "SELECT 1 FROM pragma_table_info('" + table + "') WHERE name = '" + name + "'")) {
            if (found.next()) {
                return;
            }
        }
        statement.execute("ALTER TABLE " + table + " ADD COLUMN " + column);
    }

    /** A damaged page is found now, not by the first transfer that needs it. */
    private static void check(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (found.next() && !found.getString(1).equals("ok")) {
                throw new SQLException(found.getString(1), null, SQLITE_CORRUPT);
            }
        }
    }

    /** One that is there is replaced, in its place. */
    public void add(List<TransferJob> jobs) {
        database.lasting(() -> insert(jobs));
    }

    /** Replaces a folder or prefix with the jobs found in it, in one transaction. */
    public void replace(TransferJob tree, List<TransferJob> jobs) {
        database.lasting(() -> {
            insert(jobs);
            delete(List.of(tree.id()));
        });
    }

    public void remove(Collection<String> ids) {
        database.transaction(() -> delete(ids));
    }

    private void insert(List<TransferJob> jobs) throws SQLException {
        database.write(
                "INSERT INTO job(id, connection, direction, bucket, key, file, size, tree, batch, handling,"
                        + " counterpart, server) VALUES(?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET"
                        + " (connection, direction, bucket, key, file, size, tree, batch, handling, counterpart, server,"
                        + " failure) = (excluded.connection, excluded.direction, excluded.bucket, excluded.key,"
                        + " excluded.file, excluded.size, excluded.tree, excluded.batch, excluded.handling,"
                        + " excluded.counterpart, excluded.server, NULL)",
                jobs.stream().map(this::values).toList());
    }

    private @Nullable Object[] values(TransferJob job) {
        return new @Nullable Object[] {
            job.id(),
            connectionId,
            job.direction().name(),
            job.target().bucket(),
            job.target().key().getBytes(StandardCharsets.UTF_8),
            job.direction().local() ? job.file().toString() : "",
            job.size(),
            job.tree(),
            job.batch(),
            HandlingText.write(job.handling()),
            CounterpartText.write(job.counterpart()),
            server
        };
    }

    private void delete(Collection<String> ids) throws SQLException {
        database.write(
                "DELETE FROM job WHERE id = ?",
                ids.stream().map(id -> new @Nullable Object[] {id}).toList());
        ids.forEach(begunDownloads::remove);
    }

    /** Remembers why jobs have failed, by their IDs, until they are added again. */
    public void fail(Map<String, CloudException> why) {
        database.transaction(() -> database.write(
                "UPDATE job SET failure = ? WHERE id = ?",
                why.entrySet().stream()
                        .map(e -> new @Nullable Object[] {FailureText.write(e.getValue()), e.getKey()})
                        .toList()));
    }

    /** Why jobs of this connection have failed, by their IDs. */
    public Map<String, CloudException> failures() {
        Map<String, CloudException> why = new HashMap<>();
        database.query(
                        "SELECT id, failure FROM job WHERE connection = ? AND id IS NOT NULL AND failure IS NOT NULL",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        connectionId)
                .forEach(job -> FailureText.read(job.getValue()).ifPresent(failure -> why.put(job.getKey(), failure)));
        return why;
    }

    /** What the connection is connected to; null if that is not known. */
    public @Nullable String server() {
        return server;
    }

    /** Remembers what to do about all conflicts of a batch. */
    public void choose(String batch, IfExists choice) {
        choices.put(batch, choice);
    }

    /** What was chosen for the batches of unfinished jobs. */
    public Map<String, IfExists> choices() {
        return choices.all();
    }

    /** The unfinished jobs of this connection, in the order in which they were added. */
    public List<TransferJob> unfinished() {
        return database
                .query(
                        "SELECT * FROM job WHERE connection = ? AND id IS NOT NULL AND bucket IS NOT NULL"
                                + " AND key IS NOT NULL ORDER BY seq",
                        SqliteJournal::understood,
                        connectionId)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<TransferJob> understood(ResultSet row) throws SQLException {
        try {
            return DIRECTIONS.contains(row.getString("direction")) ? Optional.of(job(row)) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            LOG.log(Level.WARNING, "A transfer in the journal is not understood", e);
            return Optional.empty();
        }
    }

    /** Those of them that were added when the connection had another server: that server, by their IDs. */
    public Map<String, String> otherServers() {
        return database
                .query(
                        "SELECT id, server FROM job WHERE connection = ? AND id IS NOT NULL AND server <> ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        connectionId,
                        server)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static TransferJob job(ResultSet row) throws SQLException {
        TransferJob.Direction direction = TransferJob.Direction.valueOf(row.getString("direction"));
        String bucket = row.getString("bucket");
        return new TransferJob(
                row.getString("id"),
                direction,
                new S3Location(bucket, new String(row.getBytes("key"), StandardCharsets.UTF_8)),
                CounterpartText.read(direction, row.getString("file"), row.getString("counterpart"), bucket),
                row.getLong("size"),
                row.getBoolean("tree"),
                Optional.ofNullable(row.getString("batch")).orElse(row.getString("id")),
                HandlingText.read(row.getString("handling")));
    }

    /** The multipart uploads of this connection. */
    public UploadRecords uploads() {
        return uploads;
    }

    /** How many multipart uploads of this connection are unfinished at its server. */
    public int unfinishedUploads() {
        return uploads.count();
    }

    /** What is on the disk of a download that is in the journal. */
    public DownloadLog downloadLog(TransferJob job) {
        return new DownloadTable(database, begunDownloads, job.id());
    }

    /** How many bytes of a job are stored already, and not transferred again. */
    public long kept(TransferJob job) {
        return job.direction() == TransferJob.Direction.DOWNLOAD
                ? downloadLog(job).unfinished().map(left -> left.done().total()).orElse(0L)
                : uploads.find(job.id()).map(UploadRecord::bytes).orElse(0L);
    }

    @Override
    public void close() {
        database.close();
    }
}
