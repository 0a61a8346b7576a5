package app.bellhop.aws.s3;

/**
 * How objects are copied.
 *
 * @param single the largest object that is copied in one request, in bytes
 * @param part bytes of each part of a larger one
 */
public record CopyLimits(long single, long part) {

    /** S3's own limit; and parts that are copied long before a connection would time out. */
    public static final CopyLimits DEFAULT = new CopyLimits(5L << 30, 64L << 20);
}
