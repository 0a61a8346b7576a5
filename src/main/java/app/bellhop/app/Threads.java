package app.bellhop.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All threads of Bellhop's own; daemons, so that none keeps the program alive. */
final class Threads implements AutoCloseable {

    /** For the disk and for big lists: as many as are needed. */
    final ExecutorService background = Executors.newCachedThreadPool(named("background"));

    /** Opens and closes sessions, one after the other. */
    final ExecutorService sessions = Executors.newSingleThreadExecutor(named("sessions"));

    /** For things to do later. */
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(named("timer"));

    /** Runs {@code work} on a background thread after so many milliseconds. */
    void later(long millis, Runnable work) {
        if (millis <= 0) {
            work.run();
        } else {
            timer.schedule(() -> background.execute(work), millis, TimeUnit.MILLISECONDS);
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "bellhop-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        sessions.shutdown();
        timer.shutdownNow();
        background.shutdown();
    }
}
