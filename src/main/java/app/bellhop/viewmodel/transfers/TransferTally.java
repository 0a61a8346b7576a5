package app.bellhop.viewmodel.transfers;

import app.bellhop.batch.SmoothedRate;
import app.bellhop.transfer.TransferState;

/** Transfers counted by state, their bytes, and how fast they pass. FX thread. */
final class TransferTally {

    private final int[] counts = new int[TransferState.values().length];
    private SmoothedRate rate;
    private boolean sampledMoving;
    private int files;
    private long bytes;
    private long total;
    private long left;
    private long moved;
    private double perSecond;

    /** @param nanos the present time, as {@link System#nanoTime} */
    TransferTally(long nanos) {
        rate = new SmoothedRate(nanos);
    }

    void add(TransferState state, long reached, long size) {
        counts[state.ordinal()]++;
        files++;
        bytes += reached;
        total += size;
        left += state.finished() ? 0 : size - reached;
    }

    void remove(TransferState state, long reached, long size) {
        counts[state.ordinal()]--;
        files--;
        bytes -= reached;
        total -= size;
        left -= state.finished() ? 0 : size - reached;
    }

    /** So many bytes were sent or received. */
    void move(long more) {
        moved += Math.max(0, more);
    }

    /** How fast others were before says nothing of what begins anew. */
    void sample(long nanos) {
        if (!sampledMoving || moving() == 0) {
            rate = new SmoothedRate(nanos, moved);
        }
        sampledMoving = moving() > 0;
        perSecond = rate.sample(moved, nanos);
    }

    int files() {
        return files;
    }

    int count(TransferState... states) {
        int sum = 0;
        for (TransferState state : states) {
            sum += counts[state.ordinal()];
        }
        return sum;
    }

    /** How many run, or will as soon as they can or a question is answered. */
    int moving() {
        return count(
                TransferState.QUEUED,
                TransferState.PREPARING,
                TransferState.RUNNING,
                TransferState.ASKING,
                TransferState.WAITING);
    }

    int unfinished() {
        return moving() + count(TransferState.PAUSED);
    }

    long bytes() {
        return bytes;
    }

    long total() {
        return total;
    }

    /** The bytes of those that are not finished, without what was sent or received. */
    long left() {
        return left;
    }

    /** Bytes per second; none while all wait for an answer, the network or their next attempt. */
    double rate() {
        return count(TransferState.RUNNING) == 0 ? 0 : perSecond;
    }

    /** Seconds, or -1 if not known. */
    long secondsLeft() {
        return rate() >= 1 ? SmoothedRate.secondsFor(left, rate()) : -1;
    }

    /** From 0 to 1. */
    double fraction() {
        int done = count(TransferState.DONE);
        if (total > 0 && done < files) {
            return Math.min(1, (double) bytes / total);
        }
        return files == 0 ? 0 : (double) done / files;
    }
}
