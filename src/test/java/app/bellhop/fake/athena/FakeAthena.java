package app.bellhop.fake.athena;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.athena.NewQuery;
import app.bellhop.cloud.athena.QueryExecution;
import app.bellhop.cloud.athena.QueryExecution.State;
import app.bellhop.cloud.athena.ResultRows;
import app.bellhop.cloud.athena.Workgroup;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Athena in memory. Queries go through what the test has laid out; one with nothing left waits until it is stopped or answered. */
public final class FakeAthena implements Athena {

    /** What was asked for: {@code start SELECT 1}, {@code stop q1} … */
    public final List<String> calls = new ArrayList<>();

    public final List<NewQuery> started = new ArrayList<>();
    public Workgroup workgroup = new Workgroup("primary", "s3://b/results/", false, false, 0);
    private final Deque<CompletableFuture<String>> starts = new ArrayDeque<>();
    private final Deque<CompletableFuture<QueryExecution>> executions = new ArrayDeque<>();
    private final Deque<CloudException> stops = new ArrayDeque<>();
    private CloudException groupFailure;
    private CompletableFuture<QueryExecution> waiting = new CompletableFuture<>();

    public static QueryExecution execution(State state, long scanned, String reason, String output) {
        return new QueryExecution("q", state, reason, scanned, Duration.ofSeconds(3), output, null);
    }

    public static QueryExecution running(long scanned) {
        return execution(State.RUNNING, scanned, "", "");
    }

    /** @param output where its result is */
    public static QueryExecution succeeded(long scanned, String output) {
        return execution(State.SUCCEEDED, scanned, "", output);
    }

    public static QueryExecution failed(String reason) {
        return execution(State.FAILED, 5 << 20, reason, "");
    }

    public static CloudException failure(ErrorKind kind) {
        return new CloudException(kind, CloudException.Failure.local("GetQueryExecution", "q", "no"), null);
    }

    /** What the next questions for the state of a query are answered. */
    public FakeAthena then(QueryExecution... states) {
        List.of(states).forEach(state -> executions.add(CompletableFuture.completedFuture(state)));
        return this;
    }

    /** The next question for the state of a query fails. */
    public FakeAthena thenLost(ErrorKind kind) {
        executions.add(CompletableFuture.failedFuture(failure(kind)));
        return this;
    }

    /** The next query does not start, or when the test says so. */
    public void nextStart(CompletableFuture<String> start) {
        starts.add(start);
    }

    public void nextStopFails(ErrorKind kind) {
        stops.add(failure(kind));
    }

    public void workgroupFails(CloudException e) {
        groupFailure = e;
    }

    /** Answers the question that waits. */
    public void answer(QueryExecution state) {
        CompletableFuture<QueryExecution> before = waiting;
        waiting = new CompletableFuture<>();
        before.complete(state);
    }

    @Override
    public String region() {
        return "eu-west-1";
    }

    @Override
    public CompletableFuture<Workgroup> workgroup(String name) {
        calls.add("workgroup " + name);
        return groupFailure == null
                ? CompletableFuture.completedFuture(workgroup)
                : CompletableFuture.failedFuture(groupFailure);
    }

    @Override
    public CompletableFuture<String> start(NewQuery query) {
        calls.add("start " + query.sql());
        started.add(query);
        return starts.isEmpty() ? CompletableFuture.completedFuture("q" + started.size()) : starts.remove();
    }

    @Override
    public CompletableFuture<QueryExecution> execution(String id) {
        return executions.isEmpty() ? waiting : executions.remove();
    }

    /** The result of each query that Athena keeps, in pages of one row; its last page names the next as this does. */
    public ResultRows kept = new ResultRows(List.of(), List.of(), "");

    @Override
    public CompletableFuture<ResultRows> results(String id, String next) {
        calls.add("results " + id + " " + next);
        int row = next.isEmpty() ? 0 : Integer.parseInt(next);
        return CompletableFuture.completedFuture(new ResultRows(
                kept.columns(),
                kept.rows().subList(row, row + 1),
                row + 1 < kept.rows().size() ? String.valueOf(row + 1) : kept.next()));
    }

    @Override
    public CompletableFuture<Void> stop(String id) {
        calls.add("stop " + id);
        if (!stops.isEmpty()) {
            return CompletableFuture.failedFuture(stops.remove());
        }
        answer(execution(State.CANCELLED, 20 << 20, "Query cancelled by user", ""));
        return CompletableFuture.completedFuture(null);
    }
}
