package app.bellhop.demo.sqs;

import app.bellhop.demo.database.Database;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Queues and their messages on disk. Attributes and tags belong to a queue's ARN. Times are epoch milliseconds. */
final class SqsStore implements AutoCloseable {

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS queue(arn TEXT PRIMARY KEY)",
            "CREATE TABLE IF NOT EXISTS setting(queue TEXT, kind TEXT, name TEXT, value TEXT, PRIMARY KEY(queue, kind, name))",
            "CREATE TABLE IF NOT EXISTS message(seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, queue TEXT, body TEXT,"
                    + " attributes TEXT, grp TEXT, sent INTEGER, visible INTEGER, receipt TEXT, receives INTEGER)",
            "CREATE INDEX IF NOT EXISTS by_queue ON message(queue, visible)",
            "CREATE TABLE IF NOT EXISTS system(message TEXT, name TEXT, value TEXT, PRIMARY KEY(message, name))",
            "CREATE TRIGGER IF NOT EXISTS forget AFTER DELETE ON message BEGIN"
                    + " DELETE FROM system WHERE message = old.id; END");

    static final String ATTRIBUTE = "attribute";
    static final String TAG = "tag";

    /**
     * A message in a queue.
     *
     * @param attributes as the JSON that they were sent in
     * @param group of a FIFO queue; else empty
     * @param receives how often it was received
     */
    record Stored(long seq, String id, String body, String attributes, String group, long sent, int receives) {}

    private final Database database;

    SqsStore(Path file) {
        database = new Database(file, SCHEMA);
    }

    void create(String arn, Map<String, String> attributes, Map<String, String> tags) {
        database.transaction(() -> {
            attributes.forEach((name, value) -> set(arn, ATTRIBUTE, name, value));
            tags.forEach((name, value) -> set(arn, TAG, name, value));
            return database.update("INSERT INTO queue VALUES(?)", arn);
        });
    }

    boolean exists(String arn) {
        return database.first("SELECT 1 FROM queue WHERE arn = ?", r -> 1, arn).isPresent();
    }

    void delete(String arn) {
        database.transaction(() -> {
            database.update("DELETE FROM message WHERE queue = ?", arn);
            database.update("DELETE FROM setting WHERE queue = ?", arn);
            return database.update("DELETE FROM queue WHERE arn = ?", arn);
        });
    }

    /** The ARNs that begin with {@code prefix}, after {@code arn}. */
    List<String> queuesAfter(String prefix, String arn, int limit) {
        return database.query(
                "SELECT arn FROM queue WHERE arn > ?2 AND substr(arn, 1, length(?1)) = ?1 ORDER BY arn LIMIT ?3",
                r -> r.getString(1),
                prefix,
                arn,
                limit);
    }

    void set(String arn, String kind, String name, String value) {
        database.update("INSERT OR REPLACE INTO setting VALUES(?,?,?,?)", arn, kind, name, value);
    }

    Map<String, String> settings(String arn, String kind) {
        Map<String, String> map = new LinkedHashMap<>();
        database.query(
                "SELECT name, value FROM setting WHERE queue = ? AND kind = ? ORDER BY name",
                r -> map.put(r.getString(1), r.getString(2)),
                arn,
                kind);
        return map;
    }

    String add(String arn, String body, String attributes, String group, Map<String, String> system) {
        String id = UUID.randomUUID().toString();
        return database.transaction(() -> {
            system.forEach((name, value) -> setSystem(id, name, value));
            database.update(
                    "INSERT INTO message(id, queue, body, attributes, grp, sent, visible, receipt, receives)"
                            + " VALUES(?,?,?,?,?,?,0,'',0)",
                    id,
                    arn,
                    body,
                    attributes,
                    group,
                    System.currentTimeMillis());
            return id;
        });
    }

    /** Keeps what SQS tells of a message, unless it is known. */
    void setSystem(String id, String name, String value) {
        database.update("INSERT OR IGNORE INTO system VALUES(?,?,?)", id, name, value);
    }

    /** What SQS tells of a message besides its times and its group. */
    Map<String, String> system(String id) {
        Map<String, String> map = new LinkedHashMap<>();
        database.query(
                "SELECT name, value FROM system WHERE message = ? ORDER BY name",
                r -> map.put(r.getString(1), r.getString(2)),
                id);
        return map;
    }

    /** Visible messages, oldest first; of a group, none while another of it is in flight. */
    List<Stored> visible(String arn, long now, int limit) {
        return database.query(
                "SELECT * FROM message WHERE queue = ?1 AND visible <= ?2 AND (grp = '' OR NOT EXISTS (SELECT 1 FROM"
                        + " message other WHERE other.queue = ?1 AND other.grp = message.grp AND other.visible > ?2))"
                        + " ORDER BY seq LIMIT ?3",
                r -> new Stored(
                        r.getLong("seq"),
                        r.getString("id"),
                        r.getString("body"),
                        r.getString("attributes"),
                        r.getString("grp"),
                        r.getLong("sent"),
                        r.getInt("receives")),
                arn,
                now,
                limit);
    }

    void received(long seq, String receipt, long visibleAgain) {
        database.update(
                "UPDATE message SET receipt = ?, visible = ?, receives = receives + 1 WHERE seq = ?",
                receipt,
                visibleAgain,
                seq);
    }

    void hide(String arn, String receipt, long visibleAgain) {
        database.update("UPDATE message SET visible = ? WHERE queue = ? AND receipt = ?", visibleAgain, arn, receipt);
    }

    void remove(String arn, String receipt) {
        database.update("DELETE FROM message WHERE queue = ? AND receipt = ?", arn, receipt);
    }

    void forgetBefore(String arn, long oldest) {
        database.update("DELETE FROM message WHERE queue = ? AND sent < ?", arn, oldest);
    }

    int count(String arn, boolean inFlight, long now) {
        return database.first(
                        "SELECT count(*) FROM message WHERE queue = ? AND (visible > ?) = ?",
                        r -> r.getInt(1),
                        arn,
                        now,
                        inFlight ? 1 : 0)
                .orElse(0);
    }

    @Override
    public void close() {
        database.close();
    }
}
