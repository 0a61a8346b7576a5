package app.bellhop.aws.athena;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.ServiceErrors;
import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.athena.NewQuery;
import app.bellhop.cloud.athena.QueryExecution;
import app.bellhop.cloud.athena.QueryExecution.State;
import app.bellhop.cloud.athena.ResultRows;
import app.bellhop.cloud.athena.Workgroup;
import app.bellhop.cloud.policy.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.QueryExecutionContext;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.ResultSet;
import software.amazon.awssdk.services.athena.model.StatementType;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;

public final class AwsAthena implements Athena {

    private final AwsClients clients;
    private final Calls calls;
    private final OpenQueries open = new OpenQueries();

    public AwsAthena(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    @Override
    public String region() {
        return clients.region.id();
    }

    @Override
    public CompletableFuture<Workgroup> workgroup(String name) {
        return calls.call(
                Operation.GetWorkGroup,
                resource(name),
                arn(name),
                () -> clients.athena.get().getWorkGroup(r -> r.workGroup(name)),
                response -> workgroup(response.workGroup()));
    }

    private static Workgroup workgroup(WorkGroup theirs) {
        WorkGroupConfiguration set = theirs.configuration();
        if (set == null) {
            return new Workgroup(theirs.name(), "", false, false, 0);
        }
        ResultConfiguration results = set.resultConfiguration();
        return new Workgroup(
                theirs.name(),
                results == null ? "" : text(results.outputLocation()),
                Boolean.TRUE.equals(set.enforceWorkGroupConfiguration()),
                set.managedQueryResultsConfiguration() != null
                        && Boolean.TRUE.equals(
                                set.managedQueryResultsConfiguration().enabled()),
                number(set.bytesScannedCutoffPerQuery()));
    }

    /** Stops the queries that run (StopQueryExecution); ends when they have ended, and what drops their tables. */
    public CompletableFuture<Void> ended() {
        return open.stopAll(this::stop);
    }

    @Override
    public CompletableFuture<String> start(NewQuery query) {
        if (!open.allows(query)) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        return open.starting(request(query));
    }

    private CompletableFuture<String> request(NewQuery query) {
        return calls.call(
                Operation.StartQueryExecution,
                resource(query.workgroup()),
                arn(query.workgroup()),
                () -> clients.athena.get().startQueryExecution(r -> {
                    r.queryString(query.sql())
                            .workGroup(query.workgroup())
                            .queryExecutionContext(QueryExecutionContext.builder()
                                    .database(query.database())
                                    .build());
                    if (!query.output().isEmpty()) {
                        r.resultConfiguration(c -> c.outputLocation(query.output()));
                    }
                }),
                response -> response.queryExecutionId());
    }

    @Override
    public CompletableFuture<QueryExecution> execution(String id) {
        return calls.call(
                Operation.GetQueryExecution,
                id,
                arn("*"),
                () -> clients.athena.get().getQueryExecution(r -> r.queryExecutionId(id)),
                response -> {
                    QueryExecution now = execution(response.queryExecution());
                    open.seen(id, now);
                    return now;
                });
    }

    private static QueryExecution execution(software.amazon.awssdk.services.athena.model.QueryExecution theirs) {
        State state = switch (theirs.status().state()) {
            case QUEUED -> State.QUEUED;
            case SUCCEEDED -> State.SUCCEEDED;
            case FAILED -> State.FAILED;
            case CANCELLED -> State.CANCELLED;
            case RUNNING, UNKNOWN_TO_SDK_VERSION -> State.RUNNING;
        };
        String reason = text(theirs.status().stateChangeReason());
        QueryExecutionStatistics counted = theirs.statistics();
        return new QueryExecution(
                theirs.queryExecutionId(),
                state,
                reason,
                counted == null ? 0 : number(counted.dataScannedInBytes()),
                Duration.ofMillis(counted == null ? 0 : number(counted.totalExecutionTimeInMillis())),
                theirs.resultConfiguration() == null || theirs.statementType() == StatementType.DDL
                        ? ""
                        : text(theirs.resultConfiguration().outputLocation()),
                state == State.FAILED ? ServiceErrors.missing(reason).orElse(null) : null,
                theirs.statementType() == StatementType.DML
                        && theirs.managedQueryResultsConfiguration() != null
                        && Boolean.TRUE.equals(
                                theirs.managedQueryResultsConfiguration().enabled()));
    }

    @Override
    public CompletableFuture<ResultRows> results(String id, String next) {
        return calls.call(
                Operation.GetQueryResults,
                id,
                arn("*"),
                () -> clients.athena
                        .get()
                        .getQueryResults(r -> r.queryExecutionId(id).nextToken(next.isEmpty() ? null : next)),
                response -> rows(response.resultSet(), next.isEmpty(), text(response.nextToken())));
    }

    /** @param first whether the names of the columns come before the rows */
    private static ResultRows rows(ResultSet set, boolean first, String next) {
        List<String> columns = set.resultSetMetadata().columnInfo().stream()
                .map(column -> text(column.label() == null ? column.name() : column.label()))
                .toList();
        List<List<String>> rows = set.rows().stream()
                .map(row -> row.data().stream()
                        .map(cell -> text(cell.varCharValue()))
                        .toList())
                .toList();
        boolean named = first && !rows.isEmpty() && rows.get(0).equals(columns);
        return new ResultRows(columns, named ? rows.subList(1, rows.size()) : rows, next);
    }

    @Override
    public CompletableFuture<Void> stop(String id) {
        return calls.call(
                Operation.StopQueryExecution,
                id,
                arn("*"),
                () -> clients.athena.get().stopQueryExecution(r -> r.queryExecutionId(id)),
                response -> null);
    }

    private String arn(String workgroup) {
        return calls.partition().arn("athena", region(), "*", resource(workgroup));
    }

    /** A workgroup as ARNs have it, which says what the name is of. */
    private static String resource(String workgroup) {
        return "workgroup/" + workgroup;
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static long number(@Nullable Long number) {
        return Objects.requireNonNullElse(number, 0L);
    }
}
