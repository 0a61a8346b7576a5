package app.bellhop.work.athena;

import app.bellhop.batch.Scheduler;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.athena.ListPrice;
import app.bellhop.cloud.athena.NewQuery;
import app.bellhop.cloud.athena.QueryExecution;
import app.bellhop.cloud.athena.QueryExecution.State;
import app.bellhop.work.athena.SqlScript.Statement;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in Athena, one after the other, and follows each until it has ended. When one fails or is stopped, those after
 * it don't run, but for dropping a table that this run has created. One object for one run; any thread, never waits.
 */
public final class QueryRun {

    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 2_000;

    /** A query goes on, and is paid for, while the network fails for a moment. */
    private static final int MAX_FAILURES = 5;

    private final Athena athena;
    private final Scheduler later;
    private final NewQuery settings;
    private final List<Statement> statements;
    private final CompletableFuture<Outcome> ended = new CompletableFuture<>();

    /** The table that was created and not dropped; empty if there is none. */
    private String table = "";

    private Progress progress;
    private String running = "";
    private boolean stopped;
    private boolean droppingOwn;
    private String output = "";
    private String kept = "";
    private long endedScanned;
    private BigDecimal price = BigDecimal.ZERO;
    private Duration endedTook = Duration.ZERO;
    private @Nullable QueryExecution failed;
    private @Nullable CloudException error;

    /**
     * How far it is.
     *
     * @param statement from 1
     * @param state of that statement; null until it is started
     * @param scanned bytes, of all statements
     */
    public record Progress(int statement, @Nullable State state, long scanned) {}

    /**
     * How it ended.
     *
     * @param scanned bytes, of all statements
     * @param price in US dollars, by the list price; failed queries are free
     * @param took the time of all statements, as Athena counts it
     * @param output the object with the rows of the last statement that has some, {@code s3://…}; empty if there is none
     * @param kept the ID of that statement where Athena keeps its rows; else empty
     * @param stopped whether it was stopped
     * @param failed the execution that failed, or that Athena cancelled
     * @param error why a statement could not be started or followed
     * @param left the table that was created and could not be dropped; empty if there is none
     */
    public record Outcome(
            long scanned,
            BigDecimal price,
            Duration took,
            String output,
            String kept,
            boolean stopped,
            Optional<QueryExecution> failed,
            Optional<CloudException> error,
            String left) {}

    /** @param settings for all statements; its SQL is of no matter */
    public QueryRun(Athena athena, Scheduler later, SqlScript script, NewQuery settings) {
        this.athena = athena;
        this.later = later;
        this.settings = settings;
        this.statements = script.statements();
        this.progress = new Progress(1, null, 0);
    }

    /** Begins. The future never fails, and can't be cancelled: {@link #stop} stops the run. */
    public CompletableFuture<Outcome> start() {
        run(0);
        return ended.copy();
    }

    public synchronized Progress progress() {
        return progress;
    }

    /** Stops the query under way (StopQueryExecution); the run ends when Athena has stopped it. Fails where Athena didn't. */
    public CompletableFuture<Void> stop() {
        String id;
        synchronized (this) {
            stopped = true;
            id = droppingOwn ? "" : running;
        }
        return id.isEmpty() ? CompletableFuture.completedFuture(null) : athena.stop(id);
    }

    private void run(int from) {
        int index = next(from);
        if (index == statements.size()) {
            ended.complete(outcome());
            return;
        }
        Statement statement = statements.get(index);
        athena.start(new NewQuery(statement.sql(), settings.database(), settings.workgroup(), settings.output()))
                .whenComplete((id, e) -> {
                    if (e == null) {
                        started(index, id);
                    } else {
                        broken(index, CloudException.of(e));
                    }
                });
    }

    /** The next statement to run. */
    private synchronized int next(int from) {
        running = "";
        for (int i = from; i < statements.size(); i++) {
            droppingOwn = !table.isEmpty()
                    && statements.get(i).drops().filter(table::equals).isPresent();
            if (droppingOwn || !stopped && failed == null && error == null) {
                progress = new Progress(i + 1, null, endedScanned);
                return i;
            }
        }
        return statements.size();
    }

    private void started(int index, String id) {
        boolean stop;
        synchronized (this) {
            running = id;
            stop = stopped && !droppingOwn;
        }
        if (stop) { // Before its ID was known.
            athena.stop(id);
        }
        follow(index, id, 0, 0);
    }

    private void follow(int index, String id, long waited, int failures) {
        athena.execution(id).whenComplete((now, e) -> {
            if (e != null) {
                lost(index, id, waited, failures + 1, CloudException.of(e));
            } else if (now.state().ended()) {
                ended(index, now);
            } else {
                synchronized (this) {
                    progress = new Progress(index + 1, now.state(), endedScanned + now.scanned());
                }
                next(index, id, waited, 0);
            }
        });
    }

    private void next(int index, String id, long waited, int failures) {
        long millis = Math.min(LONGEST_MILLIS, Math.max(FIRST_MILLIS, waited * 2));
        later.after(millis, () -> follow(index, id, millis, failures));
    }

    private void lost(int index, String id, long waited, int failures, CloudException e) {
        boolean passing = e.kind() == ErrorKind.NETWORK || e.kind() == ErrorKind.THROTTLED;
        if (passing && failures < MAX_FAILURES) {
            next(index, id, waited, failures);
        } else {
            athena.stop(id); // Nobody follows it any more.
            broken(index, e);
        }
    }

    private void broken(int index, CloudException e) {
        synchronized (this) {
            if (e.kind() == ErrorKind.CANCELLED) {
                stopped = true; // The user did not allow it.
            } else if (error == null) {
                error = e;
            }
        }
        run(index + 1);
    }

    private void ended(int index, QueryExecution last) {
        synchronized (this) {
            endedScanned += last.scanned();
            price = last.state() == State.FAILED ? price : price.add(ListPrice.of(last.scanned()));
            endedTook = endedTook.plus(last.took());
            progress = new Progress(index + 1, last.state(), endedScanned);
            if (last.state() == State.SUCCEEDED) {
                succeeded(statements.get(index), last);
            } else if (failed == null && !stopped) {
                failed = last;
            }
        }
        run(index + 1);
    }

    private void succeeded(Statement statement, QueryExecution last) {
        statement.creates().ifPresent(created -> table = created);
        if (droppingOwn) {
            table = "";
        }
        if (last.hasRows()) {
            output = last.kept() ? "" : last.output();
            kept = last.kept() ? last.id() : "";
        }
    }

    private synchronized Outcome outcome() {
        return new Outcome(
                endedScanned,
                price,
                endedTook,
                output,
                kept,
                stopped,
                Optional.ofNullable(failed),
                Optional.ofNullable(error),
                table);
    }
}
