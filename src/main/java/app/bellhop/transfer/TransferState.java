package app.bellhop.transfer;

/** Where a transfer stands. */
public enum TransferState {
    /** Waits for a free slot. */
    QUEUED,
    /** A folder or prefix is being looked through. */
    PREPARING,
    RUNNING,
    /** Left over from an earlier start; waits for the user. */
    PAUSED,
    /** Failed for a passing reason; goes on by itself in a moment. */
    WAITING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether nothing more happens by itself, and nothing is left to do. */
    public boolean finished() {
        return this == DONE || this == CANCELLED || this == FAILED;
    }
}
