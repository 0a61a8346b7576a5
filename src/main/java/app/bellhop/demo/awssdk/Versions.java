package app.bellhop.demo.awssdk;

import app.bellhop.demo.database.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The table of versions, and which of them is current. */
final class Versions {

    static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS version(bucket TEXT, key BLOB, seq INTEGER, id TEXT, marker INTEGER, latest INTEGER,"
                    + " body TEXT, size INTEGER, etag TEXT, modified INTEGER, headers TEXT, parts TEXT,"
                    + " PRIMARY KEY(bucket, key, seq DESC)) WITHOUT ROWID",
            "CREATE INDEX IF NOT EXISTS current ON version(bucket, key) WHERE latest = 1 AND marker = 0");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}[0-7][0-9a-f]{15}");

    private final Database database;
    private final SubResources subResources;
    private final AtomicLong lastSeq;

    Versions(Database database, SubResources subResources) {
        this.database = database;
        this.subResources = subResources;
        long max = database.first("SELECT coalesce(max(seq), 0) FROM version", r -> r.getLong(1))
                .orElseThrow();
        lastSeq = new AtomicLong(max);
    }

    Set<String> bodies() {
        return new TreeSet<>(database.query("SELECT body FROM version WHERE body IS NOT NULL", r -> r.getString(1)));
    }

    /** Returns the current version, which may be a delete marker. */
    Optional<Version> current(String bucket, String key) {
        return database.first(
                "SELECT * FROM version WHERE bucket = ? AND key = ? AND latest = 1",
                Version::read,
                bucket,
                Database.key(key));
    }

    /** Returns the requested or current version. Fails like S3 if there is none or it is a delete marker. */
    Version find(String bucket, String key, @Nullable String id) {
        if (id == null) {
            Version found = current(bucket, key)
                    .orElseThrow(() -> S3Exceptions.noSuchKey(bucket, key, "The specified key does not exist."));
            if (found.marker()) {
                throw S3Exceptions.noSuchKeyDeleteMarker(bucket, key, found.id(), "The specified key does not exist.");
            }
            return found;
        }
        Version found = byId(bucket, key, id)
                .orElseThrow(
                        () -> S3Exceptions.noSuchVersion(bucket, key, id, "The specified version does not exist."));
        if (found.marker()) {
            throw S3Exceptions.fromStatusCode(
                    405, null, Map.of("x-amz-delete-marker", "true", "x-amz-version-id", id), null);
        }
        return found;
    }

    Optional<Version> byId(String bucket, String key, String id) {
        return database.first(
                "SELECT * FROM version WHERE bucket = ? AND key = ? AND id = ?",
                Version::read,
                bucket,
                Database.key(key),
                id);
    }

    String nextId(@Nullable BucketVersioningStatus versioning) {
        return versioning == BucketVersioningStatus.ENABLED
                ? "%016x%016x".formatted(Long.MAX_VALUE - System.currentTimeMillis(), lastSeq.get() + 1)
                : "null";
    }

    /** Returns the sequence number contained in a version ID; empty for {@code null} and invalid IDs. */
    static Optional<Long> seq(String id) {
        return ID.matcher(id).matches() ? Optional.of(Long.parseLong(id.substring(16), 16)) : Optional.empty();
    }

    /**
     * Adds the new current version, within the caller's transaction. Returns the version it replaced, if any had the
     * same ID.
     */
    Optional<Version> push(Version v) {
        Optional<Version> replaced = v.id().equals("null") ? byId(v.bucket(), v.key(), "null") : Optional.empty();
        replaced.ifPresent(this::deleteRow);
        byte[] key = Database.key(v.key());
        database.update("UPDATE version SET latest = 0 WHERE bucket = ? AND key = ? AND latest = 1", v.bucket(), key);
        database.update(
                "INSERT INTO version VALUES(?,?,?,?,?,1,?,?,?,?,?,?)",
                v.bucket(),
                key,
                lastSeq.incrementAndGet(),
                v.id(),
                v.marker() ? 1 : 0,
                v.body(),
                v.size(),
                v.etag(),
                v.modified(),
                v.metadata() == null ? null : Version.JSON.writeValueAsString(v.metadata()),
                Version.JSON.writeValueAsString(v.parts()));
        return replaced;
    }

    /** Deletes a version, within the caller's transaction. The newest remaining one becomes current. */
    void remove(Version v) {
        deleteRow(v);
        database.update(
                "UPDATE version SET latest = 1 WHERE bucket = ? AND key = ? AND seq ="
                        + " (SELECT max(seq) FROM version WHERE bucket = ? AND key = ?)",
                v.bucket(),
                Database.key(v.key()),
                v.bucket(),
                Database.key(v.key()));
    }

    private void deleteRow(Version v) {
        database.update(
                "DELETE FROM version WHERE bucket = ? AND key = ? AND seq = ?",
                v.bucket(),
                Database.key(v.key()),
                v.seq());
        subResources.deleteAll(v.bucket(), v.key(), v.id());
    }
}
