package app.bellhop.cloud.activity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The last calls of a connection, in memory only. A flood of like calls is one {@link CallRun}, so that it does not push out
 * what was before. Any thread.
 */
public final class ActivityLog {

    static final int MAX_RUNS = 2000;
    static final long MAX_WEIGHT = 2_000_000;

    /** A batch may have other calls in between, such as those that list what it changes; so many runs of them. */
    private static final int LOOK_BACK = 8;

    /** The newest first. */
    private final Deque<CallRun> runs = new ArrayDeque<>();

    private long weight;
    private long lastId;
    private boolean changed;

    public synchronized void add(ApiCall call) {
        Optional<CallRun> batch =
                runs.stream().limit(LOOK_BACK).filter(run -> run.takes(call)).findFirst();
        CallRun now = batch.map(run -> run.and(call)).orElseGet(() -> CallRun.of(++lastId, call));
        batch.ifPresent(run -> {
            runs.remove(run);
            weight -= run.weight();
        });
        runs.addFirst(now);
        weight += now.weight();
        while (runs.size() > 1 && (runs.size() > MAX_RUNS || weight > MAX_WEIGHT)) {
            weight -= runs.removeLast().weight();
        }
        changed = true;
    }

    /** All runs, the newest first, if anything was added since this was last asked; otherwise nothing. */
    public synchronized Optional<List<CallRun>> changed() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(List.copyOf(runs));
    }

    public synchronized void clear() {
        runs.clear();
        weight = 0;
        changed = true;
    }
}
