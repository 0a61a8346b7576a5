package app.bellhop.work.objects;

import app.bellhop.cloud.s3.ObjectVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Gathers the versions of one key, or the first of many, and stops the listing when the rest does not matter. Any thread. */
public final class VersionCollector {

    private final String key;
    private final int most;
    private final List<ObjectVersion> found = new ArrayList<>();
    private volatile boolean enough;
    private boolean more;
    private CompletableFuture<?> listing;

    /** @param key the only one that matters; null for all */
    public VersionCollector(String key, int most) {
        this.key = key;
        this.most = most;
    }

    /** Takes a page. Keys come in order: behind the one that matters come only longer ones. */
    public synchronized void add(List<ObjectVersion> page) {
        for (ObjectVersion version : page) {
            if (key != null && !version.object().key().equals(key)) {
                enough = true;
                break;
            }
            if (found.size() == most) {
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

    /** Whether there are more than were gathered. */
    public synchronized boolean more() {
        return more;
    }

    public synchronized List<ObjectVersion> versions() {
        return List.copyOf(found);
    }
}
