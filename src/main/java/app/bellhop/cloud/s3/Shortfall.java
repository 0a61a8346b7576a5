package app.bellhop.cloud.s3;

/** What an object may lack after it was edited or copied, though its content is written. */
public enum Shortfall {
    ACL,
    TAGS,
    RETENTION,
    LEGAL_HOLD,
    STORAGE_CLASS
}
