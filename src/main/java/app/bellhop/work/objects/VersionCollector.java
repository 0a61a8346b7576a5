package app.bellhop.work.objects;

import app.bellhop.cloud.s3.ObjectVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Collects the versions of one key, or the first of many, and stops the listing once it has enough. Any thread. */
public final class VersionCollector {

    private final @Nullable String key;
    private final int max;
    private final List<ObjectVersion> found = new ArrayList<>();
    private volatile boolean enough;
    private boolean more;
    private @Nullable CompletableFuture<?> listing;

    /** @param key the key to collect; null for all */
    public VersionCollector(@Nullable String key, int max) {
        this.key = key;
        this.max = max;
    }

    /** Adds a page. Keys are listed in order, so the first other key ends the wanted one. */
    public synchronized void add(List<ObjectVersion> page) {
        for (ObjectVersion version : page) {
            if (key != null && !version.object().key().equals(key)) {
                enough = true;
                break;
            }
            if (found.size() == max) {
                enough = true;
                more = true;
                break;
            }
            found.add(version);
        }
        stop();
    }

    public synchronized void stopWhenEnough(CompletableFuture<?> request) {
        listing = request;
        stop();
    }

    private void stop() {
        if (enough && listing != null) {
            listing.cancel(true);
        }
    }

    public boolean enough() {
        return enough;
    }

    public synchronized boolean more() {
        return more;
    }

    public synchronized List<ObjectVersion> versions() {
        return List.copyOf(found);
    }
}
