package app.bellhop.transfer;

public enum TransferState {
    /** Waiting for a free slot. */
    QUEUED,
    /** A folder or prefix is being read. */
    PREPARING,
    RUNNING,
    /** The target exists; waiting for the user's answer. */
    ASKING,
    /** Left unfinished by an earlier run; waiting for the user. */
    PAUSED,
    /** Failed for a transient reason; retried automatically in a moment. */
    WAITING,
    DONE,
    FAILED,
    CANCELLED;

    /** Whether it has ended, successfully or not. */
    public boolean finished() {
        return this == DONE || this == CANCELLED || this == FAILED;
    }
}
