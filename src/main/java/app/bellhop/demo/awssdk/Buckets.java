package app.bellhop.demo.awssdk;

import app.bellhop.demo.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The buckets, with their region and versioning state. */
final class Buckets {

    static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS bucket(name TEXT PRIMARY KEY, created INTEGER, region TEXT, versioning TEXT)");

    private final Database database;

    Buckets(Database database) {
        this.database = database;
    }

    List<Bucket> list() {
        return database.query(
                "SELECT name, created FROM bucket ORDER BY name",
                r -> SdkResponses.bucket(r.getString("name"), Instant.ofEpochMilli(r.getLong("created"))));
    }

    /** Creates a bucket in us-east-1; {@link #setRegion} can change that. */
    void create(String name) {
        int made = database.update(
                "INSERT OR IGNORE INTO bucket VALUES(?,?,?,NULL)", name, System.currentTimeMillis(), "us-east-1");
        if (made == 0) {
            throw S3Exceptions.bucketAlreadyOwnedByYou(name);
        }
    }

    void delete(String name) {
        database.update("DELETE FROM bucket WHERE name = ?", name);
    }

    Optional<String> region(String name) {
        return database.first("SELECT region FROM bucket WHERE name = ?", r -> r.getString(1), name);
    }

    void setRegion(String name, String region) {
        database.update("UPDATE bucket SET region = ? WHERE name = ?", region, name);
    }

    void requireExists(String name) {
        if (region(name).isEmpty()) {
            throw S3Exceptions.noSuchBucket(name, "The specified bucket does not exist");
        }
    }

    /** Returns the versioning state; empty if versioning was never enabled. */
    Optional<BucketVersioningStatus> versioning(String name) {
        return database.query("SELECT versioning FROM bucket WHERE name = ?", r -> r.getString(1), name).stream()
                .filter(status -> status != null)
                .map(BucketVersioningStatus::fromValue)
                .findFirst();
    }

    void setVersioning(String name, String status) {
        database.update("UPDATE bucket SET versioning = ? WHERE name = ?", status, name);
    }
}
