package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.download.ByteRanges;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.s3.download.UnfinishedDownload;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One download's row in the journal: which ranges of which object are on the disk. It goes when the job goes. */
final class DownloadTable implements DownloadLog {

    private final JournalDatabase database;
    private final Set<String> begun;
    private final String id;

    /** @param begun the downloads that have a row: most never get one, and need not wait for others to know */
    DownloadTable(JournalDatabase database, Set<String> begun, String id) {
        this.database = database;
        this.begun = begun;
        this.id = id;
    }

    /** The downloads that have a row, by job ID. Thread-safe. */
    static Set<String> begun(JournalDatabase database) throws SQLException {
        Set<String> begun = ConcurrentHashMap.newKeySet();
        begun.addAll(database.select("SELECT id FROM download", row -> row.getString(1)));
        return begun;
    }

    static void create(Statement statement) throws SQLException {
        statement.execute(
                "CREATE TABLE IF NOT EXISTS download(id TEXT PRIMARY KEY, etag TEXT, size INTEGER, ranges TEXT)");
        statement.execute("CREATE TRIGGER IF NOT EXISTS job_gone AFTER DELETE ON job"
                + " BEGIN DELETE FROM download WHERE id = old.id; END");
        statement.execute("SELECT id, etag, size, ranges FROM download LIMIT 0");
    }

    @Override
    public Optional<UnfinishedDownload> unfinished() {
        if (!begun.contains(id)) {
            return Optional.empty();
        }
        try {
            return database
                    .query(
                            "SELECT etag, size, ranges FROM download"
                                    + " WHERE id = ? AND etag IS NOT NULL AND ranges IS NOT NULL",
                            row -> new UnfinishedDownload(
                                    row.getString(1), row.getLong(2), ByteRanges.parse(row.getString(3))),
                            id)
                    .stream()
                    .findFirst();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // Another version's way to write it: begin anew.
        }
    }

    /** A job that was cancelled meanwhile leaves nothing. */
    @Override
    public void saved(UnfinishedDownload now) {
        begun.add(id);
        database.write(
                "INSERT OR REPLACE INTO download SELECT id, ?, ?, ? FROM job WHERE id = ?",
                now.etag(),
                now.size(),
                now.done().toString(),
                id);
    }

    @Override
    public void forgotten() {
        database.write("DELETE FROM download WHERE id = ?", id);
        begun.remove(id);
    }
}
