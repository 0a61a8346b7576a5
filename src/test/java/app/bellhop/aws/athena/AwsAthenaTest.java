package app.bellhop.aws.athena;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.AwsConnection;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.MissingPermission;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.athena.NewQuery;
import app.bellhop.cloud.athena.QueryExecution;
import app.bellhop.cloud.athena.QueryExecution.State;
import app.bellhop.cloud.athena.ResultRows;
import app.bellhop.cloud.athena.Workgroup;
import app.bellhop.fake.athena.AthenaServer;
import app.bellhop.fake.athena.AthenaServer.Answer;
import app.bellhop.fake.athena.FakeAthena;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.work.athena.QueryRun;
import app.bellhop.work.athena.SqlScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Queries over the wire, of a server that answers as Athena does, and of some that don't. */
class AwsAthenaTest {

    private static final NewQuery QUERY = new NewQuery("SELECT 1", "sales", "analysts", "s3://results/bellhop/");

    @TempDir
    Path folder;

    @AfterEach
    void clear() {
        List.of(
                        "aws.configFile",
                        "aws.endpointUrlAthena",
                        "aws.ignoreConfiguredEndpointUrls",
                        "aws.accessKeyId",
                        "aws.secretAccessKey")
                .forEach(System::clearProperty);
    }

    private interface Use<T> {
        T with(Athena athena) throws Exception;
    }

    private <T> T athena(Answer answer, Use<T> use) throws Exception {
        try (AthenaServer server = new AthenaServer((operation, document) -> answer);
                AwsConnection connection = server.connect(folder)) {
            return use.with(connection.athena().orElseThrow());
        }
    }

    private CloudException failure(Answer answer, Function<Athena, CompletableFuture<?>> request) throws Exception {
        return athena(
                answer,
                athena ->
                        CloudException.of(assertThrows(ExecutionException.class, () -> await(request.apply(athena)))));
    }

    private QueryExecution execution(String json) throws Exception {
        return athena(Answer.of("{\"QueryExecution\":" + json + "}"), athena -> await(athena.execution("q-1")));
    }

    @Test
    void aQueryIsStartedAsTheUserWantsIt() throws Exception {
        try (AthenaServer server =
                        new AthenaServer((operation, document) -> Answer.of("{\"QueryExecutionId\":\"q-1\"}"));
                AwsConnection connection = server.connect(folder)) {
            Athena athena = connection.athena().orElseThrow();
            assertEquals("eu-west-1", athena.region());
            assertEquals("q-1", await(athena.start(QUERY)));
            await(athena.start(new NewQuery("SELECT 1", "default", "primary", "")));
            assertEquals(List.of("StartQueryExecution", "StartQueryExecution"), server.operations());
            JsonNode sent = server.requests.get(0).document();
            assertEquals("SELECT 1", sent.get("QueryString").asString());
            assertEquals("analysts", sent.get("WorkGroup").asString());
            assertEquals("sales", sent.at("/QueryExecutionContext/Database").asString());
            assertEquals(
                    "s3://results/bellhop/",
                    sent.at("/ResultConfiguration/OutputLocation").asString());
            assertTrue(server.requests.get(0).authorization().contains("/eu-west-1/athena/aws4_request"));
            assertFalse(server.requests.get(1).document().has("ResultConfiguration"), "the workgroup's own location");
        }
    }

    @Test
    void aRunningQueryTellsWhatItHasScanned() throws Exception {
        QueryExecution running = execution("""
                {"QueryExecutionId":"q-1","Status":{"State":"RUNNING"},
                 "Statistics":{"DataScannedInBytes":1048576,"TotalExecutionTimeInMillis":1500}}""");
        assertEquals(new QueryExecution("q-1", State.RUNNING, "", 1048576, Duration.ofMillis(1500), "", null), running);
        assertFalse(running.state().ended());
        assertEquals(
                State.QUEUED,
                execution("{\"QueryExecutionId\":\"q-1\",\"Status\":{\"State\":\"QUEUED\"}}")
                        .state());
    }

    @Test
    void aQueryThatEndedSaysWhereItsResultIs() throws Exception {
        QueryExecution ended = execution("""
                {"QueryExecutionId":"q-1","Status":{"State":"SUCCEEDED"},
                 "ResultConfiguration":{"OutputLocation":"s3://results/q-1.csv"},"Statistics":{"DataScannedInBytes":7}}""");
        assertTrue(ended.state().ended());
        assertTrue(ended.hasRows());
        assertEquals("s3://results/q-1.csv", ended.output());
        assertEquals(7, ended.scanned());
        assertFalse(execution("""
                {"QueryExecutionId":"q-1","Status":{"State":"SUCCEEDED"},
                 "ResultConfiguration":{"OutputLocation":"s3://results/q-1.txt"}}""").hasRows(), "that of SHOW TABLES");
        assertEquals("", execution("""
                {"QueryExecutionId":"q-1","StatementType":"DDL","Status":{"State":"SUCCEEDED"},
                 "ResultConfiguration":{"OutputLocation":"s3://results/q-1.csv"}}""").output());
    }

    @Test
    void aFailedQuerySaysWhyAndWhichPermissionItLacked() throws Exception {
        String reason =
                "User: arn:aws:iam::123456789012:user/ada is not authorized to perform: glue:GetTable on resource:"
                        + " arn:aws:glue:eu-west-1:123456789012:catalog because no identity-based policy allows it";
        QueryExecution failed =
                execution("{\"QueryExecutionId\":\"q-1\",\"Status\":{\"State\":\"FAILED\",\"StateChangeReason\":\""
                        + reason + "\"}}");
        assertEquals(State.FAILED, failed.state());
        assertEquals(reason, failed.reason());
        assertEquals(
                new MissingPermission("glue:GetTable", "arn:aws:glue:eu-west-1:123456789012:catalog"),
                failed.missing());
        QueryExecution other = execution(
                "{\"QueryExecutionId\":\"q-1\",\"Status\":{\"State\":\"FAILED\",\"StateChangeReason\":\"COLUMN_NOT_FOUND\"}}");
        assertEquals("COLUMN_NOT_FOUND", other.reason());
        assertEquals(null, other.missing());
    }

    @Test
    void rowsThatAthenaKeepsAreReadPageByPage() throws Exception {
        assertTrue(execution("""
                {"QueryExecutionId":"q-1","StatementType":"DML","Status":{"State":"SUCCEEDED"},
                 "ManagedQueryResultsConfiguration":{"Enabled":true}}""").hasRows());
        try (AthenaServer server = new AthenaServer((operation, document) -> Answer.of("""
                        {"ResultSet":{"ResultSetMetadata":{"ColumnInfo":[{"Name":"a","Type":"varchar"},{"Name":"b","Type":"varchar"}]},
                         "Rows":[{"Data":[{"VarCharValue":"a"},{"VarCharValue":"b"}]},{"Data":[{"VarCharValue":"1"},{}]}]},
                         "NextToken":"t"}"""));
                AwsConnection connection = server.connect(folder)) {
            Athena athena = connection.athena().orElseThrow();
            ResultRows first = await(athena.results("q-1", ""));
            assertEquals(List.of("a", "b"), first.columns());
            assertEquals(List.of(List.of("1", "")), first.rows());
            assertEquals(2, await(athena.results("q-1", first.next())).rows().size());
            assertEquals("t", server.requests.get(1).document().get("NextToken").asString());
            assertFalse(server.requests.get(0).document().has("NextToken"));
        }
    }

    @Test
    void stopStopsTheQuery() throws Exception {
        try (AthenaServer server = new AthenaServer((operation, document) -> Answer.of("{}"));
                AwsConnection connection = server.connect(folder)) {
            await(connection.athena().orElseThrow().stop("q-7"));
            assertEquals(List.of("StopQueryExecution"), server.operations());
            assertEquals(
                    "q-7",
                    server.requests.get(0).document().get("QueryExecutionId").asString());
        }
    }

    /** A run that was left alone, as when the program quits, with the table it had created. */
    @Test
    void aQueryThatEndsAtOnceIsNotWaitedFor() {
        OpenQueries open = new OpenQueries();
        CompletableFuture<String> id = new CompletableFuture<>();
        open.starting(id).thenAccept(found -> open.seen(found, FakeAthena.execution(State.SUCCEEDED, 0, "", "")));
        id.complete("q");
        assertTrue(open.stopAll(each -> new CompletableFuture<>()).isDone());
    }

    @Test
    void closingTheConnectionStopsTheQueryAndDropsItsTable() throws Exception {
        Set<String> stopped = ConcurrentHashMap.newKeySet();
        try (AthenaServer server = new AthenaServer((operation, document) -> {
                    String id = document.path("QueryExecutionId").asString("");
                    return switch (operation) {
                        case "StartQueryExecution" ->
                            Answer.of("{\"QueryExecutionId\":\""
                                    + document.get("QueryString").asString().replaceAll("\\W.*", "") + "\"}");
                        case "StopQueryExecution" -> {
                            stopped.add(id);
                            yield Answer.of("{}");
                        }
                        default ->
                            Answer.of(
                                    "{\"QueryExecution\":{\"QueryExecutionId\":\"" + id + "\",\"Status\":{\"State\":\""
                                            + (stopped.contains(id)
                                                    ? "CANCELLED"
                                                    : id.equals("SELECT") ? "RUNNING" : "SUCCEEDED")
                                            + "\"}}}");
                    };
                });
                AwsConnection connection = server.connect(folder)) {
            CompletableFuture<Void> selects = new CompletableFuture<>();
            QueryRun run = new QueryRun(
                    connection.athena().orElseThrow(),
                    (millis, work) -> CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS)
                            .execute(() -> {
                                if (server.operations().size() > 4) {
                                    selects.complete(null);
                                }
                                work.run();
                            }),
                    SqlScript.parse("CREATE EXTERNAL TABLE t (a int); SELECT * FROM t; SELECT 2; DROP TABLE t"),
                    QUERY);
            CompletableFuture<QueryRun.Outcome> outcome = run.start();
            await(selects);
            await(connection.ended());
            await(outcome);
            assertEquals(Set.of("SELECT"), stopped);
            List<String> statements = List.copyOf(server.requests).stream()
                    .filter(request -> request.operation().equals("StartQueryExecution"))
                    .map(request ->
                            request.document().get("QueryString").asString().strip())
                    .toList();
            assertEquals(List.of("CREATE EXTERNAL TABLE t (a int)", "SELECT * FROM t", "DROP TABLE t"), statements);
            assertTrue(connection.athena().orElseThrow().start(QUERY).isCompletedExceptionally());
        }
    }

    @Test
    void aWorkgroupSaysWhereResultsGoAndWhatAQueryMayScan() throws Exception {
        assertEquals(
                new Workgroup("analysts", "s3://ours/", true, true, 1000),
                athena(Answer.of("""
                        {"WorkGroup":{"Name":"analysts","Configuration":{"ResultConfiguration":{"OutputLocation":"s3://ours/"},
                         "EnforceWorkGroupConfiguration":true,"BytesScannedCutoffPerQuery":1000,
                         "ManagedQueryResultsConfiguration":{"Enabled":true}}}}"""), athena -> await(athena.workgroup("analysts"))));
        assertEquals(
                new Workgroup("primary", "", false, false, 0),
                athena(
                        Answer.of("{\"WorkGroup\":{\"Name\":\"primary\"}}"),
                        athena -> await(athena.workgroup("primary"))));
    }

    static Stream<Function<Athena, CompletableFuture<?>>> requests() {
        return Stream.of(
                athena -> athena.start(QUERY),
                athena -> athena.execution("q-1"),
                athena -> athena.stop("q-1"),
                athena -> athena.workgroup("primary"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void failuresAreToldByTheirKind(Function<Athena, CompletableFuture<?>> request) throws Exception {
        assertEquals(
                ErrorKind.BAD_CREDENTIALS,
                failure(Answer.error("ExpiredTokenException", "The security token is expired"), request)
                        .kind());
        assertEquals(
                ErrorKind.NETWORK,
                failure(new Answer(200, "<html>Sign in to the hotel</html>"), request)
                        .kind());
        CloudException denied =
                failure(Answer.error("AccessDeniedException", "You are not authorized to perform: athena:X"), request);
        assertEquals(ErrorKind.ACCESS_DENIED, denied.kind());
        String sentence = ErrorTexts.sentence(denied);
        assertTrue(
                sentence.contains(
                        "athena:" + denied.failure().operation() + " on arn:aws:athena:eu-west-1:*:workgroup/"),
                sentence);
    }

    @Test
    void aWorkgroupIsToldAsOne() throws Exception {
        CloudException denied = failure(
                Answer.error("AccessDeniedException", "You are not authorized to perform: athena:X"),
                athena -> athena.workgroup("primary"));
        String sentence = ErrorTexts.sentence(denied);
        assertTrue(sentence.startsWith("Access denied to workgroup/primary."), sentence);
    }

    @Test
    void theMissingPermissionIsNamedAsAwsNamesIt() throws Exception {
        CloudException denied = failure(
                Answer.error(
                        "AccessDeniedException",
                        "User: arn:aws:iam::1:user/ada is not authorized to perform: athena:StartQueryExecution on resource:"
                                + " arn:aws:athena:eu-west-1:1:workgroup/analysts because no policy allows it"),
                athena -> athena.start(QUERY));
        assertTrue(ErrorTexts.missingPolicy(denied)
                .orElseThrow()
                .contains("\"arn:aws:athena:eu-west-1:1:workgroup/analysts\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"QueryExecution\":{}}", "{\"QueryExecution\":{\"Status\":{}}}"})
    void anAnswerThatIsNotItsOwnIsNotBelieved(String json) throws Exception {
        assertEquals(
                ErrorKind.NETWORK,
                failure(Answer.of(json), athena -> athena.execution("q-1")).kind());
        assertEquals(
                ErrorKind.NETWORK,
                failure(Answer.of(json), athena -> athena.start(QUERY)).kind());
        assertEquals(
                ErrorKind.NETWORK,
                failure(Answer.of(json), athena -> athena.workgroup("primary")).kind());
    }

    private static boolean offered(@Nullable String endpoint, boolean anonymous) {
        Connection connection = new Connection(
                "c",
                "c",
                Connection.Source.SAVED,
                null,
                endpoint,
                endpoint,
                "eu-west-1",
                anonymous ? null : "AKIA",
                ConnectionLook.PLAIN,
                ServerOptions.DEFAULT,
                anonymous ? new SignInOptions(true, null, null, null, null) : SignInOptions.DIRECT);
        try (AwsConnection opened = new AwsConnection(connection, anonymous ? null : "secret", Runnable::run)) {
            return opened.athena().isPresent();
        }
    }

    @Test
    void theEnvironmentNamesItsEndpoint() throws Exception {
        try (AthenaServer server = new AthenaServer((operation, document) -> Answer.of("{}"))) {
            System.setProperty("aws.endpointUrlAthena", server.endpoint());
            System.setProperty("aws.accessKeyId", "AKIA");
            System.setProperty("aws.secretAccessKey", "secret");
            Connection environment = Connection.ofEnvironment("eu-west-1", "http://127.0.0.1:1", null);
            try (AwsConnection opened = new AwsConnection(environment, null, Runnable::run)) {
                await(opened.athena().orElseThrow().stop("q"));
            }
            assertEquals(List.of("StopQueryExecution"), server.operations());
            System.setProperty("aws.ignoreConfiguredEndpointUrls", "true");
            try (AwsConnection opened = new AwsConnection(environment, null, Runnable::run)) {
                assertTrue(opened.athena().isEmpty());
            }
        }
    }

    @Test
    void onlyAwsHasAthena() {
        assertTrue(offered(null, false));
        assertTrue(offered("https://s3.eu-west-1.amazonaws.com", false));
        assertFalse(offered("http://127.0.0.1:1", false));
        assertFalse(offered(null, true));
    }
}
