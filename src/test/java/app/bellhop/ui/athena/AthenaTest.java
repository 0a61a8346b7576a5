package app.bellhop.ui.athena;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.fake.athena.AthenaServer;
import app.bellhop.fake.athena.AthenaServer.Answer;
import app.bellhop.ui.AppRobot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A table of a profile's connection is queried in Athena: as the user sees it, and as the server is asked. */
class AthenaTest {

    private static DemoConnection demo;
    private static AthenaServer athena;
    private static AppRobot robot;

    /** The states of queries, by the first word of their SQL; others have succeeded. */
    private static final Map<String, String> STATES = new ConcurrentHashMap<>();

    private static final Map<String, String> QUERIES = new ConcurrentHashMap<>();

    @BeforeAll
    static void start(@TempDir Path folder, @TempDir Path home) throws Exception {
        demo = new DemoConnection(folder.resolve("demo"));
        await(demo.connection.objects().createBucket(NewBucket.named("sales")));
        put("in/a.csv", "kind,n\nPothole,10\nLeak,9\n");
        put("in/b.csv", "kind,n\nLeak,2\n");
        put("results/SELECT.csv", "\"kind\",\"sum\"\n\"Leak\",\"11\"\n");
        athena = new AthenaServer(AthenaTest::answer);
        AthenaServer.profile(
                folder,
                demo.demo.s3Endpoint().toString(),
                athena.endpoint(),
                demo.demo.accessKeyId(),
                demo.demo.secretAccessKey());
        robot = new AppRobot(home, "--profile=p");
    }

    @AfterAll
    static void stop() throws Exception {
        System.clearProperty("aws.configFile");
        robot.close();
        athena.close();
        demo.close();
    }

    private static void put(String key, String text) throws Exception {
        await(demo.connection
                .s3()
                .content()
                .create(new S3Location("sales", key), text.getBytes(StandardCharsets.UTF_8), "text/csv"));
    }

    private static Answer answer(String operation, JsonNode document) {
        return switch (operation) {
            case "GetWorkGroup" ->
                Answer.of("{\"WorkGroup\":{\"Name\":\"primary\",\"Configuration\":{\"ResultConfiguration\":"
                        + "{\"OutputLocation\":\"s3://sales/results/\"}}}}");
            case "StartQueryExecution" -> {
                String id = "q" + QUERIES.size();
                QUERIES.put(id, document.get("QueryString").asString().split("\\s")[0]);
                yield Answer.of("{\"QueryExecutionId\":\"" + id + "\"}");
            }
            case "StopQueryExecution" -> {
                STATES.put(QUERIES.get(document.get("QueryExecutionId").asString()), "CANCELLED");
                yield Answer.of("{}");
            }
            default -> {
                String id = document.get("QueryExecutionId").asString();
                String kind = QUERIES.getOrDefault(id, "");
                String ending = kind.equals("SELECT") ? ".csv" : ".txt";
                yield Answer.of("{\"QueryExecution\":{\"QueryExecutionId\":\"" + id + "\",\"Status\":{\"State\":\""
                        + STATES.getOrDefault(kind, "SUCCEEDED") + "\",\"StateChangeReason\":\"Line 1 is wrong\"},"
                        + "\"Statistics\":{\"DataScannedInBytes\":" + (kind.equals("SELECT") ? 7 << 20 : 0)
                        + ",\"TotalExecutionTimeInMillis\":1000},"
                        + "\"ResultConfiguration\":{\"OutputLocation\":\"s3://sales/results/" + kind + ending
                        + "\"}}}");
            }
        };
    }

    @BeforeEach
    void open() throws Exception {
        STATES.clear();
        athena.requests.clear();
        robot.go("s3://sales/in/");
        robot.until(() -> robot.column("objectTable", "nameColumn").size() == 2);
        robot.clickOn("#objectTable").push(KeyCode.CONTROL, KeyCode.T);
        robot.until(() -> !robot.lookup("#tableStatus").queryAll().isEmpty()
                && robot.text("tableStatus").startsWith("3 rows"));
        robot.press("continueIn");
        robot.choose("queryWithAthena");
        robot.until(() -> !robot.lookup("#athenaEstimate").queryAll().isEmpty()
                && robot.text("athenaEstimate").startsWith("Reading"));
    }

    @AfterEach
    void closeDialogs() {
        robot.closeDialogs();
    }

    /** The statements that ran, by their first words. */
    private static List<String> ran() {
        return List.copyOf(athena.requests).stream()
                .filter(request -> request.operation().equals("StartQueryExecution"))
                .map(request -> request.document().get("QueryString").asString().split("\\s")[0])
                .toList();
    }

    private static boolean shows(String id, String start) {
        return robot.text(id).startsWith(start);
    }

    @Test
    void aTableIsQueriedAndItsResultIsATable() throws Exception {
        String sql = ((TextInputControl) robot.node("athenaSql")).getText();
        assertTrue(sql.contains("CREATE EXTERNAL TABLE bellhop_"), sql);
        assertTrue(sql.contains("LOCATION 's3://sales/in/'"), sql);
        assertTrue(
                shows(
                        "athenaEstimate",
                        "Reading the whole table scans up to 39 B (2 objects below s3://sales/in/): $0.00005 at the list price"),
                robot.text("athenaEstimate"));
        assertEquals(
                "Runs 3 statements in order: CREATE EXTERNAL TABLE · SELECT · DROP TABLE",
                robot.text("athenaStatements"));
        robot.until(
                () -> shows("athenaWorkgroupFacts", "Without an output location, results go to s3://sales/results/."));
        assertEquals(List.of(), ran(), "nothing has run");
        STATES.put("SELECT", "RUNNING");
        robot.press("runQuery");
        robot.until(() -> shows("athenaStatus", "Statement 2 of 3: running · 7.0 MB scanned"));
        assertTrue(robot.node("runQuery").isDisabled());
        STATES.remove("SELECT");
        robot.until(() -> shows("athenaStatus", "7.0 MB scanned in 3 s: $0.00005 at the list price."));
        assertEquals(List.of("CREATE", "SELECT", "DROP"), ran());
        robot.until(() -> robot.lookup("#dataTable").queryAllAs(TableView.class).stream()
                .anyMatch(table -> table.getItems().size() == 1));
        assertTrue(robot.listWindows().stream()
                .anyMatch(window ->
                        window instanceof Stage stage && stage.getTitle().contains("s3://sales/results/SELECT.csv")));
        assertFalse(robot.node("athenaProblem").isVisible());
    }

    @Test
    void stopStopsTheQueryAndTheTableIsDropped() throws Exception {
        STATES.put("SELECT", "RUNNING");
        robot.press("runQuery");
        robot.until(() -> shows("athenaStatus", "Statement 2 of 3: running"));
        robot.press("stopQuery");
        robot.until(() -> shows("athenaStatus", "Stopped before finishing. 7.0 MB scanned"));
        assertTrue(athena.operations().contains("StopQueryExecution"));
        assertEquals(List.of("CREATE", "SELECT", "DROP"), ran());
    }

    @Test
    void aQueryThatFailsSaysWhy() throws Exception {
        STATES.put("SELECT", "FAILED");
        robot.press("runQuery");
        robot.until(() -> robot.node("athenaProblem").isVisible());
        assertEquals("Line 1 is wrong", robot.text("athenaProblem"));
        assertEquals(List.of("CREATE", "SELECT", "DROP"), ran());
    }

    @Test
    void codeIsCopiedWhereAthenaHasAnEndpointOfItsOwn() throws Exception {
        robot.push(KeyCode.ESCAPE);
        robot.press("continueIn");
        robot.choose("continueInAthena");
        robot.until(() -> shows("tableNotice", "Athena SQL for 2 objects copied"));
    }
}
