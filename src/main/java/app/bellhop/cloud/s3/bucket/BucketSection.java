package app.bellhop.cloud.s3.bucket;

/** A part of a bucket's configuration that is read and written by itself. */
public enum BucketSection {
    POLICY,
    PUBLIC_ACCESS_BLOCK,
    OWNERSHIP,
    VERSIONING,
    WEBSITE,
    LOGGING,
    CORS,
    LIFECYCLE,
    ENCRYPTION,
    TAGS,
    NOTIFICATION,
    REQUEST_PAYMENT,
    OBJECT_LOCK
}
