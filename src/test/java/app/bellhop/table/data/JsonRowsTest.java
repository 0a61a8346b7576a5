package app.bellhop.table.data;

import static app.bellhop.table.data.TableReaderTest.assertTable;
import static app.bellhop.table.data.TableReaderTest.reasons;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.dialect.ReadOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of JSON become rows. */
class JsonRowsTest {

    @Test
    void linesOfJsonAreRows() {
        DataTable table = new Tables()
                .put("a.ndjson", """
                        {"id": 1, "name": "Ada", "tags": ["x", "y"]}

                        {"id": 2.50, "admin": true, "name": null}
                        [1, 2]
                        {"id":
                        {"id": "3\\n4"}
                        """)
                .put("b.jsonl.gz", Tables.gzip("{\"id\":5}\r\n".getBytes(StandardCharsets.UTF_8)))
                .read();
        assertTable(
                table,
                List.of("id", "name", "tags", "admin"),
                List.of(
                        List.of("1", "Ada", "[\"x\", \"y\"]", ""),
                        List.of("2.50", "", "", "true"),
                        List.of("3\n4", "", "", ""),
                        List.of("5", "", "", "")));
        assertEquals(List.of(Reason.NO_JSON, Reason.NO_JSON), reasons(table));
        assertEquals(4, table.problems().get(0).line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.ndjson"})
    void linesOfArraysAreRows(String key) {
        DataTable table =
                new Tables().put(key, "[\"a\", 1]\n[\"b\", [2]]\n[\"c\"]\n").read();
        assertTable(
                table,
                List.of("column 1", "column 2"),
                List.of(List.of("a", "1"), List.of("b", "[2]"), List.of("c", "")));
    }

    /** What Python writes, and pieces of arrays. */
    @Test
    void nearlyJsonIsRead() {
        DataTable table = json("[{\"a\":NaN},{\"a\":1},]");
        assertEquals(List.of(List.of("NaN"), List.of("1")), Tables.cells(table));
        assertEquals(List.of(), table.problems());
        table = new Tables()
                .put("a.ndjson", "{\"a\":1},\n{\"a\":2}, \n{\"a\":3}\n")
                .read();
        assertEquals(List.of(List.of("1"), List.of("2"), List.of("3")), Tables.cells(table));
        assertEquals(List.of(), table.problems());
    }

    /** As Data Firehose and loggers write it. */
    @Test
    void jsonIsRecognizedWhateverItsName() {
        List<String> ids = List.of("1", "2");
        for (String text : List.of(
                "{\"id\":1}\n{\"id\":2}\n",
                "{\"id\":1}{\"id\":2}",
                "\n{\n \"id\": 1\n}\n{\n \"id\": 2\n}",
                "[{\"id\":1},{\"id\":2}]")) {
            DataTable table = new Tables().put("stream-1-2026-11-28", text).read();
            assertEquals(List.of("id"), table.columns(), text);
            assertEquals(ids, List.of(table.cell(0, 0), table.cell(1, 0)), text);
            assertEquals(List.of(), table.problems(), text);
        }
        for (String text : List.of("{\"id\":1};2\n{\"id\":3};4\n", "{x},1\n{y},2\n", "[1];2\n[3];4\n")) {
            DataTable table = new Tables().put("a.csv", text).read();
            assertEquals(2, table.columns().size(), text);
            assertEquals(2, table.rows(), text);
        }
    }

    @Test
    void whatIsInAFieldStaysAsItIsWritten() {
        String nested = "{ \"a\" : [1.0, \"\u00e4 } ]\", {}], \"b\": 1E+2 }";
        String long10 = "x".repeat(100_000);
        DataTable table = new Tables()
                .put(
                        "a.ndjson",
                        "{\"n\":" + nested + ",\"e\":1E+2,\"f\":0.10,\"x\":\"" + long10 + "\",\"l\":" + nested + "}\n")
                .read();
        assertTable(table, List.of("n", "e", "f", "x", "l"), List.of(List.of(nested, "1E+2", "0.10", long10, nested)));
    }

    @Test
    void fieldsOfOneNameAreAllKept() {
        assertTable(
                new Tables().put("a.jsonl", "{\"a\":1,\"a\":2}\n{}\n").read(),
                List.of("a", "a (2)"),
                List.of(List.of("1", "2"), List.of("", "")));
    }

    @Test
    void moreFieldsThanATableHasColumnsAreToldAndLeftOut() {
        DataTable table = new Tables()
                .put("a.jsonl", "{" + "\"a\":1,".repeat(300_000) + "\"b\":2}\n{\"a\":3}\n")
                .read();
        assertEquals(16_384, table.columns().size());
        assertEquals("a (16384)", table.columns().get(16_383));
        assertEquals("3", table.cell(1, 0));
        assertEquals(List.of(Reason.TOO_MANY_COLUMNS), reasons(table));
        DataTable exactly = new Tables()
                .put("a.jsonl", "{" + "\"a\":1,".repeat(16_383) + "\"b\":2}\n")
                .read();
        assertEquals(List.of(), reasons(exactly));
    }

    @Test
    void fieldsThatAreThereOrNotTakeLittleRoom() {
        Tables tables = new Tables().put("a.jsonl", lines(20, 20_000));
        DataTable table = tables.read(ReadOptions.AUTOMATIC, 16_000_000);
        assertFalse(tables.reader.full());
        assertEquals(20_000, table.rows());
        assertEquals(20, table.columns().size());
    }

    /** Each line with some of the names, hardly two with the same. */
    private static String lines(int names, int lines) {
        Random random = new Random(20261125);
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            int which = random.nextInt(1 << names);
            text.append(IntStream.range(0, names)
                            .filter(i -> (which >> i & 1) == 1)
                            .mapToObj(i -> "\"name " + i + "\":" + i)
                            .collect(Collectors.joining(",", "{", "}")))
                    .append('\n');
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"x\"", "[]", "{\"a\":1} []", "{\"a\":1", "{a:1}", "{\"a\":}", "x", "{\"a\":[}"})
    void whatIsNoObjectIsToldAndTheRestGoesOn(String line) {
        DataTable table = new Tables().put("a.jsonl", line + "\n{\"n\":1}\n").read();
        assertTable(table, List.of("n"), List.of(List.of("1")));
        assertEquals(List.of(new Problem("a.jsonl", 1, Reason.NO_JSON, line)), table.problems());
    }

    @Test
    void linesOfJsonWithNamesOfTheirOwnKeepTheBudget() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            lines.append("{\"k").append(i).append("\":1}\n");
        }
        Tables tables = new Tables().put("a.ndjson", lines.toString());
        DataTable table = tables.read(ReadOptions.AUTOMATIC, 8_000_000);
        assertTrue(tables.reader.full());
        assertTrue(table.rows() > 1000 && table.bytes() <= 8_000_000, table.rows() + " rows, " + table.bytes());
        assertEquals("1", table.cell(1000, 1000));
    }

    private static DataTable json(String text) {
        return new Tables().put("a.json", text).read();
    }

    @Test
    void documentsOfAllFormsAreRows() {
        for (String text : List.of(
                "[{\"a\":1,\"b\":\"x\"},{\"a\":2}]",
                "[\n  {\n    \"a\": 1,\n    \"b\": \"x\"\n  },\n  {\n    \"a\": 2\n  }\n]\n",
                "{\"items\":[{\"a\":1,\"b\":\"x\"},{\"a\":2}]}",
                "{\n\"items\": [\n{\"a\": 1, \"b\": \"x\"},\n{\"a\": 2}\n]\n}",
                "{\n\"a\": 1,\n\"b\": \"x\"\n}\n{\n\"a\": 2\n}\n",
                "{\"a\":1,\"b\":\"x\"}\r{\"a\":2}\r",
                "{\"a\":1,\"b\":\"x\"}\r\n{\"a\":2}\r\n",
                "\uFEFF[{\"a\":1,\"b\":\"x\"},\r{\"a\":2}]")) {
            DataTable table = json(text);
            assertTable(table, List.of("a", "b"), List.of(List.of("1", "x"), List.of("2", "")));
            assertEquals(List.of(), table.problems(), text);
        }
    }

    @Test
    void whatIsAroundTheRowsIsTold() {
        DataTable table =
                json("{\"count\":2,\"tags\":[\"p\"],\"rows\":[{\"a\":1},{\"a\":[2, 3]}],\"next\":{\"page\":2}}");
        assertTable(table, List.of("a"), List.of(List.of("1"), List.of("[2,3]")));
        assertEquals(
                List.of("count: 2", "tags: [\"p\"]", "next: {\"page\":2}"),
                table.problems().stream().map(Problem::text).toList());
        assertEquals(List.of(List.of("1", "x")), Tables.cells(json("{\"a\": 1,\n\"b\": \"x\"}")));
        assertEquals(List.of(List.of("1", "2"), List.of("3", "")), Tables.cells(json("[[1,2],[3]]")));
        assertEquals(List.of(List.of("1"), List.of("x")), Tables.cells(json("[1,\"x\"]")));
        assertEquals(0, json("[]").rows());
    }

    @Test
    void documentThatBreaksOffKeepsItsRowsAndTellsIt() {
        DataTable table = json("[{\"a\":1},\n{\"a\":2},\n{\"a\":");
        assertEquals(List.of(List.of("1"), List.of("2")), Tables.cells(table));
        assertEquals(List.of(Reason.UNPARSABLE), reasons(table));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"cut \\ud83d\",\"b\":1}\n{\"a\":\"\\ud83d\\ude00\",\"b\":2}\n",
                "[{\"a\":\"cut \\ud83d\",\"b\":1}, {\"a\":\"\\ud83d\\ude00\",\"b\":2}]",
            })
    void halfACharacterIsTold(String json) {
        DataTable table = new Tables().put("a.json", json).read();
        assertEquals("cut \uFFFD", table.cell(0, 0));
        assertEquals("\uD83D\uDE00", table.cell(1, 0));
        assertEquals(
                List.of(new DataTable.Problem("a.json", 1, Reason.HALF_CHARACTERS, "cut \uFFFD")), table.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.ndjson", "a"})
    void marksBeforeObjectsAreNoPartOfThem(String key) {
        String lines = "\u001e{\"id\":1}\n\u001e{\"id\":2}\n\ufeff{\"id\":3}\n";
        DataTable table = new Tables().put(key, lines).read();
        assertTable(table, List.of("id"), List.of(List.of("1"), List.of("2"), List.of("3")));
        assertEquals(List.of(), table.problems());
    }

    @Test
    void objectsOfOneLineAreRowsEach() {
        DataTable table = new Tables()
                .put(
                        "a.ndjson",
                        "{\"id\":1,\"x\":[1, 2]}{\"id\":2}\n{\"id\":3} {\"id\":4,\"x\":{}},\n{\"id\":5}{\"id\":\n")
                .read();
        assertTable(
                table,
                List.of("id", "x"),
                List.of(List.of("1", "[1, 2]"), List.of("2", ""), List.of("3", ""), List.of("4", "{}")));
        assertEquals(List.of(Reason.NO_JSON), reasons(table));
        assertEquals(3, table.problems().get(0).line());
    }
}
