package app.bellhop.work.sync;

/** How two files of one name are compared. */
public enum SyncComparison {
    /** They differ if their sizes do, or if the source was modified after the target. */
    SIZE_AND_TIME,
    /** They differ if their sizes or the ETag is not the MD5 sum of the file. */
    CHECKSUM
}
