package app.bellhop.cloud.s3.bucket;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bucket to be made.
 *
 * @param region null for the connection's own
 * @param ownership BucketOwnerEnforced, BucketOwnerPreferred or ObjectWriter; null to leave it to the server
 */
public record NewBucket(
        String name,
        @Nullable String region,
        @Nullable String ownership,
        boolean versioning,
        boolean objectLock,
        Map<String, String> tags) {

    /** A bucket with default settings. */
    public static NewBucket named(String name) {
        return new NewBucket(name, null, null, false, false, Map.of());
    }
}
