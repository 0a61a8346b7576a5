package app.bellhop.batch;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts what is done, and derives rate and time left from it. Any thread. */
public final class ProgressMeter {

    private final LongSupplier nanos;
    private long done;
    private long total = -1;
    private long bytes;
    private long failures;
    private SmoothedRate rate;

    /** @param nanos a clock as {@link System#nanoTime} */
    public ProgressMeter(LongSupplier nanos) {
        this.nanos = nanos;
        this.rate = new SmoothedRate(nanos.getAsLong());
    }

    /** Begins again: nothing done, and so much to do; -1 where that isn't known. */
    public synchronized void restart(long newTotal) {
        done = 0;
        total = newTotal;
        bytes = 0;
        failures = 0;
        rate = new SmoothedRate(nanos.getAsLong());
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
    public void ended(@Nullable CloudException failure, long size) {
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

    /** The progress now. The rate is smoothed over the calls. */
    public synchronized Progress progress() {
        double perSecond = rate.sample(done, nanos.getAsLong());
        long secondsLeft = total < 0 ? -1 : SmoothedRate.secondsFor(total - done, perSecond);
        return new Progress(done, total, bytes, failures, perSecond, secondsLeft);
    }
}
