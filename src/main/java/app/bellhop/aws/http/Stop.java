package app.bellhop.aws.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.AbortedException;

/** Stops blocking requests from another thread: their sockets are closed. Each thread has one request at a time. Any thread. */
public final class Stop {

    private final Map<Thread, Runnable> aborts = new HashMap<>();
    private boolean requested;

    /** From now on no request begins, and those that run fail. */
    public synchronized void request() {
        requested = true;
        aborts.values().forEach(Runnable::run);
        notifyAll();
    }

    /** Waits so many nanoseconds, or until the requests are stopped. */
    synchronized void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            for (long left = nanos; left > 0 && !requested; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public synchronized boolean requested() {
        return requested;
    }

    /** The request that this thread begins now. */
    synchronized void begun(Runnable abort) {
        if (requested) {
            throw AbortedException.create("Stopped");
        }
        aborts.put(Thread.currentThread(), abort);
    }

    /** This thread makes no more requests. */
    synchronized void ended() {
        aborts.remove(Thread.currentThread());
    }
}
