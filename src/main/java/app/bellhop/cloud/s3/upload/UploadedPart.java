package app.bellhop.cloud.s3.upload;

import org.jspecify.annotations.Nullable;

/**
 * A part that the server has stored (UploadPart).
 *
 * @param number from 1
 * @param etag without quotes
 * @param checksum the server's CRC32 of it in Base64, or null
 */
public record UploadedPart(
        int number, @Nullable String etag, @Nullable String checksum) {}
