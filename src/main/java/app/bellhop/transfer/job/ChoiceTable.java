package app.bellhop.transfer.job;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What to do about all conflicts of a batch, in the journal. */
final class ChoiceTable {

    private final JournalDatabase database;

    ChoiceTable(JournalDatabase database) {
        this.database = database;
    }

    static void create(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE IF NOT EXISTS choice(batch TEXT PRIMARY KEY, if_exists TEXT) WITHOUT ROWID");
        statement.execute("SELECT batch, if_exists FROM choice LIMIT 0");
    }

    /** Also forgets what was chosen for batches that have ended. */
    void put(String batch, IfExists choice) {
        database.write("DELETE FROM choice WHERE batch NOT IN (SELECT batch FROM job WHERE batch IS NOT NULL)");
        database.write("INSERT OR REPLACE INTO choice VALUES(?,?)", batch, choice.name());
    }

    /** One that this version does not know is left out: the user is asked. */
    Map<String, IfExists> all() {
        Map<String, IfExists> all = new HashMap<>();
        for (IfExists known : IfExists.values()) {
            database.query("SELECT batch FROM choice WHERE if_exists = ?", row -> row.getString(1), known.name())
                    .forEach(batch -> all.put(batch, known));
        }
        return all;
    }
}
