package app.bellhop.aws.athena;

import app.bellhop.cloud.athena.NewQuery;
import app.bellhop.cloud.athena.QueryExecution;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The queries that this program has started and that haven't ended, so that none goes on, and costs, after it. Any thread. */
final class OpenQueries {

    /** What follows a query that has ended, such as dropping its table, is asked for within this time. */
    private static final long SETTLE_MILLIS = 100;

    private static final Pattern DROP = Pattern.compile("(?is)\\s*DROP\\s.*");

    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Set<CompletableFuture<String>> starting = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** Whether a query may be started: once the connection closes, only what drops a table that a run has created. */
    boolean allows(NewQuery query) {
        return !closing || DROP.matcher(query.sql()).matches();
    }

    /** Whoever follows the query must wait for what this returns: an end that is seen before it counts would be forgotten. */
    CompletableFuture<String> starting(CompletableFuture<String> id) {
        starting.add(id);
        return id.whenComplete((found, e) -> {
            if (e == null) {
                running.add(found);
            }
            starting.remove(id);
        });
    }

    void seen(String id, QueryExecution now) {
        if (now.state().ended()) {
            running.remove(id);
        }
    }

    /** Stops what runs. Ends when nothing runs or is to follow; those who follow the queries look until then. */
    CompletableFuture<Void> stopAll(Function<String, CompletableFuture<Void>> stop) {
        if (!open()) {
            closing = true;
            return CompletableFuture.completedFuture(null);
        }
        closing = true;
        starting.forEach(start -> start.thenAccept(stop::apply));
        running.forEach(stop::apply);
        return settled(false);
    }

    private boolean open() {
        return !running.isEmpty() || !starting.isEmpty();
    }

    private CompletableFuture<Void> settled(boolean before) {
        boolean now = !open();
        if (before && now) {
            return CompletableFuture.completedFuture(null);
        }
        Executor later = CompletableFuture.delayedExecutor(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(() -> now, later).thenCompose(this::settled);
    }
}
