package app.bellhop.fake;

import java.util.ArrayList;
import java.util.List;
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
        return super.schedule(() -> {}, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
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
