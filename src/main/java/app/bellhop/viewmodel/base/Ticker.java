package app.bellhop.viewmodel.base;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells those who watch long work to look how far it is, some times a second. FX thread. */
public final class Ticker {

    private final Set<Runnable> watchers = new LinkedHashSet<>();

    /** Looks at every tick from now on. */
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
