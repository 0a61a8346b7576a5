package app.bellhop.cloud.s3.download;

/** How the content of a download was verified. */
public enum Verification {
    /** By a checksum that the server has stored. */
    CHECKSUM,
    /** By the ETag, which is an MD5. */
    ETAG,
    /** By its size only: the server has no checksum of it that can be compared. */
    SIZE
}
