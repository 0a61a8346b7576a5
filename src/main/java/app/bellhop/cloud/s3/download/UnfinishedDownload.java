package app.bellhop.cloud.s3.download;

/**
 * A download that was begun and is not complete.
 *
 * @param etag of the object that was read, without quotes
 * @param size of that object in bytes
 * @param done what is in the file
 */
public record UnfinishedDownload(String etag, long size, ByteRanges done) {}
