package app.bellhop.transfer;

import app.bellhop.cloud.s3.S3Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The journal of one connection, in a SQLite file that all connections share. */
public final class SqliteJournal implements TransferJournal {

    private static final String SCHEMA = "CREATE TABLE IF NOT EXISTS job(seq INTEGER PRIMARY KEY AUTOINCREMENT,"
            + " id TEXT UNIQUE, connection TEXT, direction TEXT, bucket TEXT, key BLOB, file TEXT, size INTEGER,"
            + " tree INTEGER)";

    private final Connection database;
    private final String connectionId;

    private SqliteJournal(Connection database, String connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    /** Opens the file; one that is no journal is set aside as {@code NAME.broken-TIME}, and a new one begun. */
    public static SqliteJournal open(Path file, String connectionId) throws IOException {
        Files.createDirectories(file.getParent());
        try {
            return new SqliteJournal(connect(file), connectionId);
        } catch (SQLException e) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".broken-" + System.currentTimeMillis()));
            try {
                return new SqliteJournal(connect(file), connectionId);
            } catch (SQLException again) {
                throw new IOException("Cannot open the transfer journal " + file, again);
            }
        }
    }

    private static Connection connect(Path file) throws SQLException {
        Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = database.createStatement()) {
            statement.execute("PRAGMA busy_timeout=5000");
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=NORMAL");
            statement.execute(SCHEMA);
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public synchronized void add(List<TransferJob> jobs) {
        transaction(() -> insert(jobs));
    }

    @Override
    public synchronized void replace(TransferJob tree, List<TransferJob> jobs) {
        transaction(() -> {
            insert(jobs);
            delete(List.of(tree.id()));
        });
    }

    @Override
    public synchronized void remove(Collection<String> ids) {
        transaction(() -> delete(ids));
    }

    private void insert(List<TransferJob> jobs) throws SQLException {
        String sql = "INSERT OR REPLACE INTO job(id, connection, direction, bucket, key, file, size, tree)"
                + " VALUES(?,?,?,?,?,?,?,?)";
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (TransferJob job : jobs) {
                insert.setString(1, job.id());
                insert.setString(2, connectionId);
                insert.setString(3, job.direction().name());
                insert.setString(4, job.target().bucket());
                insert.setBytes(5, job.target().key().getBytes(StandardCharsets.UTF_8));
                insert.setString(6, job.file().toString());
                insert.setLong(7, job.size());
                insert.setBoolean(8, job.tree());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void delete(Collection<String> ids) throws SQLException {
        try (PreparedStatement delete = database.prepareStatement("DELETE FROM job WHERE id = ?")) {
            for (String id : ids) {
                delete.setString(1, id);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    @Override
    public synchronized List<TransferJob> unfinished() {
        List<TransferJob> jobs = new ArrayList<>();
        try (PreparedStatement select =
                database.prepareStatement("SELECT * FROM job WHERE connection = ? ORDER BY seq")) {
            select.setString(1, connectionId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    jobs.add(new TransferJob(
                            row.getString("id"),
                            TransferJob.Direction.valueOf(row.getString("direction")),
                            new S3Location(
                                    row.getString("bucket"), new String(row.getBytes("key"), StandardCharsets.UTF_8)),
                            Path.of(row.getString("file")),
                            row.getLong("size"),
                            row.getBoolean("tree")));
                }
            }
            return jobs;
        } catch (SQLException e) {
            throw new IllegalStateException("The transfer journal cannot be read", e);
        }
    }

    /** Something to do within a transaction. */
    private interface Work {
        void run() throws SQLException;
    }

    private void transaction(Work work) {
        try {
            database.setAutoCommit(false);
            try {
                work.run();
                database.commit();
            } finally {
                database.rollback();
                database.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The transfer journal cannot be written", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The transfer journal cannot be closed", e);
        }
    }
}
