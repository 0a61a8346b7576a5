package app.bellhop.viewmodel.base;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Calls its watchers a few times a second, to refresh progress. FX thread. */
public final class Ticker {

    private final Set<Runnable> watchers = new LinkedHashSet<>();

    /** Calls the watcher at every tick from now on. */
    public void add(Runnable watcher) {
        watchers.add(watcher);
    }

    public void remove(Runnable watcher) {
        watchers.remove(watcher);
    }

    public void tick() {
        List.copyOf(watchers).forEach(Runnable::run);
    }
}
