package app.bellhop.work.listen;

import app.bellhop.cloud.Futures;
import app.bellhop.settings.ListStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is made to listen to topics: on disk before it is made, and until it is removed. What an earlier start has left there
 * was never removed. Shared by all sessions. Any thread.
 */
public final class ListenJournal {

    private final ListStore<ListenEntry> store;

    /** The names of the queues that are in use. */
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    public ListenJournal(ListStore<ListenEntry> store) {
        this.store = store;
    }

    CompletableFuture<Void> begin(ListenEntry entry) {
        used.add(entry.queue());
        return put(entry);
    }

    CompletableFuture<Void> put(ListenEntry entry) {
        return Futures.map(
                store.update(all -> {
                    List<ListenEntry> more = new ArrayList<>(all);
                    more.removeIf(other -> other.queue().equals(entry.queue()));
                    more.add(entry);
                    return more;
                }),
                all -> null);
    }

    /** All of it is removed. */
    CompletableFuture<Void> removed(String queue) {
        return Futures.map(
                store.update(all -> all.stream()
                        .filter(entry -> !entry.queue().equals(queue))
                        .toList()),
                all -> null);
    }

    /** No longer in use, though it may still be there. */
    void unused(String queue) {
        used.remove(queue);
    }

    boolean used(String queue) {
        return used.contains(queue);
    }

    CompletableFuture<List<ListenEntry>> entries(String connection) {
        return Futures.map(
                store.list(),
                all -> all.stream()
                        .filter(entry -> entry.connection().equals(connection))
                        .toList());
    }
}
