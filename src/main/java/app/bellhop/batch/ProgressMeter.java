package app.bellhop.batch;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.util.function.LongSupplier;

/** Counts what is done, and derives rate and time left from it. Any thread. */
public final class ProgressMeter {

    /** Over so many seconds the rate is smoothed: steady enough to read, and soon true after a change. */
    private static final double SMOOTHING_SECONDS = 3;

    /** Samples closer together than this say nothing about the rate. */
    private static final double MIN_SAMPLE_SECONDS = 0.05;

    private final LongSupplier nanos;
    private long done;
    private long total = -1;
    private long bytes;
    private long failures;
    private double rate;
    private long sampledDone;
    private long sampledAt;

    /** @param nanos a clock as {@link System#nanoTime} */
    public ProgressMeter(LongSupplier nanos) {
        this.nanos = nanos;
        this.sampledAt = nanos.getAsLong();
    }

    /** Begins again: nothing done, and so much to do; -1 where that isn't known. */
    public synchronized void restart(long newTotal) {
        done = 0;
        total = newTotal;
        bytes = 0;
        failures = 0;
        rate = 0;
        sampledDone = 0;
        sampledAt = nanos.getAsLong();
    }

    /** So much more is done, of that size in bytes. */
    public synchronized void add(long more, long size) {
        done += more;
        bytes += size;
    }

    /** So much more is done, and failed. */
    public synchronized void addFailed(long more) {
        done += more;
        failures += more;
    }

    /** One item ended: with a failure, or null. One that was cancelled is not done. */
    public void ended(CloudException failure, long size) {
        if (failure == null) {
            add(1, size);
        } else if (failure.kind() != ErrorKind.CANCELLED) {
            addFailed(1);
        }
    }

    /** Where bytes are what is counted: so many are done by now. */
    public synchronized void reach(long bytesDone) {
        done = bytesDone;
        bytes = bytesDone;
    }

    /** The present moment. The rate is smoothed over the moments asked for. */
    public synchronized Progress progress() {
        long now = nanos.getAsLong();
        double seconds = (now - sampledAt) / 1e9;
        if (seconds > MIN_SAMPLE_SECONDS) {
            double latest = Math.max(0, done - sampledDone) / seconds;
            double share = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
            rate = rate == 0 ? latest : rate + share * (latest - rate);
            sampledDone = done;
            sampledAt = now;
        }
        boolean foreseeable = total >= 0 && rate > 0;
        return new Progress(
                done, total, bytes, failures, rate, foreseeable ? Math.round(Math.max(0, total - done) / rate) : -1);
    }
}
