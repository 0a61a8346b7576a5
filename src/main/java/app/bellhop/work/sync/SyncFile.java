package app.bellhop.work.sync;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of one side: a local file, or an object and the local file that it has or would have.
 *
 * @param path where it is, or would be, below the folder; absolute
 * @param key the whole key that it has, or would have
 * @param size bytes
 * @param modified null where the service does not tell
 * @param etag the object's, without quotes; null for a local file
 */
public record SyncFile(
        Path path,
        String key,
        long size,
        @Nullable Instant modified,
        @Nullable String etag) {

    public static SyncFile local(Path path, String key, long size, @Nullable Instant modified) {
        return new SyncFile(path, key, size, modified, null);
    }
}
