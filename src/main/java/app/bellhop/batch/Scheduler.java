package app.bellhop.batch;

/** Runs work later, and has the clock that goes with it. */
@FunctionalInterface
public interface Scheduler {

    /** Runs {@code work} on a thread of its own after so many milliseconds; at once where that is 0 or less. */
    void after(long millis, Runnable work);

    /** The clock, as {@link System#nanoTime}. */
    default long nanoTime() {
        return System.nanoTime();
    }
}
