package app.bellhop.work.sync;

import app.bellhop.cloud.s3.upload.FileStamp;
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
 * @param etag the object's, without quotes, or null; of a local file, what its {@link FileStamp} says
 */
public record SyncFile(
        Path path,
        String key,
        long size,
        @Nullable Instant modified,
        @Nullable String etag) {

    public static SyncFile local(Path path, String key, long size, @Nullable Instant modified) {
        String stamp = modified == null ? null : FileStamp.of(size, modified).text();
        return new SyncFile(path, key, size, modified, stamp);
    }
}
