package app.bellhop.cloud.athena;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import java.util.concurrent.CompletableFuture;

/** Amazon Athena in the region of a connection. Any thread; failures are {@code CloudException}s. */
public interface Athena {

    /** The region that queries run in. */
    String region();

    /** A workgroup's settings (GetWorkGroup). */
    CompletableFuture<Workgroup> workgroup(String name);

    /** Begins a query, which then runs by itself, and gives its ID (StartQueryExecution). It costs money, and may change tables. */
    @Changes(ChangeKind.RUN_QUERY)
    CompletableFuture<String> start(NewQuery query);

    /** How far a query is (GetQueryExecution). */
    CompletableFuture<QueryExecution> execution(String id);

    /**
     * Rows of a result that Athena keeps (GetQueryResults).
     *
     * @param next as the rows before say; empty for the first
     */
    CompletableFuture<ResultRows> results(String id, String next);

    /** Stops a query; what it has scanned is paid for (StopQueryExecution). */
    CompletableFuture<Void> stop(String id);
}
