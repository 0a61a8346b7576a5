package app.bellhop.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Asks the FX thread for an answer all the time, and remembers how long it took at most, and how much of that the thread
 * itself worked: what other threads and programs take from it is no work. With {@code -Dbench.stacks=true}, remembers where
 * it was while it worked for long.
 */
final class Heartbeat implements AutoCloseable {

    private static final long BEAT_MILLIS = 2;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONG_WORK = 15 * NANOS_PER_MILLI;
    private static final int FRAMES = 40;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ScheduledFuture<?> heart;
    private final AtomicLong longestStall = new AtomicLong();
    private final AtomicLong longestWork = new AtomicLong();
    private final Map<String, Integer> stacks = new ConcurrentHashMap<>();
    private volatile Thread thread;
    private volatile long worked = Long.MAX_VALUE;

    Heartbeat(ScheduledExecutorService timer) {
        heart = timer.scheduleAtFixedRate(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        long sent = System.nanoTime();
        Platform.runLater(() -> answer(sent));
        if (thread != null && Boolean.getBoolean("bench.stacks")) {
            sample();
        }
    }

    private void answer(long sent) {
        thread = Thread.currentThread();
        long now = THREADS.getCurrentThreadCpuTime();
        longestWork.accumulateAndGet(now - worked, Math::max);
        worked = now;
        longestStall.accumulateAndGet(System.nanoTime() - sent, Math::max);
    }

    private void sample() {
        if (THREADS.getThreadCpuTime(thread.getId()) - worked > LONG_WORK) {
            stacks.merge(
                    Arrays.stream(thread.getStackTrace())
                            .filter(frame -> !frame.getMethodName().startsWith("lambda$"))
                            .limit(FRAMES)
                            .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName())
                            .collect(Collectors.joining(" < ")),
                    1,
                    Integer::sum);
        }
    }

    /** How long the FX thread took at most to answer since the last call, in milliseconds. */
    long longestStall() {
        return longestStall.getAndSet(0) / NANOS_PER_MILLI;
    }

    /** How long the FX thread worked at most between two answers since the last call, in milliseconds of a processor. */
    long longestWork() {
        return longestWork.getAndSet(0) / NANOS_PER_MILLI;
    }

    /** Where the FX thread was seen at work for long, most often first. */
    void printStacks() {
        stacks.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(40)
                .forEach(e -> System.out.println("STACK " + e.getValue() + " " + e.getKey()));
    }

    @Override
    public void close() {
        heart.cancel(true);
    }
}
