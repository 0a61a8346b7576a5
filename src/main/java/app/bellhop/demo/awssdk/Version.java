package app.bellhop.demo.awssdk;

import app.bellhop.demo.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A version of an object, or a delete marker.
 *
 * @param seq increases with every write
 * @param id version ID; the string {@code null} in buckets without versioning
 * @param body the name of the file with its bytes; null of a delete marker
 * @param size bytes
 * @param etag with quotes; null of a delete marker
 * @param modified epoch milliseconds
 * @param metadata null of a delete marker
 * @param parts part sizes of a multipart upload; empty for other objects
 */
record Version(
        String bucket,
        String key,
        long seq,
        String id,
        boolean marker,
        boolean latest,
        @Nullable String body,
        long size,
        @Nullable String etag,
        long modified,
        @Nullable ObjectMetadata metadata,
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
        return Objects.requireNonNull(metadata)
                .response()
                .eTag(etag)
                .lastModified(modifiedAt())
                .contentLength(size)
                .versionId(versioned ? id : null);
    }
}
