package app.bellhop.work.sync;

/** How two files of one name are compared. */
public enum SyncComparison {
    /**
     * They differ if their sizes do, or if the source was modified after the target. A file that is older than its object
     * differs only if its content does, too: it may have been downloaded with the time of the file that was uploaded.
     */
    SIZE_AND_TIME,
    /** They differ if their sizes or the ETag is not the MD5 sum of the file. */
    CHECKSUM
}
