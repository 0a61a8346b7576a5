package app.bellhop.transfer;

import app.bellhop.cloud.DeleteReport;
import app.bellhop.cloud.ObjectEntry;
import app.bellhop.cloud.ObjectStore;
import app.bellhop.cloud.S3Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Counts what a delete will take, then takes it, a thousand keys a request. One object for one delete. */
public final class BulkDelete {

    private static final int BATCH = 1000;

    private final ObjectStore store;
    private final String bucket;
    private final List<String> keys = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private volatile long bytes;
    private volatile int counted;
    private volatile int deleted;
    private volatile boolean stopped;
    private volatile CompletableFuture<?> running;

    public BulkDelete(ObjectStore store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    /** Finds all objects that {@code entries} stand for: themselves, and everything below the prefixes among them. */
    public CompletableFuture<Void> count(List<ObjectEntry> entries) {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (ObjectEntry entry : entries) {
            if (entry.prefix()) {
                all = all.thenCompose(done ->
                        remember(store.listAll(new S3Location(bucket, entry.key()), page -> page.forEach(this::add))));
            } else {
                add(entry);
            }
        }
        return all;
    }

    private synchronized void add(ObjectEntry object) {
        keys.add(object.key());
        bytes = bytes + object.size();
        counted = keys.size();
    }

    /** How many objects were found so far. */
    public int counted() {
        return counted;
    }

    /** Their size, in bytes. */
    public long bytes() {
        return bytes;
    }

    /** How many are gone so far. */
    public int deleted() {
        return deleted;
    }

    /** Deletes what was counted; ends with what the server refused, by key. */
    public CompletableFuture<Map<String, String>> run() {
        return deleteFrom(0);
    }

    private CompletableFuture<Map<String, String>> deleteFrom(int start) {
        if (stopped || start >= keys.size()) {
            return CompletableFuture.completedFuture(refused);
        }
        List<String> batch = List.copyOf(keys.subList(start, Math.min(keys.size(), start + BATCH)));
        return remember(store.delete(bucket, batch)).thenCompose(report -> {
            note(report);
            return deleteFrom(start + BATCH);
        });
    }

    private void note(DeleteReport report) {
        deleted = deleted + report.deleted();
        refused.putAll(report.refused());
    }

    private <T> CompletableFuture<T> remember(CompletableFuture<T> request) {
        running = request;
        if (stopped) {
            request.cancel(true);
        }
        return request;
    }

    /** Stops it: no further request is sent, the one under way is broken off. What is deleted stays deleted. */
    public void stop() {
        stopped = true;
        CompletableFuture<?> request = running;
        if (request != null) {
            request.cancel(true);
        }
    }
}
