package app.bellhop.aws.s3.request;

/** How a server verifies what it receives. */
public enum Checksums {
    /** Not known yet. */
    UNKNOWN,
    /** It confirms x-amz-checksum-crc32. */
    CRC32,
    /** It does not confirm that header: Content-MD5, and the ETag where that is an MD5. */
    MD5,
    /** It rejects both headers. */
    NONE
}
