package app.bellhop.cloud.s3.download;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A complete and verified download.
 *
 * @param size bytes
 * @param etag of the object that was read, without quotes
 * @param modified of the file that was uploaded, where the object's metadata say so; else of the object; null if not known
 * @param startedOver whether the object changed since the download was begun, so that it was begun anew
 */
public record DownloadResult(
        long size,
        String etag,
        Verification verification,
        @Nullable Instant modified,
        boolean startedOver) {}
