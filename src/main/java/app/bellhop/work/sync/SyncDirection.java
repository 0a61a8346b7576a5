package app.bellhop.work.sync;

/** Which side is made like the other. */
public enum SyncDirection {
    /** The prefix is made like the folder. */
    UPLOAD,
    /** The folder is made like the prefix. */
    DOWNLOAD
}
