package app.bellhop.table.data;

import static app.bellhop.table.data.TableReaderTest.assertTable;
import static app.bellhop.table.data.TableReaderTest.reasons;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an object is written, detected from its beginning. */
class DialectTest {

    /** Asserts columns and rows, whose cells are between bars. */
    static DataTable assertRead(String text, String columns, String... rows) {
        DataTable table = Tables.csv(text);
        assertTable(
                table,
                cells(columns),
                Arrays.stream(rows).map(DialectTest::cells).toList());
        return table;
    }

    private static List<String> cells(String row) {
        return List.of(row.split("\\|", -1));
    }

    @Test
    void firstLineOfValuesIsARow() {
        assertRead("1,2026-11-24\n3,2026-11-25\n", "column 1|column 2", "1|2026-11-24", "3|2026-11-25");
        assertRead(
                "1,alice,2026-01-01\n2,bob,2026-01-02\n3,carol,2026-01-03",
                "column 1|column 2|column 3",
                "1|alice|2026-01-01",
                "2|bob|2026-01-02",
                "3|carol|2026-01-03");
        assertRead("1,alice,2026-01-01\n", "column 1|column 2|column 3", "1|alice|2026-01-01");
        assertRead("a,x\na,y\nb,x\n", "column 1|column 2", "a|x", "a|y", "b|x");
        assertRead("x,1\ny,\nz,NA\nw,unknown\n", "x|1", "y|", "z|NA", "w|unknown");
    }

    @Test
    void yearsMayNameColumns() {
        assertRead("country,2025\nA,1\n", "country|2025", "A|1");
        assertRead(",2019,2020\nA,1,2\nB,3,4\n", "column 1|2019|2020", "A|1|2", "B|3|4");
        assertRead("2019,x\n2020,y\n2021,z\n", "column 1|column 2", "2019|x", "2020|y", "2021|z");
    }

    @Test
    void objectsWithoutAHeaderContinueTheOneWithIt() {
        DataTable table = new Tables()
                .put("part-0.csv", "name,city\nAda,Rome\nBob,Paris\n")
                .put("part-1.csv", "Carol,Oslo\nDan,Bern\n")
                .put("part-2.csv", "name,city\nEve,Lima\n")
                .put("part-3.csv", "Finn,Cork\n")
                .put("part-4.csv", "name,zip\nGus,00100\n")
                .read();
        assertTable(
                table,
                List.of("name", "city", "zip"),
                List.of(
                        List.of("Ada", "Rome", ""),
                        List.of("Bob", "Paris", ""),
                        List.of("Carol", "Oslo", ""),
                        List.of("Dan", "Bern", ""),
                        List.of("Eve", "Lima", ""),
                        List.of("Finn", "Cork", ""),
                        List.of("Gus", "", "00100")));
        DataTable typed = new Tables()
                .put("a.csv", "id,name\n1,Ada\n")
                .put("b.csv", "2,Bob\n3,Carol\n")
                .read();
        assertEquals(List.of("id", "name"), typed.columns());
        assertEquals(3, typed.rows());
    }

    @Test
    void severalLinesMayNameTheColumns() {
        assertRead(
                "name,height,weight\n(full),cm,kg\nAda,170,60\nBob,180,80\nCarol,165,55\n",
                "name (full)|height cm|weight kg",
                "Ada|170|60",
                "Bob|180|80",
                "Carol|165|55");
        assertRead("name,n,m\nAda,1,2\nx,y,3\nBob,3,4\n", "name|n|m", "Ada|1|2", "x|y|3", "Bob|3|4");
        assertRead(
                "Year,Q1,,Q2\n,Plan,Fact,Plan\n2019,1,2,3\n2020,5,6,7\n",
                "Year|Q1 Plan|Q1 Fact|Q2 Plan",
                "2019|1|2|3",
                "2020|5|6|7");
        assertRead("id,a,b,c\n1,,,\n2,5,6,7\n3,8,9,1\n", "id|a|b|c", "1|||", "2|5|6|7", "3|8|9|1");
    }

    @Test
    void quotesAreDetected() {
        assertRead("a;b\n'x;y';2\n", "a|b", "x;y|2");
        assertRead("a,b\n'x',\"y\"\n", "a|b", "'x'|y");
        assertRead("name,n\n'tis,1\nmen's,2\n5',3\n", "name|n", "'tis|1", "men's|2", "5'|3");
        assertRead("\"a\", \"b\"\n\"1\", \"x, y\"\n", "a|b", "1|x, y");
        assertRead("a,b\n\"x \"\"y\"\"\",1\n", "a|b", "x \"y\"|1");
        assertRead("a,b\n\"x \\\"y\\\", z\",1\n\"w\",2\n", "a|b", "x \"y\", z|1", "w|2");
        assertRead("a,b\nx\\, y,1\nz,2\n", "a|b", "x, y|1", "z|2");
        assertRead("a,b\n\"C:\\dir\\\",1\n\"D:\\\",2\n", "a|b", "C:\\dir\\|1", "D:\\|2");
    }

    @Test
    void strayQuotesJoinNoRows() {
        DataTable table = assertRead(
                "id\ttitle\n1\t\"A\" is\n2\t\"B\n3\tc\n4\t\"D\n5\te",
                "id|title",
                "1|\"A\" is",
                "2|\"B",
                "3|c",
                "4|\"D",
                "5|e");
        assertEquals(0, table.problemCount());
        assertRead("id\ttitle\n2\t\"B\n3\tc\n4\tD\"\n5\te", "id|title", "2|\"B", "3|c", "4|D\"", "5|e");
    }

    @Test
    void quotesOfTwoRowsMakeNoCell() {
        String good = "id,text,url\n1,\"a, b\",x\n2,\"c, d\",y\n";
        DataTable table = assertRead(
                good + "3,\"e,z\n4,\"f, g\",w\n", "id|text|url", "1|a, b|x", "2|c, d|y", "3|\"e|z", "4|f, g|w");
        assertEquals(List.of(Reason.STRAY_QUOTE), reasons(table));
        table = Tables.csv(good + "\"3\";\"e\";\"5\"\"\"\n\"4\",\"f, g\",\"w\"\n");
        assertEquals(List.of("4", "f, g", "w"), Tables.cells(table).get(3));
        assertEquals(List.of(Reason.FEWER_CELLS), reasons(table));
        table = Tables.csv(good + "3,\"e, f\"z\n4,\"g, h\",w\n");
        assertEquals(List.of("4", "g, h", "w"), Tables.cells(table).get(3));
        assertEquals(List.of(Reason.STRAY_QUOTE), reasons(table));
        assertRead(
                good + "3,\"say \"e\".\nand f\",z\n", "id|text|url", "1|a, b|x", "2|c, d|y", "3|say \"e\".\nand f|z");
    }

    @Test
    void quotesAtTheEndOfACellNeedNotBeDoubled() {
        String good = "id,text,type\n\"1\",\"a, b\",\"x\"\n\"2\",\"c, d\",\"y\"\n";
        assertRead(
                good + "\"3\",\"he said:\"fine.\"\",\"z\"\n\"4\",\"\"\"\",\"z\"\n",
                "id|text|type",
                "1|a, b|x",
                "2|c, d|y",
                "3|he said:\"fine.\"|z",
                "4|\"|z");
        assertRead(
                good + "\"3\",\"e\",\"\"\"\n\"4\",\"f\",\"z\"\n",
                "id|text|type",
                "1|a, b|x",
                "2|c, d|y",
                "3|e|\"",
                "4|f|z");
    }

    @Test
    void quoteTooManyIsPartOfItsCell() {
        String good = "d,t,s,u\n1,2,\"x, y\",\"u\"\n3,4,\"x, z\",\"v\"\n";
        assertRead(good + "5,\"6,\"p, q\",\"w\"\n", "d|t|s|u", "1|2|x, y|u", "3|4|x, z|v", "5|\"6|p, q|w");
        assertRead(good + "\"5,6,\"p, q\",\"w\"\n", "d|t|s|u", "1|2|x, y|u", "3|4|x, z|v", "\"5|6|p, q|w");
        assertRead(good + "5,6,\"\"p, q\",\"w\"\n", "d|t|s|u", "1|2|x, y|u", "3|4|x, z|v", "5|6|\"p, q|w");
        assertRead(
                good + "5,6,\"p, q\",\"\n7,8,\"r, s\",\"v\"\n",
                "d|t|s|u",
                "1|2|x, y|u",
                "3|4|x, z|v",
                "5|6|p, q|\"",
                "7|8|r, s|v");
    }

    @Test
    void cellsOfManyLinesAreRead() {
        assertRead("a,b\n1,\"x\n\ny\"\n2,z\n", "a|b", "1|x\n\ny", "2|z");
        assertRead("a,b\n\"x\r\ny\",1\r\n2,z\r\n", "a|b", "x\r\ny|1", "2|z");
    }

    @Test
    void quotesThatMayHaveJoinedRowsAreTold() {
        StringBuilder text = new StringBuilder("a,b,c\n");
        IntStream.range(0, 20_000).forEach(i -> text.append(i).append(",\"x, y\",z\n"));
        text.append("1,\"B,2\n3,c,4\n5,D\",6\n7,d,8\n");
        DataTable table = Tables.csv(text.toString());
        assertEquals(List.of(Reason.JOINED_ROWS), reasons(table));
        assertEquals(20_002, table.problems().get(0).line());
    }

    @Test
    void separatorsInQuotesAndBlankLinesDoNotCount() {
        assertRead("\"Amount; net; gross\",city\n1,x\n", "Amount; net; gross|city", "1|x");
        assertRead("\n\nid;name\n1;x\n", "id|name", "1|x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "' '",
                "':'",
                "'^'",
                "'~'",
                "'+'",
                "'?'",
                "'||'",
                "'\t\t'",
                "', '",
                "' | '",
                "'::'",
                "'|~|'",
                "'\u0001'",
                "'\u001f'",
                "'\u00a7'",
                "'\ud83e\udd86'"
            })
    void separatorsOfAllKindsAreDetected(String separator) {
        String text = "id!name!born\n1!Ada!1815\n2!Bob!1901\n3!Carol!1999\n".replace("!", separator);
        assertRead(text, "id|name|born", "1|Ada|1815", "2|Bob|1901", "3|Carol|1999");
    }

    @Test
    void separatorIsTheOneOfManyRows() {
        assertRead("a, b;c\n1;2\n3;4\n5;6\n", "a, b|c", "1|2", "3|4", "5|6");
        assertRead("a;b;c\n1,5;2,5;3,5\n1,6;2,6;3,6\n", "a|b|c", "1,5|2,5|3,5", "1,6|2,6|3,6");
        assertRead("1;a,b\n2;c,d\n", "column 1|column 2", "1|a,b", "2|c,d");
        assertRead("id\tnote\n1\ta, b, c\n2\td, e, f\n", "id|note", "1|a, b, c", "2|d, e, f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name\nAda Lovelace\nBob Ross\n",
                "comment\nhello, world\nfoo\nbar, baz\nqux\n",
                "time\n12:30\n13:45\n",
                "at\n2026-01-01 12:30:00\n2026-01-02 13:45:00\n",
                "price\n1,234\n5,678\n",
                "phone\n+1 23\n+4 56\n",
                "q\na?b=1\nc?d=2\n",
                "url\nhttps://a.example/x\nhttps://b.example/y\n"
            })
    void oneColumnIsOneColumn(String text) {
        assertRead(
                text,
                text.lines().findFirst().orElseThrow(),
                text.lines().skip(1).toArray(String[]::new));
    }

    @Test
    void linesBeforeTheTableAreToldAndNoRows() {
        DataTable report = assertRead("Report, of sales\n\nid,name,city\n1,a,b\n", "id|name|city", "1|a|b");
        assertEquals(
                List.of(new DataTable.Problem("a.csv", 1, Reason.PREAMBLE, "Report, of sales")), report.problems());
        assertRead("sep=;\na;b\n1;2\n", "a|b", "1|2");
        assertRead("\"sep=|\"\r\na|b\r\n1|2\r\n", "a|b", "1|2");
        assertRead("Sales 2026\n1,2,3\n4,5,6\n", "column 1|column 2|column 3", "1|2|3", "4|5|6");
        assertRead("Sales,,\nof 2026,,\na,b,c\n1,2,3\n", "a|b|c", "1|2|3");
        assertRead("Title\na,b\nx,y\n", "a|b", "x|y");
    }

    @Test
    void commentsAreToldAndNoRows() {
        DataTable table = assertRead("# made 2026\nid;name\n1;a\n# half\n2;b\n", "id|name", "1|a", "2|b");
        assertEquals(List.of(Reason.COMMENT, Reason.COMMENT), reasons(table));
        assertRead("#id,name\n1,a\n2,b\n", "#id|name", "1|a", "2|b");
        assertRead("tag,n\n#food,1\n#fun,2\nplain,3\n", "tag|n", "#food|1", "#fun|2", "plain|3");
        assertRead("# a, b\n# c\nid,name\n1,a\n", "id|name", "1|a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "--", "%"})
    void commentsMayBeginInOtherWays(String begin) {
        DataTable table = assertRead(begin + " made 2026\na;b\n" + begin + " half\n1;2\n3;4\n", "a|b", "1|2", "3|4");
        assertEquals(List.of(Reason.COMMENT, Reason.COMMENT), reasons(table));
        assertRead("a;b\n" + begin + "1;2\n3;4\n", "a|b", begin + "1|2", "3|4");
    }

    @Test
    void titlesBeforeAnEmptyRowAreNoNames() {
        DataTable table =
                assertRead("Report,,\nMade:,2026-01-01,\n,,\nid,name,v\n1,a,2\n2,b,3\n", "id|name|v", "1|a|2", "2|b|3");
        assertEquals(List.of(Reason.PREAMBLE, Reason.PREAMBLE, Reason.PREAMBLE), reasons(table));
        assertRead("x,x,x\n,,\nid,name,v\n1,a,2\n2,b,3\n", "id|name|v", "1|a|2", "2|b|3");
        assertRead("id,name,v\n,,\n1,a,2\n2,b,3\n", "id|name|v", "||", "1|a|2", "2|b|3");
        assertEquals(
                7,
                Tables.csv("a,b,c\n1,2,3\n4,5,6\n,,\nx,y,z\n1,2,3\n4,5,6\n7,8,9\n")
                        .rows());
    }

    @Test
    void missingNamesAreTold() {
        DataTable table = assertRead("x,y\nr1,1,2\nr2,3,4\n", "column 1|x|y", "r1|1|2", "r2|3|4");
        assertEquals(List.of(Reason.UNNAMED_COLUMNS), reasons(table));
        assertRead("A\tB\nx\t1\t\ny\t2\t\n", "A|B", "x|1", "y|2");
        assertRead(",id,name,v\n1,a,2\n2,b,3\n3,c,4\n", "column 1|id|name|v", "1|a|2|", "2|b|3|", "3|c|4|");
    }

    @Test
    void columnsWithoutANameAreAdded() {
        assertRead("x,y\n\"r1\",1,2\n\"r2\",3,4\n", "column 1|x|y", "r1|1|2", "r2|3|4");
        assertRead("a,b\n1,2,3,4\n5,6,7,8\n", "a|b|column 3|column 4", "1|2|3|4", "5|6|7|8");
        DataTable table = assertRead("a,b\n1,2\n3,4\n5,6,7\n8,9\n", "a|b|column 3", "1|2|", "3|4|", "5|6|7", "8|9|");
        assertEquals(List.of(Reason.MORE_CELLS), reasons(table));
        assertRead("a,b,c\n1,2\n3,4\n", "a|b|c", "1|2|", "3|4|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\r\r\n", "\n\n"})
    void lineEndsOfAllKindsAreRead(String end) {
        assertRead("a,b\n1,2\n3,4\n".replace("\n", end), "a|b", "1|2", "3|4");
    }

    @Test
    void secondTableIsTold() {
        DataTable table = Tables.csv("a,b\n1,2\n3,4\n5,6\n\nx,y,z\n1,2,3\n");
        assertEquals(List.of("a", "b", "column 3"), table.columns());
        assertEquals(5, table.rows());
        assertTrue(reasons(table).contains(Reason.MORE_CELLS), reasons(table)::toString);
    }

    @Test
    void wideRowsAreNoSentence() {
        String row = IntStream.range(0, 300).mapToObj(i -> "v" + i).collect(Collectors.joining(";"));
        assertEquals(
                300,
                Tables.csv(row + "\n" + row.replace('v', 'w') + "\n").columns().size());
    }

    @Test
    void smallTablesOfOthersAreRead() {
        assertRead(
                "123|TEST6|text1\n345|TEST6|\"te\"\"2\"\"xt\"\n\"567\"|TEST6|text3\n".replace('|', ';'),
                "column 1|column 2|column 3",
                "123|TEST6|text1",
                "345|TEST6|te\"2\"xt",
                "567|TEST6|text3");
        assertRead("a,,,\n123,x,,v1\n345,y,,v2\n", "a|column 2|column 3|column 4", "123|x||v1", "345|y||v2");
        assertRead("123,x,,v1\n345,y,,v2\n", "column 1|column 2|column 3|column 4", "123|x||v1", "345|y||v2");
        assertRead(
                "some notes...\nmore notes,...\nnumber,text,date\n345.0,T,2000-12-13\n",
                "number|text|date",
                "345.0|T|2000-12-13");
        assertRead(
                "Alice,StreetA,T5\nBob,StreetB,T5\n",
                "column 1|column 2|column 3",
                "Alice|StreetA|T5",
                "Bob|StreetB|T5");
        assertRead(
                "123\tT14\ttext1\n345\tT14\t'te\txt2'\n567\tT14\ttext3\n",
                "column 1|column 2|column 3",
                "123|T14|text1",
                "345|T14|te\txt2",
                "567|T14|text3");
        assertRead(
                "123;T5;x\n345;T5;\"y;\"\n567;T5;z\n",
                "column 1|column 2|column 3",
                "123|T5|x",
                "345|T5|y;",
                "567|T5|z");
        assertRead(
                "# A few comments\n# I'm a csv file\na;b\n# This, too\n1;3\n6;7\n# You better skip me",
                "a|b",
                "1|3",
                "6|7");
        assertEquals(List.of(List.of("0", "", "test")), Tables.cells(Tables.csv("0||test\n")));
    }

    @Test
    void monthsNameColumns() {
        assertRead("item,Jan-26,Feb 2026\nx,1,2\ny,3,4\n", "item|Jan-26|Feb 2026", "x|1|2", "y|3|4");
    }
}
