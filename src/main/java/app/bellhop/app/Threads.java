package app.bellhop.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Owns all of Bellhop's threads. They are daemons, so none of them keeps the process alive; what comes after the end is dropped. */
final class Threads implements AutoCloseable {

    private static final long KEEP_SECONDS = 60;

    /** Below the FX thread's: where processors are short, the window is answered first. The packages have Linux heed it. */
    private static final int BACKGROUND_PRIORITY = 3;

    /** For disk I/O and large lists. Unbounded. */
    final ExecutorService background = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            KEEP_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threadFactory("background", BACKGROUND_PRIORITY),
            new ThreadPoolExecutor.DiscardPolicy());

    /** Opens and closes sessions, one at a time. */
    final ExecutorService sessions = Executors.newSingleThreadExecutor(threadFactory("sessions", Thread.NORM_PRIORITY));

    /** For delayed work. */
    final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, threadFactory("timer", Thread.NORM_PRIORITY), new ThreadPoolExecutor.DiscardPolicy());

    /** Runs {@code work} on a background thread after a delay in milliseconds. */
    void schedule(long millis, Runnable work) {
        if (millis <= 0) {
            work.run();
        } else {
            timer.schedule(() -> background.execute(work), millis, TimeUnit.MILLISECONDS);
        }
    }

    private static ThreadFactory threadFactory(String name, int priority) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "bellhop-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setPriority(priority);
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
