package app.bellhop.demo.awssdk;

import app.bellhop.demo.database.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configuration documents of buckets and object versions (policy, website, tagging, acl …), stored as received. For
 * a bucket's documents, key and version are empty.
 */
public final class SubResources {

    static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS sub_resource(bucket TEXT, key BLOB, version TEXT, name TEXT, value TEXT,"
                    + " PRIMARY KEY(bucket, key, version, name)) WITHOUT ROWID");

    private final Database database;

    SubResources(Database database) {
        this.database = database;
    }

    public Optional<String> get(String bucket, String key, String version, String name) {
        return database.first(
                "SELECT value FROM sub_resource WHERE bucket = ? AND key = ? AND version = ? AND name = ?",
                r -> r.getString(1),
                bucket,
                Database.key(key),
                version,
                name);
    }

    public Optional<String> get(String bucket, String name) {
        return get(bucket, "", "", name);
    }

    /** Stores a document; null deletes it. */
    public void put(String bucket, String key, String version, String name, @Nullable String value) {
        if (value == null) {
            database.update(
                    "DELETE FROM sub_resource WHERE bucket = ? AND key = ? AND version = ? AND name = ?",
                    bucket,
                    Database.key(key),
                    version,
                    name);
        } else {
            database.update(
                    "INSERT OR REPLACE INTO sub_resource VALUES(?,?,?,?,?)",
                    bucket,
                    Database.key(key),
                    version,
                    name,
                    value);
        }
    }

    Map<String, String> all(String bucket, String key, String version) {
        Map<String, String> all = new TreeMap<>();
        database.scan(
                "SELECT name, value FROM sub_resource WHERE bucket = ? AND key = ? AND version = ?",
                r -> {
                    all.put(r.getString("name"), r.getString("value"));
                    return true;
                },
                bucket,
                Database.key(key),
                version);
        return all;
    }

    void putAll(String bucket, String key, String version, Map<String, String> values) {
        values.forEach((name, value) -> put(bucket, key, version, name, value));
    }

    void deleteAll(String bucket, String key, String version) {
        database.update(
                "DELETE FROM sub_resource WHERE bucket = ? AND key = ? AND version = ?",
                bucket,
                Database.key(key),
                version);
    }

    void deleteBucket(String bucket) {
        database.update("DELETE FROM sub_resource WHERE bucket = ?", bucket);
    }
}
