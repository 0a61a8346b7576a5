package app.bellhop.table.data;

import static app.bellhop.table.data.TableReaderTest.assertTable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.json.JsonShape;
import app.bellhop.table.json.JsonShape.Rows;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents whose rows are somewhere inside: found, told, and chosen. */
class JsonDocumentsTest {

    private static DataTable json(String text) {
        return json(text, ReadOptions.AUTOMATIC);
    }

    private static DataTable json(String text, ReadOptions options) {
        return new Tables().put("a.json", text).read(options, Tables.BUDGET);
    }

    private static JsonShape shape(DataTable table) {
        return table.first().json().orElseThrow();
    }

    private static List<String> outside(DataTable table) {
        return table.problems().stream()
                .filter(problem -> problem.reason() == Reason.OUTSIDE_ROWS)
                .map(Problem::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "data.items|{'data':{'items':[{'a':1,'b':'x'},{'a':2}]}}",
                "hits.hits|{'took':3,'hits':{'total':{'value':2},'hits':[{'a':1,'b':'x'},{'a':2}]}}",
                "a.b.c.d|{'a':{'b':{'c':{'d':[{'a':1,'b':'x'},{'a':2}]}}}}",
                "with.point|{'with.point':[{'a':1,'b':'x'},{'a':2}]}",
                "rows|{'links':[{'rel':'self'}],'rows':[{'a':1,'b':'x'},{'a':2}]}",
                "data|{'data':[{'a':1,'b':'x'},{'a':2}],'included':[{'n':1},{'n':2},{'n':3}]}",
                "rows|{'rows':[{'a':1,'b':'x'},{'a':2}],'meta':{'pages':[{'n':1},{'n':2},{'n':3}]}}"
            })
    void rowsAreInTheArrayOfRecords(String path, String text) {
        DataTable table = json(text.replace('\'', '"'));
        assertTable(table, List.of("a", "b"), List.of(List.of("1", "x"), List.of("2", "")));
        assertEquals(path, shape(table).path());
    }

    @Test
    void longArrayDeeperDownIsPreferredToAShortOne() {
        String items =
                IntStream.range(0, 20_000).mapToObj(i -> "{\"a\":" + i + "}").collect(Collectors.joining(","));
        DataTable table =
                json("{\"errors\":[{\"e\":1}],\n\"data\":{\"page\":7,\"items\":[" + items + "]},\"end\":null}");
        assertEquals(20_000, table.rows());
        assertEquals(List.of("a"), table.columns());
        assertEquals(List.of("errors: [{\"e\":1}]", "data.page: 7", "end: null"), outside(table));
        assertEquals(List.of("errors", "data.items"), shape(table).choices());
    }

    @Test
    void fieldWithTheRowsIsChosen() {
        String text = "{\"users\":[{\"u\":1},{\"u\":2}],\"groups\":[{\"g\":1}],\"n\":{\"m\":[3]}}";
        assertEquals("users", shape(json(text)).path());
        DataTable groups = json(text, ReadOptions.AUTOMATIC.withRecords("groups"));
        assertTable(groups, List.of("g"), List.of(List.of("1")));
        assertEquals(List.of("users: [{\"u\":1},{\"u\":2}]", "n: {\"m\":[3]}"), outside(groups));
        assertTable(json(text, ReadOptions.AUTOMATIC.withRecords("n")), List.of("m"), List.of(List.of("[3]")));
        assertTable(json(text, ReadOptions.AUTOMATIC.withRecords("n.m")), List.of("value"), List.of(List.of("3")));
        DataTable whole = json(text, ReadOptions.AUTOMATIC.withRecords(""));
        assertEquals(List.of("users", "groups", "n"), whole.columns());
        assertEquals(1, whole.rows());
        assertEquals(List.of(), whole.problems());
    }

    @Test
    void pagesOfAnAnswerHaveTheirRowsInTheSameField() {
        DataTable table = new Tables()
                .put("1.json", "{\"users\":[{\"u\":1},{\"u\":2}],\"groups\":[{\"g\":1}]}")
                .put("2.json", "{\"users\":[{\"u\":3}],\"groups\":[{\"g\":1},{\"g\":2}]}")
                .put("3.json", "{\"users\":[],\"groups\":[{\"g\":1}]}")
                .put("4.json", "{\"users\":[]}")
                .read();
        assertTable(table, List.of("u"), List.of(List.of("1"), List.of("2"), List.of("3")));
        assertEquals(3, outside(table).size());
    }

    @Test
    void documentsOneAfterTheOtherAreTheRows() {
        DataTable table = json("{\n\"id\":1,\"tags\":[{\"k\":1}]\n}\n{\n\"id\":2,\"tags\":[]\n}\n");
        assertTable(table, List.of("id", "tags"), List.of(List.of("1", "[{\"k\":1}]"), List.of("2", "[]")));
    }

    @Test
    void rowsInsideAreFoundWhateverTheName() {
        DataTable table = new Tables()
                .put("response", "{\"Records\":[{\"a\":1},{\"a\":2}]}")
                .read();
        assertTable(table, List.of("a"), List.of(List.of("1"), List.of("2")));
        DataTable lines = new Tables()
                .put("a.ndjson", "{\"Records\":[{\"a\":1},{\"a\":2}]}\n{\"Records\":[]}\n")
                .read();
        assertEquals(2, lines.rows());
        assertEquals(List.of("Records"), lines.columns());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[['name','n'],['x',1],['y',2.5]]",
                "[['name','n'],['x','1'],['y','2.5']]",
                "{'range':'A1','values':[['name','n'],['x','1'],['y','2.5']]}",
                "{'columns':['name','n'],'data':[['x',1],['y',2.5]]}",
                "{'columns':[{'name':'name','type':'text'},{'name':'n','type':'double'}],'data':[['x',1],['y',2.5]]}",
                "{'data':{'rows':[['x',1],['y',2.5]],'fields':['name','n']}}",
                "{'0':{'name':'x','n':1},'1':{'name':'y','n':2.5}}",
                "{'name':['x','y'],'n':[1,2.5]}",
                "{'name':{'0':'x','1':'y'},'n':{'0':1,'1':2.5}}"
            })
    void arraysAndListsAreRows(String text) {
        DataTable table = json(text.replace('\'', '"'));
        assertTable(table, List.of("name", "n"), List.of(List.of("x", "1"), List.of("y", "2.5")));
        assertTrue(table.problems().stream().allMatch(problem -> problem.text().equals("range: A1")), text);
    }

    @Test
    void linesOfArraysBeginWithNamesOrNot() {
        String lines = "[\"name\",\"done\"]\n[\"x\",true]\n[\"y\",false]\n";
        for (String key : List.of("a.ndjson", "a.json")) {
            DataTable table = new Tables().put(key, lines).read();
            assertTable(table, List.of("name", "done"), List.of(List.of("x", "true"), List.of("y", "false")));
            assertEquals(2, table.line(0), "the line it is in");
        }
        DataTable none =
                new Tables().put("a.ndjson", lines).read(ReadOptions.AUTOMATIC.withHeaderRows(0), Tables.BUDGET);
        assertEquals(3, none.rows());
        assertEquals(List.of("column 1", "column 2"), none.columns());
    }

    /** As pages of an answer are appended to each other. */
    @Test
    void linesOfArraysOfRecordsAreTheRecords() {
        String lines = "[{\"a\":1},{\"a\":2}]\n[{\"a\":3}]\n";
        for (String key : List.of("a.ndjson", "a.json")) {
            DataTable table = new Tables().put(key, lines).read();
            assertTable(table, List.of("a"), List.of(List.of("1"), List.of("2"), List.of("3")));
            assertEquals(2, table.line(2));
        }
        assertEquals(
                List.of("column 1", "column 2"),
                json("[\"x\",{\"a\":1}]\n[\"y\",{\"a\":2}]\n").columns());
    }

    @Test
    void arraysOfValuesHaveNoNames() {
        assertEquals(2, json("[[\"x\",1],[\"y\",2]]").rows());
        assertEquals(2, json("[[\"1\",\"2\"],[\"3\",\"4\"]]").rows());
        assertEquals(2, json("[[\"a\",\"a\"],[\"b\",\"c\"]]").rows());
        assertEquals(2, json("[[],[1]]").rows());
        DataTable table = json("[[\"x\",1],[\"y\",2]]", ReadOptions.AUTOMATIC.withHeaderRows(1));
        assertTable(table, List.of("x", "column 2"), List.of(List.of("y", "2")));
    }

    @Test
    void namesMayBeElsewhere() {
        DataTable table = json("{\"meta\":{\"view\":{\"columns\":[{\"name\":\"id\"},{\"name\":\"n\"}]}},"
                + "\"data\":[[1,\"x\"],[2,\"y\"]]}");
        assertTable(table, List.of("id", "n"), List.of(List.of("1", "x"), List.of("2", "y")));
    }

    /** As weather services answer. */
    @Test
    void longListsInAFieldAreColumns() {
        String list = "[1,2,3,4,5,6,7,8]";
        DataTable table = json("{\"lat\":52.5,\"hourly\":{\"t\":" + list + ",\"r\":" + list + "}}");
        assertEquals(List.of("t", "r"), table.columns());
        assertEquals(8, table.rows());
        assertEquals(List.of("lat: 52.5"), outside(table));
        assertEquals(1, json("{\"id\":1,\"box\":{\"min\":[1,2],\"max\":[3,4]}}").rows());
        assertEquals(1, json("{\"id\":1,\"x\":{\"a\":" + list + ",\"b\":[1]}}").rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[\"v1\"],null]",
                "[\"v1\",\"v2\"]\n[]\n",
                "[[\"v1\",\"v2\"],[],\"v3\"]",
                "[[\"v1\",\"v2\"],[\"v3\"]]",
                "[\"v1\",\"v2\"]\n[\"v3\"]\n[\"v4\",\"v5\"]\n"
            })
    void noNameIsLost(String text) {
        DataTable table = json(text);
        String all = table.columns() + " " + Tables.cells(table);
        for (int i = 1; text.contains("v" + i); i++) {
            assertTrue(all.contains("v" + i), text + " " + all);
        }
    }

    @Test
    void arraysWiderThanTheirNamesKeepTheirCells() {
        assertTable(
                json("{\"columns\":[\"a\"],\"data\":[[1],[2,3]]}"),
                List.of("a", "column 2"),
                List.of(List.of("1", ""), List.of("2", "3")));
    }

    /** What can't be told is a row with its lists. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':[1,2],'b':[3]}",
                "{'a':[1,2],'b':3}",
                "{'a':[1]}",
                "{'a':{'x':1},'b':{'x':2}}",
                "{'a':[],'b':[]}"
            })
    void objectWithoutRowsIsOne(String text) {
        DataTable table = json(text.replace('\'', '"'));
        assertEquals(1, table.rows());
        assertEquals("a", table.columns().get(0));
        assertEquals(JsonShape.PLAIN, shape(table));
        assertEquals(List.of(), table.problems());
    }

    @Test
    void stringsOfListsStayStrings() {
        DataTable table = json("{\"a\":[\"1\",2],\"b\":[null,[3]]}");
        assertEquals(Rows.LISTS, shape(table).rows());
        assertEquals(List.of(List.of("1", ""), List.of("2", "[3]")), Tables.cells(table));
        assertEquals("\"1\"", table.json(0).orElseThrow().get(0));
        assertEquals("null", table.json(0).orElseThrow().get(1));
    }

    @Test
    void propertiesOfFeaturesAreColumns() {
        String feature = "{\"type\":\"Feature\",\"properties\":{\"name\":\"x\",\"type\":\"town\"},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}";
        DataTable table = new Tables()
                .put("a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + feature + "," + feature + "]}")
                .read();
        assertEquals(List.of("type", "name", "type (2)", "geometry"), table.columns());
        assertEquals(
                List.of("Feature", "x", "town", "{\"type\":\"Point\",\"coordinates\":[1,2]}"),
                Tables.cells(table).get(1));
        assertEquals(List.of(), table.problems(), "that it is a FeatureCollection is said");
    }
}
