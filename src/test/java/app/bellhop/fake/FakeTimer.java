package app.bellhop.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer that runs what is due when the test says so. */
public final class FakeTimer extends ScheduledThreadPoolExecutor {

    private final List<Runnable> due = new ArrayList<>();

    public FakeTimer() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        due.add(work);
        return new Due();
    }

    /** A real one would keep a thread, which looks a hundred times a second whether it is due. */
    private static final class Due extends CompletableFuture<Void> implements ScheduledFuture<Void> {
        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    /** How much waits. */
    public int waiting() {
        return due.size();
    }

    /** Lets the time pass that everything waits for. */
    public void pass() {
        List<Runnable> now = List.copyOf(due);
        due.clear();
        now.forEach(Runnable::run);
    }
}
