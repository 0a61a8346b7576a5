package app.bellhop.fake;

import app.bellhop.batch.Scheduler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A clock that stands still until the test moves it, and runs what is due by then. */
public final class FakeScheduler implements Scheduler {

    private record Task(long at, Runnable work) {}

    private final List<Task> waiting = new ArrayList<>();
    private long millis;

    /** What was waited for so far, in milliseconds. */
    public final List<Long> waits = new ArrayList<>();

    @Override
    public void after(long wait, Runnable work) {
        if (wait <= 0) {
            work.run();
        } else {
            waits.add(wait);
            waiting.add(new Task(millis + wait, work));
        }
    }

    @Override
    public long nanoTime() {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** How much waits. */
    public int waiting() {
        return waiting.size();
    }

    /** Lets time pass. */
    public void pass(long more) {
        long end = millis + more;
        while (true) {
            Task next = waiting.stream()
                    .filter(task -> task.at() <= end)
                    .min(Comparator.comparingLong(Task::at))
                    .orElse(null);
            if (next == null) {
                break;
            }
            waiting.remove(next);
            millis = next.at();
            next.work().run();
        }
        millis = end;
    }
}
