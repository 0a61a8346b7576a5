package app.bellhop.work.athena;

import static app.bellhop.fake.athena.FakeAthena.execution;
import static app.bellhop.fake.athena.FakeAthena.failed;
import static app.bellhop.fake.athena.FakeAthena.failure;
import static app.bellhop.fake.athena.FakeAthena.running;
import static app.bellhop.fake.athena.FakeAthena.succeeded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.athena.NewQuery;
import app.bellhop.cloud.athena.QueryExecution.State;
import app.bellhop.fake.athena.FakeAthena;
import app.bellhop.work.athena.QueryRun.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Statements one after the other, until they succeed, fail or are stopped. */
class QueryRunTest {

    private static final NewQuery PLACE = new NewQuery("", "sales", "analysts", "s3://out/");
    private static final String SCRIPT = "CREATE EXTERNAL TABLE t (a int); SELECT a FROM t; DROP TABLE t";

    private final FakeAthena athena = new FakeAthena();
    private final List<Long> waits = new ArrayList<>();

    private QueryRun run(String sql) {
        return new QueryRun(
                athena,
                (millis, work) -> {
                    waits.add(millis);
                    work.run();
                },
                SqlScript.parse(sql),
                PLACE);
    }

    private static Outcome now(CompletableFuture<Outcome> ended) {
        assertTrue(ended.isDone(), "the run has ended");
        return ended.join();
    }

    @Test
    void allStatementsRunInTheSamePlaceAndTheRowsAreFound() {
        athena.then(
                succeeded(0, "s3://out/1.txt"),
                running(1 << 20),
                succeeded(30 << 20, "s3://out/2.csv"),
                succeeded(0, "s3://out/3.txt"));
        Outcome outcome = now(run(SCRIPT).start());
        assertEquals(
                List.of("start CREATE EXTERNAL TABLE t (a int)", "start SELECT a FROM t", "start DROP TABLE t"),
                athena.calls);
        assertEquals(new NewQuery("SELECT a FROM t", "sales", "analysts", "s3://out/"), athena.started.get(1));
        assertEquals("s3://out/2.csv", outcome.output());
        assertEquals(30 << 20, outcome.scanned());
        assertEquals("0.00014", outcome.price().toPlainString());
        assertEquals(Duration.ofSeconds(9), outcome.took());
        assertEquals("", outcome.left());
        assertFalse(outcome.stopped());
    }

    @Test
    void whileOneRunsItsFiguresAreKnown() {
        athena.then(succeeded(100, ""), running(11));
        QueryRun run = run("SELECT 1; SELECT 2");
        CompletableFuture<Outcome> ended = run.start();
        assertEquals(new QueryRun.Progress(2, State.RUNNING, 111), run.progress());
        assertFalse(ended.isDone());
    }

    @Test
    void aQueryIsAskedAboutLessAndLessOften() {
        athena.then(running(1), running(2), running(3), running(4), running(5), running(6));
        run("SELECT 1").start();
        assertEquals(List.of(250L, 500L, 1000L, 2000L, 2000L, 2000L), waits);
    }

    @Test
    void afterAFailureOnlyTheRunsOwnTableIsDropped() {
        athena.then(succeeded(0, ""), failed("COLUMN_NOT_FOUND: line 1"), succeeded(0, ""));
        Outcome outcome =
                now(run("CREATE EXTERNAL TABLE t (a int); SELECT b FROM t; DROP TABLE other; SELECT 1; DROP TABLE t")
                        .start());
        assertEquals(
                List.of("start CREATE EXTERNAL TABLE t (a int)", "start SELECT b FROM t", "start DROP TABLE t"),
                athena.calls);
        assertEquals("COLUMN_NOT_FOUND: line 1", outcome.failed().orElseThrow().reason());
        assertEquals("", outcome.left());
        assertEquals(0, outcome.price().signum(), "failed queries are free");
    }

    @Test
    void aTableThatCouldNotBeCreatedIsNotDropped() {
        athena.then(failed("Table t already exists"));
        Outcome outcome = now(run(SCRIPT).start());
        assertEquals(List.of("start CREATE EXTERNAL TABLE t (a int)"), athena.calls);
        assertEquals("", outcome.left());
    }

    @Test
    void aTableThatCouldNotBeDroppedIsTold() {
        athena.then(succeeded(0, ""), succeeded(7, "s3://out/2.csv"), failed("glue:DeleteTable"));
        Outcome outcome = now(run(SCRIPT).start());
        assertEquals("t", outcome.left());
        assertEquals("s3://out/2.csv", outcome.output());
    }

    @Test
    void stopStopsTheQueryAndDropsTheTable() {
        athena.then(succeeded(0, ""), running(1));
        QueryRun run = run(SCRIPT);
        CompletableFuture<Outcome> ended = run.start();
        run.stop();
        assertEquals("stop q2", athena.calls.get(2));
        assertEquals("start DROP TABLE t", athena.calls.get(3));
        assertFalse(ended.isDone(), "the table is still being dropped");
        run.stop();
        assertEquals(4, athena.calls.size(), "dropping it is not stopped");
        athena.answer(succeeded(0, ""));
        Outcome outcome = now(ended);
        assertTrue(outcome.stopped());
        assertTrue(outcome.failed().isEmpty());
        assertEquals(20 << 20, outcome.scanned());
        assertTrue(outcome.price().signum() > 0, "what was scanned is paid for");
    }

    @Test
    void aQueryThatIsStoppedBeforeItsIdIsKnownIsStoppedThen() {
        CompletableFuture<String> start = new CompletableFuture<>();
        athena.nextStart(start);
        QueryRun run = run("SELECT 1");
        CompletableFuture<Outcome> ended = run.start();
        run.stop();
        assertEquals(List.of("start SELECT 1"), athena.calls);
        athena.then(execution(State.CANCELLED, 0, "", ""));
        start.complete("q9");
        assertEquals("stop q9", athena.calls.get(1));
        assertTrue(now(ended).stopped());
    }

    @Test
    void aStopThatAthenaRefusesIsTold() {
        athena.then(running(1));
        athena.nextStopFails(ErrorKind.ACCESS_DENIED);
        QueryRun run = run("SELECT 1");
        CompletableFuture<Outcome> ended = run.start();
        assertTrue(run.stop().isCompletedExceptionally());
        assertFalse(ended.isDone(), "it still runs");
    }

    @Test
    void whatWasNotAllowedStopsTheRun() {
        athena.nextStart(CompletableFuture.failedFuture(failure(ErrorKind.CANCELLED)));
        Outcome outcome = now(run("SELECT 1; SELECT 2").start());
        assertTrue(outcome.stopped());
        assertTrue(outcome.error().isEmpty());
        assertEquals(1, athena.calls.size());
    }

    @Test
    void aQueryThatCannotStartIsAnError() {
        athena.nextStart(CompletableFuture.failedFuture(failure(ErrorKind.ACCESS_DENIED)));
        Outcome outcome = now(run("SELECT 1; SELECT 2").start());
        assertEquals(ErrorKind.ACCESS_DENIED, outcome.error().orElseThrow().kind());
        assertEquals(1, athena.calls.size());
    }

    @Test
    void theNetworkMayFailForAMoment() {
        athena.thenLost(ErrorKind.NETWORK).thenLost(ErrorKind.THROTTLED).then(succeeded(7, "s3://out/1.csv"));
        Outcome outcome = now(run("SELECT 1").start());
        assertTrue(outcome.error().isEmpty());
        assertEquals("s3://out/1.csv", outcome.output());
    }

    @Test
    void aQueryThatNobodyCanFollowIsStopped() {
        for (int i = 0; i < 5; i++) {
            athena.thenLost(ErrorKind.NETWORK);
        }
        Outcome outcome = now(run("SELECT 1").start());
        assertEquals("stop q1", athena.calls.get(1));
        assertEquals(ErrorKind.NETWORK, outcome.error().orElseThrow().kind());
    }

    @Test
    void aQueryThatAthenaCancelsHasFailed() {
        athena.then(execution(State.CANCELLED, 9 << 20, "Query exceeded the limit", ""));
        Outcome outcome = now(run("SELECT 1").start());
        assertEquals("Query exceeded the limit", outcome.failed().orElseThrow().reason());
        assertFalse(outcome.stopped());
        assertTrue(outcome.price().signum() > 0);
    }
}
