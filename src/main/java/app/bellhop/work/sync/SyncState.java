package app.bellhop.work.sync;

/** The result of comparing both sides. */
public enum SyncState {
    NEW,
    CHANGED,
    SAME,
    /** At the target only: deleted if the user wants that. */
    ONLY_THERE,
    /** Left alone on both sides, as the local file or folder could not be read. */
    UNREADABLE
}
