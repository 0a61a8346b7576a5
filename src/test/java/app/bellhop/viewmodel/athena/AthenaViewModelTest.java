package app.bellhop.viewmodel.athena;

import static app.bellhop.fake.athena.FakeAthena.failed;
import static app.bellhop.fake.athena.FakeAthena.running;
import static app.bellhop.fake.athena.FakeAthena.succeeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CloudException.Failure;
import app.bellhop.cloud.Detail.MissingPermission;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.athena.NewQuery;
import app.bellhop.cloud.athena.QueryExecution;
import app.bellhop.cloud.athena.QueryExecution.State;
import app.bellhop.cloud.athena.ResultRows;
import app.bellhop.cloud.athena.Workgroup;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.signin.Identity;
import app.bellhop.fake.SessionTestBase;
import app.bellhop.fake.athena.FakeAthena;
import app.bellhop.settings.Connection;
import app.bellhop.settings.Preferences.QueryPlace;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.TableMemoryBudget;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.tables.source.KeptRows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the user is told before, while and after SQL runs in Athena, and what is sent. */
class AthenaViewModelTest extends SessionTestBase {

    private final FakeAthena athena = new FakeAthena();
    private final List<String> opened = new ArrayList<>();
    private AthenaViewModel model;

    @BeforeEach
    void fill() {
        put("in/a.csv", 600);
        put("in/b.csv", 424);
        put("other/c.csv", 9999);
        open();
    }

    private void put(String key, int bytes) {
        store.put("b", key);
        store.objects.put(new S3Location("b", key), "x".repeat(bytes).getBytes(StandardCharsets.UTF_8));
    }

    private void open() {
        Session with = new Session(
                Connection.demo(),
                s3.all(),
                sns.sns(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(athena),
                Optional.empty(),
                Optional.empty(),
                queue,
                test.context.places(),
                Identity.UNKNOWN,
                session.activity(),
                () -> {});
        model = new AthenaViewModel(
                with,
                test.context,
                "SELECT 1",
                new S3Location("b", "in/"),
                (place, entry) -> opened.add(place.uri() + " " + entry.key()),
                query -> opened.add("kept " + query));
        model.load();
    }

    private Command command(String id) {
        return model.commands().stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean enabled(String id) {
        return command(id).enabled().get();
    }

    private void run() {
        command(CommandIds.RUN_QUERY).run();
    }

    @Test
    void beforeItRunsTheUserSeesWhatWillRunAndWhatItMayCost() {
        assertEquals("Amazon Athena in eu-west-1", model.title());
        assertTrue(
                model.estimate()
                        .get()
                        .startsWith(
                                "Reading the whole table scans up to 1.0 KB (2 objects below s3://b/in/): $0.00005 at the list price of $5 per TB"),
                model.estimate().get());
        assertEquals("Runs 1 statement: SELECT", model.statements().get());
        model.sql().set("CREATE EXTERNAL TABLE t (a int); SELECT 1; DROP TABLE t;");
        assertEquals(
                "Runs 3 statements in order: CREATE EXTERNAL TABLE · SELECT · DROP TABLE",
                model.statements().get());
        assertEquals(List.of("workgroup primary"), athena.calls, "nothing has run");
    }

    @Test
    void theWorkgroupSaysWhereResultsGoAndWhatItLimits() {
        assertEquals(
                "Without an output location, results go to s3://b/results/.",
                model.workgroupFacts().get());
        athena.workgroup = new Workgroup("analysts", "s3://theirs/", true, false, 10 << 20);
        model.workgroup().set("analysts");
        model.lookUpWorkgroup();
        assertEquals(
                "This workgroup always writes results to s3://theirs/. Queries that scan more than 10.0 MB are cancelled.",
                model.workgroupFacts().get());
    }

    @Test
    void itRunsWhereTheUserSaysAndTheResultOpensAsATable() {
        put("results/q1.csv", 20);
        model.database().set(" sales ");
        model.output().set("s3://b/results/");
        athena.then(running(1), succeeded(2 << 20, "s3://b/results/q1.csv"));
        run();
        assertEquals(List.of(new NewQuery("SELECT 1", "sales", "primary", "s3://b/results/")), athena.started);
        assertEquals(
                "2.0 MB scanned in 3 s: $0.00005 at the list price.",
                model.status().get());
        assertEquals("", model.problem().get());
        assertEquals(List.of("s3://b/results/ results/q1.csv"), opened);
        assertFalse(model.running().get());
        command(CommandIds.OPEN_QUERY_RESULT).run();
        assertEquals(2, opened.size());
    }

    @Test
    void whileItRunsTheUserSeesWhatItHasScannedAndCanStopIt() {
        athena.then(running(7 << 20));
        run();
        test.ticker.tick();
        assertEquals(
                "Statement 1 of 1: running · 7.0 MB scanned", model.status().get());
        assertTrue(model.running().get());
        assertFalse(enabled(CommandIds.RUN_QUERY));
        command(CommandIds.STOP_QUERY).run();
        assertEquals("stop q1", athena.calls.get(athena.calls.size() - 1));
        assertEquals(
                "Stopped before finishing. 20.0 MB scanned in 3 s: $0.0001 at the list price.",
                model.status().get());
        assertFalse(model.running().get());
        assertTrue(enabled(CommandIds.RUN_QUERY));
        assertEquals(List.of(), opened);
    }

    @Test
    void aStopThatWasRefusedIsTold() {
        athena.then(running(1));
        run();
        athena.nextStopFails(ErrorKind.THROTTLED);
        command(CommandIds.STOP_QUERY).run();
        assertFalse(model.problem().get().isEmpty());
        assertTrue(model.running().get());
        assertTrue(enabled(CommandIds.STOP_QUERY), "the user can try again");
    }

    @Test
    void aFailedQueryShowsAthenasReason() {
        athena.then(failed("COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved"));
        run();
        assertEquals(
                "COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved",
                model.problem().get());
        assertEquals(
                "5.0 MB scanned in 3 s: $0.00 at the list price.",
                model.status().get());
        assertFalse(enabled(CommandIds.COPY_QUERY_POLICY));
    }

    @Test
    void aPermissionThatWasMissingCanBeCopied() {
        athena.then(new QueryExecution(
                "q1",
                State.FAILED,
                "not authorized",
                0,
                Duration.ZERO,
                "",
                new MissingPermission("glue:GetTable", "arn:aws:glue:eu-west-1:1:catalog")));
        run();
        command(CommandIds.COPY_QUERY_POLICY).run();
        assertTrue(test.clipboard.contains("glue:GetTable"), test.clipboard);
    }

    @Test
    void withoutPermissionToStartTheActionIsNamed() {
        athena.nextStart(CompletableFuture.failedFuture(new CloudException(
                ErrorKind.ACCESS_DENIED,
                new Failure(
                        "StartQueryExecution",
                        "primary",
                        "AccessDeniedException",
                        "no",
                        null,
                        new MissingPermission("athena:StartQueryExecution", "arn:aws:athena:::workgroup/primary")),
                null)));
        run();
        assertTrue(
                model.problem().get().contains("athena:StartQueryExecution"),
                model.problem().get());
        assertTrue(enabled(CommandIds.COPY_QUERY_POLICY));
        assertFalse(model.running().get());
    }

    @Test
    void aTableThatStaysIsTold() {
        model.sql().set("CREATE EXTERNAL TABLE t (a int)");
        athena.then(succeeded(0, ""));
        run();
        assertEquals(
                "0 B scanned in 3 s: $0.00 at the list price. Table t is still in database default.",
                model.status().get());
    }

    @Test
    void aWorkgroupThatCannotWriteToABucketIsRefusedBeforeAnythingRuns() {
        athena.workgroup = new Workgroup("primary", "", false, false, 0);
        run();
        assertEquals(
                "Workgroup primary has no output location. Enter one.",
                model.problem().get());
        assertEquals(List.of(), athena.started);
        assertFalse(model.running().get());
    }

    @Test
    void rowsThatAthenaKeepsOpenAsATable() throws Exception {
        athena.workgroup = new Workgroup("primary", "", false, true, 0);
        model.lookUpWorkgroup();
        assertTrue(model.workgroupFacts().get().startsWith("Workgroup primary keeps query results in Athena"));
        model.output().set("s3://b/out/");
        athena.then(new QueryExecution("q1", State.SUCCEEDED, "", 7, Duration.ofSeconds(3), "", null, true));
        run();
        assertEquals("", model.problem().get());
        assertEquals("", athena.started.get(0).output(), "Athena refuses one");
        assertEquals(List.of("kept q1"), opened);

        athena.kept = new ResultRows(List.of("a", "a"), List.of(List.of("1", "x"), List.of("2", "")), "");
        DataTable table = new DataTable(new TableMemoryBudget(1 << 20));
        KeptRows.of(Runnable::run, athena, "q1").fill(table).get();
        assertEquals(2, table.rows());
        assertEquals("2", table.cell(1, 0));
        assertEquals(2, table.columns().size());
    }

    @Test
    void whoMayNotLookAtTheWorkgroupMayStillUseIt() {
        athena.workgroupFails(FakeAthena.failure(ErrorKind.ACCESS_DENIED));
        athena.then(succeeded(0, ""));
        run();
        assertEquals(1, athena.started.size());
        athena.workgroupFails(FakeAthena.failure(ErrorKind.BAD_CREDENTIALS));
        run();
        assertEquals(1, athena.started.size());
        assertFalse(model.problem().get().isEmpty());
    }

    @Test
    void whereQueriesRanLastIsRemembered() {
        model.database().set("sales");
        model.workgroup().set("analysts");
        model.output().set("s3://b/out/");
        athena.then(succeeded(0, ""));
        run();
        model.close();
        open();
        assertEquals("sales", model.database().get());
        assertEquals("analysts", model.workgroup().get());
        assertEquals("s3://b/out/", model.output().get());
        assertEquals(
                List.of(new QueryPlace("demo", "sales", "analysts", "s3://b/out/")),
                test.context.settings().get().queries());
    }

    @Test
    void whatIsIncompleteDoesNotRun() {
        model.output().set("out/");
        assertFalse(enabled(CommandIds.RUN_QUERY));
        model.output().set("");
        assertTrue(enabled(CommandIds.RUN_QUERY));
        model.sql().set(" ; ");
        assertEquals("Enter a SQL statement.", model.statements().get());
        assertFalse(enabled(CommandIds.RUN_QUERY));
    }

    @Test
    void closingTheWindowStopsTheQuery() {
        athena.then(running(1));
        run();
        model.close();
        assertEquals("stop q1", athena.calls.get(athena.calls.size() - 1));
    }

    @Test
    void closedWindowOpensNoResult() {
        model.sql().set("SELECT 1; SELECT 2");
        athena.then(succeeded(1, "s3://b/in/a.csv"), running(1));
        run();
        model.close();
        assertEquals(List.of(), opened);
    }

    @Test
    void aTableThatStaysIsToldWhenTheWindowIsClosed() {
        model.sql().set("CREATE EXTERNAL TABLE t (a int); SELECT 1");
        athena.then(succeeded(0, ""), running(1));
        run();
        model.close();
        assertEquals("Table t is still in database default.", test.notice());
    }
}
