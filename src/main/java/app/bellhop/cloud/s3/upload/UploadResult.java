package app.bellhop.cloud.s3.upload;

/**
 * The object that an upload made.
 *
 * @param etag without quotes
 * @param versionId null where the bucket keeps no versions
 * @param verified whether the content was verified, by the server with a checksum or by its ETag
 */
public record UploadResult(String etag, String versionId, boolean verified) {}
