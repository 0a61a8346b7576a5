package app.bellhop.transfer;

/** Where queued transfers are moved to. */
public enum QueueMove {
    /** Ahead of all others. */
    FIRST,
    /** Ahead of the one before: another transfer of the same batch, else the transfers of another batch. */
    EARLIER,
    /** Behind the one after, likewise. */
    LATER,
    /** Behind all others. */
    LAST
}
