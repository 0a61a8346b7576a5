package app.bellhop.transfer;

import org.jspecify.annotations.Nullable;

/**
 * Whether the network is gone. Then nothing runs but, now and then, one transfer to find out: the probe. Guarded by the
 * queue's lock.
 */
final class Outage {

    private boolean on;
    private boolean delayed;
    private int failedProbes;
    private @Nullable Transfer probe;

    /** How often some transfer got further, or an answer. */
    private long heard;

    long heard() {
        return heard;
    }

    boolean probing(Transfer transfer) {
        return probe == transfer;
    }

    /**
     * A transfer has reached no server.
     *
     * @return how often in a row, if the next probe is to be delayed; 0 if that is under way
     */
    int begin(Transfer transfer) {
        if (on && probe != transfer) {
            return 0;
        }
        on = true;
        probe = null;
        delayed = true;
        return ++failedProbes;
    }

    /** The delay is over, or the user is impatient. */
    void endDelay() {
        delayed = false;
    }

    /** Whether a transfer may run: any, or as the probe. */
    boolean mayStart() {
        return !on || probe == null && !delayed;
    }

    void started(Transfer transfer) {
        if (on) {
            probe = transfer;
        }
    }

    /** A transfer was stopped: if it was the probe, another takes its place. */
    void stopped(Transfer transfer) {
        if (probe == transfer) {
            probe = null;
        }
    }

    /** A server has answered. Answers with whether that ends an outage. */
    boolean answered() {
        heard++;
        boolean ends = on;
        on = false;
        probe = null;
        delayed = false;
        failedProbes = 0;
        return ends;
    }
}
