package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.FileStamp;
import app.bellhop.cloud.s3.upload.UnfinishedUpload;
import app.bellhop.cloud.s3.upload.UploadedPart;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Multipart uploads in the journal. */
final class UploadTables implements UploadRecords {

    /** The uploads that this version understands. */
    private static final String UNDERSTOOD =
            "SELECT id FROM upload WHERE bucket IS NOT NULL AND key IS NOT NULL AND upload IS NOT NULL";

    private final JournalDatabase database;
    private final String connectionId;

    /** The jobs that have a record: most have none, and are many. */
    private final Set<String> jobs = ConcurrentHashMap.newKeySet();

    UploadTables(JournalDatabase database, String connectionId) throws SQLException {
        this.database = database;
        this.connectionId = connectionId;
        jobs.addAll(
                database.select("SELECT id FROM upload WHERE connection = ?", row -> row.getString(1), connectionId));
    }

    /** How many there are of this connection. */
    int count() {
        return jobs.size();
    }

    static void create(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE IF NOT EXISTS upload(id TEXT PRIMARY KEY, connection TEXT, bucket TEXT,"
                + " key BLOB, upload TEXT, part_size INTEGER, size INTEGER, modified INTEGER, etag TEXT)");
        SqliteJournal.addColumn(statement, "upload", "etag TEXT");
        statement.execute("CREATE TABLE IF NOT EXISTS upload_part(id TEXT, number INTEGER, etag TEXT, checksum TEXT,"
                + " PRIMARY KEY(id, number)) WITHOUT ROWID");
        statement.execute("CREATE TABLE IF NOT EXISTS creating(id TEXT, since INTEGER,"
                + " PRIMARY KEY(id, since)) WITHOUT ROWID");
        statement.execute("CREATE TRIGGER IF NOT EXISTS job_not_created AFTER DELETE ON job"
                + " BEGIN DELETE FROM creating WHERE id = old.id; END");
        // Tables of that name with other columns cannot be used.
        statement.execute(
                "SELECT id, connection, bucket, key, upload, part_size, size, modified, etag FROM upload LIMIT 0");
        statement.execute("SELECT id, number, etag, checksum FROM upload_part LIMIT 0");
        statement.execute("SELECT id, since FROM creating LIMIT 0");
    }

    @Override
    public Optional<UploadRecord> find(String job) {
        if (!jobs.contains(job)) {
            return Optional.empty();
        }
        return database
                .query(
                        "SELECT * FROM upload WHERE id = ? AND part_size > 0 AND id IN (" + UNDERSTOOD + ")",
                        this::record,
                        job)
                .stream()
                .findFirst();
    }

    @Override
    public List<UploadRecord> orphans() {
        return database.query(
                "SELECT * FROM upload WHERE connection = ? AND id NOT IN (SELECT id FROM job) AND id IN (" + UNDERSTOOD
                        + ")",
                this::record,
                connectionId);
    }

    private UploadRecord record(ResultSet row) throws SQLException {
        String job = row.getString("id");
        List<UploadedPart> parts = database.query(
                "SELECT number, etag, checksum FROM upload_part WHERE id = ? ORDER BY number",
                part -> new UploadedPart(part.getInt(1), part.getString(2), part.getString(3)),
                job);
        return new UploadRecord(
                job,
                new S3Location(row.getString("bucket"), new String(row.getBytes("key"), StandardCharsets.UTF_8)),
                new FileStamp(row.getLong("size"), row.getLong("modified")),
                new UnfinishedUpload(row.getString("upload"), row.getLong("part_size"), row.getString("etag"), parts));
    }

    @Override
    public List<Instant> creating(String job, Instant now) {
        List<Instant> earlier = database.query(
                "SELECT since FROM creating WHERE id = ?", row -> Instant.ofEpochMilli(row.getLong(1)), job);
        database.write("INSERT OR REPLACE INTO creating VALUES(?,?)", job, now.toEpochMilli());
        return earlier;
    }

    @Override
    public void begun(UploadRecord record) {
        database.write("DELETE FROM creating WHERE id = ?", record.job());
        database.write("DELETE FROM upload_part WHERE id = ?", record.job());
        database.write(
                "INSERT OR REPLACE INTO upload(id, bucket, key, upload, part_size, size, modified, etag, connection)"
                        + " VALUES(?,?,?,?,?,?,?,?,?)",
                record.job(),
                record.object().bucket(),
                record.object().key().getBytes(StandardCharsets.UTF_8),
                record.upload().uploadId(),
                record.upload().partSize(),
                record.source().size(),
                record.source().modified(),
                record.upload().etag(),
                connectionId);
        jobs.add(record.job());
    }

    @Override
    public void stored(String job, UploadedPart part) {
        database.write(
                "INSERT OR REPLACE INTO upload_part VALUES(?,?,?,?)", job, part.number(), part.etag(), part.checksum());
    }

    @Override
    public void remove(String job) {
        if (jobs.contains(job)) {
            database.write("DELETE FROM upload WHERE id = ?", job);
            database.write("DELETE FROM upload_part WHERE id = ?", job);
            jobs.remove(job);
        }
    }
}
