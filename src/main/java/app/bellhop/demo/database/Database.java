package app.bellhop.demo.database;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite database with a single connection behind a lock. Keys are bound with {@link #key} as UTF-8 bytes, so that
 * SQLite sorts them like S3 does. Safe for use by multiple threads.
 */
public final class Database implements AutoCloseable {

    /** Reads a value from the current row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    /** Opens or creates the file and executes the schema statements. */
    public Database(Path file, List<String> schema) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=NORMAL");
                for (String sql : schema) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not open the demo's database " + file, e);
        }
    }

    public static byte[] key(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    public static String key(ResultSet row, String column) throws SQLException {
        return new String(row.getBytes(column), StandardCharsets.UTF_8);
    }

    /** Executes a statement. Returns the number of rows changed. */
    public int update(String sql, @Nullable Object... arguments) {
        lock.lock();
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        } finally {
            lock.unlock();
        }
    }

    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) {
        List<T> rows = new ArrayList<>();
        scan(
                sql,
                r -> {
                    rows.add(row.read(r));
                    return true;
                },
                arguments);
        return rows;
    }

    public <T> Optional<T> first(String sql, Row<T> row, Object... arguments) {
        return query(sql, row, arguments).stream().findFirst();
    }

    /** Reads rows until there are no more or {@code row} returns false. */
    public void scan(String sql, Row<Boolean> row, Object... arguments) {
        lock.lock();
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next() && row.read(rows)) {
                // The condition has read the row.
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code work} in a transaction; rolls back if it throws. */
    public <T> T transaction(Supplier<T> work) {
        lock.lock();
        try {
            connection.setAutoCommit(false);
            try {
                T result = work.get();
                connection.commit();
                return result;
            } finally {
                // Does nothing after a commit.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The demo's database failed", e);
        } finally {
            lock.unlock();
        }
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, arguments[i]);
            }
        }
        return statement;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not close the demo's database", e);
        } finally {
            lock.unlock();
        }
    }
}
