package app.bellhop.demo.sns;

import app.bellhop.demo.database.Database;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Topics, subscriptions and settings on disk. Attributes and tags belong to an ARN; SMS settings to the owner {@code
 * sms}.
 */
final class SnsStore implements AutoCloseable {

    private static final long MINUTE_MILLIS = 60_000;

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS topic(arn TEXT PRIMARY KEY)",
            "CREATE TABLE IF NOT EXISTS subscription(seq INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT UNIQUE, topic TEXT,"
                    + " protocol TEXT, endpoint TEXT, confirmed INTEGER, token TEXT)",
            "CREATE INDEX IF NOT EXISTS by_topic ON subscription(topic)",
            "CREATE TABLE IF NOT EXISTS attribute(owner TEXT, name TEXT, value TEXT, PRIMARY KEY(owner, name))",
            "CREATE TABLE IF NOT EXISTS tag(owner TEXT, name TEXT, value TEXT, PRIMARY KEY(owner, name))",
            "CREATE TABLE IF NOT EXISTS opted_out(number TEXT PRIMARY KEY)",
            "CREATE TABLE IF NOT EXISTS sent(topic TEXT, dedup TEXT, message TEXT, at INTEGER, PRIMARY KEY(topic, dedup))",
            "CREATE TABLE IF NOT EXISTS metric(topic TEXT, name TEXT, minute INTEGER, count INTEGER,"
                    + " PRIMARY KEY(topic, name, minute))");

    record Subscription(
            long seq, String arn, String topic, String protocol, String endpoint, boolean confirmed, String token) {}

    private final Database database;

    SnsStore(Path file) {
        database = new Database(file, SCHEMA);
    }

    boolean hasTopic(String arn) {
        return database.first("SELECT 1 FROM topic WHERE arn = ?", r -> 1, arn).isPresent();
    }

    void requireTopic(String arn) {
        if (!hasTopic(arn)) {
            throw SnsError.notFound("Topic");
        }
    }

    void addTopic(String arn, Map<String, String> attributes, Map<String, String> tags) {
        database.transaction(() -> {
            database.update("INSERT INTO topic VALUES(?)", arn);
            attributes.forEach((name, value) -> setAttribute(arn, name, value));
            tags.forEach((name, value) -> setTag(arn, name, value));
            return null;
        });
    }

    void deleteTopic(String arn) {
        database.transaction(() -> {
            subscriptions(arn).forEach(sub -> deleteSubscription(sub.arn()));
            deleteSettings(arn);
            database.update("DELETE FROM sent WHERE topic = ?", arn);
            return database.update("DELETE FROM topic WHERE arn = ?", arn);
        });
    }

    /** @param prefix that ARNs begin with */
    List<String> topicsAfter(String prefix, String arn, int limit) {
        return database.query(
                "SELECT arn FROM topic WHERE arn > ?2 AND substr(arn, 1, length(?1)) = ?1 ORDER BY arn LIMIT ?3",
                r -> r.getString(1),
                prefix,
                arn,
                limit);
    }

    Map<String, String> attributes(String owner) {
        return map("SELECT name, value FROM attribute WHERE owner = ? ORDER BY name", owner);
    }

    void setAttribute(String owner, String name, String value) {
        database.update("INSERT OR REPLACE INTO attribute VALUES(?,?,?)", owner, name, value);
    }

    void removeAttribute(String owner, String name) {
        database.update("DELETE FROM attribute WHERE owner = ? AND name = ?", owner, name);
    }

    Map<String, String> tags(String owner) {
        return map("SELECT name, value FROM tag WHERE owner = ? ORDER BY name", owner);
    }

    void setTag(String owner, String name, String value) {
        database.update("INSERT OR REPLACE INTO tag VALUES(?,?,?)", owner, name, value);
    }

    void removeTag(String owner, String name) {
        database.update("DELETE FROM tag WHERE owner = ? AND name = ?", owner, name);
    }

    private Map<String, String> map(String sql, String owner) {
        Map<String, String> map = new LinkedHashMap<>();
        database.query(sql, r -> map.put(r.getString(1), r.getString(2)), owner);
        return map;
    }

    private void deleteSettings(String owner) {
        database.update("DELETE FROM attribute WHERE owner = ?", owner);
        database.update("DELETE FROM tag WHERE owner = ?", owner);
    }

    void addSubscription(Subscription sub, Map<String, String> attributes) {
        database.transaction(() -> {
            attributes.forEach((name, value) -> setAttribute(sub.arn(), name, value));
            return database.update(
                    "INSERT INTO subscription(arn, topic, protocol, endpoint, confirmed, token) VALUES(?,?,?,?,?,?)",
                    sub.arn(),
                    sub.topic(),
                    sub.protocol(),
                    sub.endpoint(),
                    sub.confirmed() ? 1 : 0,
                    sub.token());
        });
    }

    void confirm(String arn) {
        database.update("UPDATE subscription SET confirmed = 1 WHERE arn = ?", arn);
    }

    void deleteSubscription(String arn) {
        deleteSettings(arn);
        database.update("DELETE FROM subscription WHERE arn = ?", arn);
    }

    Optional<Subscription> subscription(String arn) {
        return database.first("SELECT * FROM subscription WHERE arn = ?", SnsStore::sub, arn);
    }

    Optional<Subscription> subscriptionOf(String token) {
        return database.first("SELECT * FROM subscription WHERE token = ?", SnsStore::sub, token);
    }

    List<Subscription> subscriptions(String topic) {
        return database.query("SELECT * FROM subscription WHERE topic = ? ORDER BY seq", SnsStore::sub, topic);
    }

    /** Returns a page of subscriptions: of one topic, or of all whose ARN begins with {@code prefix} if it is null. */
    List<Subscription> subscriptionsAfter(@Nullable String topic, String prefix, long seq, int limit) {
        return database.query(
                "SELECT * FROM subscription WHERE (topic = ?1 OR ?1 IS NULL AND substr(topic, 1, length(?2)) = ?2)"
                        + " AND seq > ?3 ORDER BY seq LIMIT ?4",
                SnsStore::sub,
                topic,
                prefix,
                seq,
                limit);
    }

    private static Subscription sub(java.sql.ResultSet r) throws java.sql.SQLException {
        return new Subscription(
                r.getLong("seq"),
                r.getString("arn"),
                r.getString("topic"),
                r.getString("protocol"),
                r.getString("endpoint"),
                r.getBoolean("confirmed"),
                r.getString("token"));
    }

    boolean optedOut(String number) {
        return database.first("SELECT 1 FROM opted_out WHERE number = ?", r -> 1, number)
                .isPresent();
    }

    List<String> optedOut() {
        return database.query("SELECT number FROM opted_out ORDER BY number", r -> r.getString(1));
    }

    void optOut(String number) {
        database.update("INSERT OR IGNORE INTO opted_out VALUES(?)", number);
    }

    void optIn(String number) {
        database.update("DELETE FROM opted_out WHERE number = ?", number);
    }

    /**
     * Returns the ID of the message published with a deduplication ID since {@code oldest} (epoch milliseconds), if
     * any.
     */
    Optional<String> findSent(String topic, String dedup, long oldest) {
        database.update("DELETE FROM sent WHERE at < ?", oldest);
        return database.first(
                "SELECT message FROM sent WHERE topic = ? AND dedup = ?", r -> r.getString(1), topic, dedup);
    }

    void recordSent(String topic, String dedup, String message, long now) {
        database.update("INSERT OR REPLACE INTO sent VALUES(?,?,?,?)", topic, dedup, message, now);
    }

    /** Counts one more in this minute. */
    void count(String topic, String metric) {
        database.update(
                "INSERT INTO metric VALUES(?,?,?,1) ON CONFLICT DO UPDATE SET count = count + 1",
                topic,
                metric,
                System.currentTimeMillis() / MINUTE_MILLIS);
    }

    /** Counts by minutes since the epoch. */
    Map<Long, Long> counts(String topic, String metric, long from, long before) {
        Map<Long, Long> counts = new LinkedHashMap<>();
        database.query(
                "SELECT minute, count FROM metric WHERE topic = ? AND name = ? AND minute >= ? AND minute < ?",
                r -> counts.put(r.getLong(1), r.getLong(2)),
                topic,
                metric,
                from,
                before);
        return counts;
    }

    @Override
    public void close() {
        database.close();
    }
}
