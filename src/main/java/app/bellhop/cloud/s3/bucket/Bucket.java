package app.bellhop.cloud.s3.bucket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of the connection.
 *
 * @param name the bucket's name
 * @param created when it was made, or null where the server does not say (or says it malformed)
 * @param arn null where the server doesn't say: it does of directory buckets
 */
public record Bucket(
        String name, @Nullable Instant created, @Nullable String arn) {

    public Bucket(String name, @Nullable Instant created) {
        this(name, created, null);
    }
}
