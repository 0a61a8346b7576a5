package app.bellhop.transfer.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What to do about all conflicts of a batch, in the journal. */
final class ChoiceTable {

    private final Object lock;
    private final JournalFailure failure;
    private final Connection database;

    /** @param lock whoever uses the database holds it */
    ChoiceTable(Object lock, JournalFailure failure, Connection database) {
        this.lock = lock;
        this.failure = failure;
        this.database = database;
    }

    static void create(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE IF NOT EXISTS choice(batch TEXT PRIMARY KEY, if_exists TEXT) WITHOUT ROWID");
        statement.execute("SELECT batch, if_exists FROM choice LIMIT 0");
    }

    /** Also forgets what was chosen for batches that have ended. */
    void put(String batch, IfExists choice) {
        synchronized (lock) {
            try (Statement ended = database.createStatement();
                    PreparedStatement insert = database.prepareStatement("INSERT OR REPLACE INTO choice VALUES(?,?)")) {
                ended.execute("DELETE FROM choice WHERE batch NOT IN (SELECT batch FROM job WHERE batch IS NOT NULL)");
                insert.setString(1, batch);
                insert.setString(2, choice.name());
                insert.executeUpdate();
            } catch (SQLException e) {
                throw failure.of(e);
            }
        }
    }

    /** One that this version does not know is left out: the user is asked. */
    Map<String, IfExists> all() {
        Map<String, IfExists> all = new HashMap<>();
        synchronized (lock) {
            try (Statement statement = database.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT batch, if_exists FROM choice")) {
                while (rows.next()) {
                    for (IfExists known : IfExists.values()) {
                        if (known.name().equals(rows.getString("if_exists"))) {
                            all.put(rows.getString("batch"), known);
                        }
                    }
                }
            } catch (SQLException e) {
                throw failure.of(e);
            }
        }
        return all;
    }
}
