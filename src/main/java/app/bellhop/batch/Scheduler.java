package app.bellhop.batch;

/** Does things later. */
@FunctionalInterface
public interface Scheduler {

    /** Runs {@code work} on some thread of its own after so many milliseconds; at once where that is 0 or less. */
    void after(long millis, Runnable work);
}
