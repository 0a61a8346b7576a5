package app.bellhop.transfer.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of the journal, one at a time. They block, and throw a {@code CloudException} where they fail. */
final class JournalDatabase implements AutoCloseable {

    /** Makes something of a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Something to do within a transaction. */
    interface Work {
        void run() throws SQLException;
    }

    private final JournalFailure failure;
    private final JournalPlace place;
    private Connection connection;

    JournalDatabase(JournalFailure failure, JournalPlace place, Connection connection) {
        this.failure = failure;
        this.place = place;
        this.connection = connection;
    }

    /** Nothing is written to a file that is gone. */
    private void keep() throws SQLException {
        if (place.lost()) {
            Connection old = connection;
            connection = place.restore(old);
            old.close();
        }
    }

    <T> List<T> query(String sql, Row<T> made, @Nullable Object... values) {
        try {
            return select(sql, made, values);
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    /** The same while the file is being opened, which tells one that is damaged from others. */
    synchronized <T> List<T> select(String sql, Row<T> made, @Nullable Object... values) throws SQLException {
        try (PreparedStatement select = prepare(sql, values);
                ResultSet rows = select.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(made.read(rows));
            }
            return found;
        }
    }

    synchronized void write(String sql, @Nullable Object... values) {
        keepOrFail();
        try (PreparedStatement statement = prepare(sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    /** Writes many rows at once. */
    synchronized void write(String sql, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                set(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        set(statement, values);
        return statement;
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /**
     * A transaction that has reached the disk when this returns: no power failure makes jobs vanish that the user has seen
     * listed. Of others it may undo the last, which costs no more than doing something again.
     */
    synchronized void lasting(Work work) {
        keepOrFail();
        synchronous("FULL");
        try {
            transaction(work);
        } finally {
            synchronous("NORMAL");
        }
    }

    private void keepOrFail() {
        try {
            keep();
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    private void synchronous(String how) {
        try (Statement pragma = connection.createStatement()) {
            pragma.execute("PRAGMA synchronous=" + how);
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    synchronized void transaction(Work work) {
        keepOrFail();
        try {
            connection.setAutoCommit(false);
            work.run();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            undo(e);
            throw failure.of(e);
        }
    }

    /** After a full disk SQLite has rolled back by itself: the driver's own attempts fail, but leave it as before. */
    private void undo(SQLException why) {
        for (Work step : List.<Work>of(connection::rollback, () -> connection.setAutoCommit(true))) {
            try {
                step.run();
            } catch (SQLException e) {
                why.addSuppressed(e);
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            try {
                keep();
            } finally {
                connection.close();
            }
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }
}
