package app.bellhop.demo.awssdk;

import app.bellhop.demo.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A version of an object, or a delete marker.
 *
 * @param seq increases with every write
 * @param id version ID; the string {@code null} in buckets without versioning
 * @param size bytes
 * @param etag with quotes
 * @param modified epoch milliseconds
 * @param parts part sizes of a multipart upload; empty for other objects
 */
record Version(
        String bucket,
        String key,
        long seq,
        String id,
        boolean marker,
        boolean latest,
        String body,
        long size,
        String etag,
        long modified,
        ObjectMetadata metadata,
        List<Long> parts) {

    static final JsonMapper JSON = JsonMapper.shared();

    static Version read(ResultSet row) throws SQLException {
        String metadata = row.getString("headers");
        return new Version(
                row.getString("bucket"),
                Database.key(row, "key"),
                row.getLong("seq"),
                row.getString("id"),
                row.getBoolean("marker"),
                row.getBoolean("latest"),
                row.getString("body"),
                row.getLong("size"),
                row.getString("etag"),
                row.getLong("modified"),
                metadata == null ? null : JSON.readValue(metadata, ObjectMetadata.class),
                JSON.readValue(row.getString("parts"), new TypeReference<List<Long>>() {}));
    }

    Instant modifiedAt() {
        return Instant.ofEpochMilli(modified);
    }

    String storageClass() {
        return metadata == null || metadata.storageClass() == null ? "STANDARD" : metadata.storageClass();
    }

    /** The response of GetObject and HeadObject; includes the version ID if {@code versioned}. */
    GetObjectResponse.Builder response(boolean versioned) {
        return metadata.response()
                .eTag(etag)
                .lastModified(modifiedAt())
                .contentLength(size)
                .versionId(versioned ? id : null);
    }
}
