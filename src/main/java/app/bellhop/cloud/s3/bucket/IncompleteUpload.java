package app.bellhop.cloud.s3.bucket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A multipart upload that was neither completed nor aborted. Its parts are billed until it is.
 *
 * @param key of the object that the upload would create or replace
 * @param initiated when it began; null if the server doesn't say
 * @param storageClass the service's word, or null for the standard class
 */
public record IncompleteUpload(
        String bucket,
        String key,
        String uploadId,
        @Nullable Instant initiated,
        @Nullable String storageClass) {}
