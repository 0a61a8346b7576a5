package app.bellhop.cloud.s3;

import app.bellhop.cloud.Reason;

/** Where a running transfer reports to. Called from any thread, often; may block to slow it down. */
@FunctionalInterface
public interface ProgressSink {

    /** The bytes moved so far, in total; a retry may let it fall back. */
    void transferred(long bytes);

    /**
     * The same, where an earlier attempt has moved some of them.
     *
     * @param kept those, which say nothing of how fast this one is
     */
    default void transferred(long bytes, long kept) {
        transferred(bytes);
    }

    /** What is transferred has so many bytes now, which may not be what it had when it was queued. */
    default void sized(long bytes) {}

    /** Something the user should know although it is no failure. */
    default void noticed(Reason notice) {}
}
