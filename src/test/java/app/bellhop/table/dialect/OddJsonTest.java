package app.bellhop.table.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.Tables;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** JSON whose objects have names, and lines that say what to do with the next one. */
class OddJsonTest {

    private static DataTable json(String name, String text) {
        return new Tables().put(name, text).read();
    }

    @Test
    void objectsWithANameEachAreRows() {
        DataTable table = json(
                "a.json",
                "{\"r0\": {\"a\": 1, \"key\": \"x\"}, \"r1\": {\"key\": \"y\", \"a\": 2.5}, \"7\": {\"a\": 3, \"key\": null}}");
        assertEquals(List.of("key (2)", "a", "key"), table.columns());
        assertEquals(
                List.of(List.of("r0", "1", "x"), List.of("r1", "2.5", "y"), List.of("7", "3", "")),
                Tables.cells(table));
        assertEquals(List.of(), table.problems());
    }

    @Test
    void otherValuesFarBelowKeepTheirNames() {
        String objects = IntStream.range(0, 9_000)
                .mapToObj(i -> "\"r" + i + "\": {\"a\": 1, \"b\": 2}, ")
                .collect(Collectors.joining());
        DataTable table = json("a.json", "{" + objects + "\"list\": [1, 2], \"count\": 5}");
        assertEquals(List.of("key", "a", "b", "value"), table.columns());
        assertEquals(
                List.of(List.of("list", "", "", "[1,2]"), List.of("count", "", "", "5")),
                Tables.cells(table).subList(9_000, 9_002));
    }

    @Test
    void objectsThatDifferAreOneRow() {
        assertEquals(
                1,
                json(
                                "a.json",
                                "{\"db\": {\"host\": \"x\", \"port\": 1}, \"log\": {\"level\": \"info\", \"to\": \"y\"}}")
                        .rows());
        assertEquals(
                1,
                json("a.json", "{\"a\": {\"x\": 1, \"y\": 2}, \"b\": {\"x\": 3, \"y\": 4}, \"version\": 1}")
                        .rows());
        assertEquals(1, json("a.json", "{\"a\": {\"x\": 1, \"y\": 2}}").rows());
    }

    @Test
    void actionsBeforeDocumentsAreTold() {
        DataTable table = json(
                "a.ndjson",
                "{\"index\":{\"_index\":\"a\",\"_id\":\"0\"}}\n{\"n\":1}\n{\"index\":{\"_index\":\"a\",\"_id\":\"1\"}}\n{\"n\":2}\n");
        assertEquals(4, table.rows());
        assertEquals(
                List.of(Reason.UNLIKE_OTHERS),
                table.problems().stream().map(DataTable.Problem::reason).toList());
    }
}
