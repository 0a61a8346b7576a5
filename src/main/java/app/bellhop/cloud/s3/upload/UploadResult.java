package app.bellhop.cloud.s3.upload;

import org.jspecify.annotations.Nullable;

/**
 * The object that an upload made.
 *
 * @param etag without quotes
 * @param verified whether the content was verified, by the server with a checksum or by its ETag
 */
public record UploadResult(@Nullable String etag, boolean verified) {}
