package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.RowReader;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.types.ColumnType;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of messy objects. */
class TableReaderTest {

    static void assertTable(DataTable table, List<String> columns, List<List<String>> cells) {
        assertEquals(columns, table.columns());
        assertEquals(cells, Tables.cells(table));
    }

    @Test
    void headersAreUnitedInOrderOfFirstAppearance() {
        DataTable table = new Tables()
                .put("a.csv", "id,name\n1,Ada\n")
                .put("b.csv", "name,city,id\nBob,Rome,2\n")
                .put("c.tsv", "zip\tid\n00100\t3\n")
                .read();
        assertTable(
                table,
                List.of("id", "name", "city", "zip"),
                List.of(List.of("1", "Ada", "", ""), List.of("2", "Bob", "Rome", ""), List.of("3", "", "", "00100")));
        assertEquals(
                List.of("a.csv", "b.csv", "c.tsv"),
                IntStream.range(0, 3).mapToObj(table::source).toList());
        assertEquals(0, table.problemCount());
    }

    @Test
    void raggedRowsAreKeptAndTold() {
        DataTable table = Tables.csv("a,b\n1\n1,2,3\n\"x\ny\",2\n");
        assertTable(
                table,
                List.of("a", "b", "column 3"),
                List.of(List.of("1", "", ""), List.of("1", "2", "3"), List.of("x\ny", "2", "")));
        assertEquals(
                List.of(
                        new Problem("a.csv", 2, Reason.FEWER_CELLS, "1"),
                        new Problem("a.csv", 3, Reason.MORE_CELLS, "1,2,3")),
                table.problems());
    }

    @Test
    void namesThatAreThereTwiceOrMissingGetTheirOwnColumns() {
        assertTable(
                Tables.csv("n,n,, n \n1,2,3,4\n"),
                List.of("n", "n (2)", "column 3", "n (3)"),
                List.of(List.of("1", "2", "3", "4")));
        assertTable(
                Tables.csv("a,a,a (2)\n1,2,3\n"), List.of("a", "a (2)", "a (2) (2)"), List.of(List.of("1", "2", "3")));
    }

    @ParameterizedTest
    @CsvSource({"',', 'a,b'", "';', 'a;b'", "'|', 'a|b'", "'\t', 'a\tb'"})
    void separatorsAreFoundOut(char separator, String header) {
        DataTable table = Tables.csv(header + "\n1" + separator + "2\n");
        assertEquals(2, table.columns().size());
        assertEquals("2", table.cell(0, 1));
    }

    @Test
    void optionsOverrideWhatIsFoundOut() {
        DataTable table = new Tables()
                .put("a.csv", "1~'x~y'\n2~'\u00e9'\n".getBytes(StandardCharsets.ISO_8859_1))
                .read(
                        ReadOptions.AUTOMATIC
                                .withCharset("ISO-8859-1")
                                .withCells("~", '\'', null)
                                .withHeaderRows(0),
                        Tables.BUDGET);
        assertTable(table, List.of("column 1", "column 2"), List.of(List.of("1", "x~y"), List.of("2", "\u00e9")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\n", "a,b", "a,b\r\n"})
    void emptyObjectsHaveNoRows(String text) {
        DataTable table =
                new Tables().put("a.csv", text).put("b.csv.gz", new byte[0]).read();
        assertEquals(0, table.rows());
        assertEquals(0, table.problemCount());
    }

    static List<Reason> reasons(DataTable table) {
        return table.problems().stream().map(Problem::reason).toList();
    }

    @Test
    void objectThatVanishesIsToldAndTheRestGoesOn() {
        DataTable table = new Tables()
                .put("a.csv", "n\n1\n")
                .named("gone.csv")
                .put("c.csv", "n\n3\n")
                .read();
        assertEquals(List.of(List.of("1"), List.of("3")), Tables.cells(table));
        assertEquals(List.of(Reason.FAILED), reasons(table));
        assertEquals("gone.csv", table.problems().get(0).source());
        assertEquals("NoSuchKey", table.problems().get(0).failure().failure().code());
    }

    /** Answers the first range, and then no more. */
    private static ObjectContent breaking(byte[] bytes, CompletableFuture<ContentRange> then) {
        return (ObjectContent) Proxy.newProxyInstance(
                ObjectContent.class.getClassLoader(), new Class<?>[] {ObjectContent.class}, (proxy, method, args) -> {
                    long offset = (long) args[1];
                    return offset > 0
                            ? then
                            : CompletableFuture.completedFuture(new ContentRange(
                                    Arrays.copyOf(bytes, (int) args[2]), 0, bytes.length, "etag", FakeS3.HEADERS));
                });
    }

    @Test
    void objectThatVanishesInMidReadKeepsItsFirstRows() {
        byte[] rows = "n,words that fill the line\n".repeat(400_000).getBytes(StandardCharsets.UTF_8);
        CompletableFuture<ContentRange> gone =
                CompletableFuture.failedFuture(FakeObjectStore.failure(ErrorKind.NOT_FOUND, "NoSuchKey"));
        CompletableFuture<ContentRange> other = CompletableFuture.completedFuture(
                new ContentRange(new byte[] {'x'}, 4 << 20, rows.length, "another", FakeS3.HEADERS));
        for (CompletableFuture<ContentRange> then : List.of(gone, other)) {
            DataTable table = Tables.table();
            ObjectEntry entry = new ObjectEntry("a.csv", false, rows.length, Instant.EPOCH, "STANDARD", "etag");
            TableReader reader =
                    new TableReader(breaking(rows, then), "b", ReadOptions.AUTOMATIC, table, Runnable::run);
            reader.add(entry);
            reader.end();
            reader.done().join();
            assertTrue(table.rows() > 100_000, String.valueOf(table.rows()));
            assertEquals(List.of(Reason.FAILED), reasons(table));
        }
    }

    @Test
    void refusalIsToldForEachObject() {
        Tables tables = new Tables().put("a.csv", "n\n1\n").put("b.csv", "n\n1\n");
        tables.store.failing.put("read", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        DataTable table = tables.read();
        assertEquals(List.of(Reason.FAILED, Reason.FAILED), reasons(table));
        assertEquals("AccessDenied", table.problems().get(0).failure().failure().code());
    }

    @Test
    void tenThousandSmallObjectsAreOneTable() {
        Tables tables = new Tables();
        for (int i = 0; i < 10_000; i++) {
            tables.put("in/%05d.csv".formatted(i), "n,k\n" + i + ",x\n");
        }
        DataTable table = tables.read();
        assertEquals(10_000, table.rows());
        assertEquals("9999", table.cell(9999, 0));
        assertEquals("in/09999.csv", table.source(9999));
        assertEquals(ColumnType.INTEGER, table.type(0));
        assertEquals(10_000, tables.reader.objects());
    }

    @Test
    void quoteInAnOddPlaceIsNoEnd() {
        DataTable table = Tables.csv("id,text\n1,\"say \"hi\" to\"\n2,5\" pipe\n3,x\n");
        assertEquals(3, table.rows());
        assertEquals("5\" pipe", table.cell(1, 1));
        assertEquals(0, table.problemCount());
    }

    @Test
    void quoteThatStaysOpenIsToldAndPartOfItsCell() {
        DataTable table = Tables.csv("a,b\n1,\"x, y\"\n1,\"x, z\"\n1,\"w\"\n2,\"y\n3,z\n4,w\n");
        assertEquals(List.of("2", "\"y"), Tables.cells(table).get(3));
        assertEquals(6, table.rows());
        assertEquals(List.of(new Problem("a.csv", 5, Reason.OPEN_QUOTE, "2,\"y")), table.problems());
    }

    @Test
    void quoteMayNotBeTheSeparatorToo() {
        DataTable table = new Tables()
                .put("a.csv", "x,y\n3,;4;\n")
                .read(ReadOptions.FIRST_LINE_NAMES.withCells(null, ';', null), Tables.BUDGET);
        assertEquals(List.of(List.of("3", "4")), Tables.cells(table));
    }

    @Test
    void rowsComeWhileOthersAreStillBeingFound() {
        Tables tables = new Tables().put("a.csv", "n\n1\n").put("b.csv", "n\n2\n");
        DataTable table = Tables.table();
        TableReader reader =
                new TableReader(new FakeS3(tables.store), "b", ReadOptions.AUTOMATIC, table, Runnable::run);
        reader.add(new ObjectEntry("a.csv", false, 4, Instant.EPOCH, "STANDARD", "etag"));
        assertEquals(1, table.rows());
        assertFalse(reader.done().isDone());
        reader.add(new ObjectEntry("b.csv", false, 4, Instant.EPOCH, "STANDARD", "etag"));
        assertEquals(2, reader.found());
        assertEquals(8, reader.foundBytes());
        reader.stop();
        assertTrue(reader.done().isCompletedExceptionally());
        assertEquals(List.of(List.of("1"), List.of("2")), Tables.cells(table), "what was read stays");
    }

    @Test
    void budgetIsKept() {
        Random random = new Random(1);
        List<String> cells = Stream.generate(() -> Long.toString(random.nextLong(), 36))
                .limit(500_000)
                .toList();
        Tables tables =
                new Tables().put("a.csv", "n\n" + String.join("\n", cells)).put("b.csv", "n\n1\n");
        long budget = 5_000_000;
        DataTable table = tables.read(ReadOptions.AUTOMATIC, budget);
        assertTrue(tables.reader.full());
        assertTrue(table.rows() > 100_000 && table.rows() < 500_000, String.valueOf(table.rows()));
        assertTrue(table.bytes() <= budget);
        assertEquals(cells.get(table.rows() - 1), table.cell(table.rows() - 1, 0), "the rows that fit are whole");
        assertEquals(0, tables.read(ReadOptions.AUTOMATIC, 1000).rows());
    }

    @Test
    void stopEndsIt() {
        Tables tables = new Tables().put("a.csv", "n\n1\n");
        tables.store.failing.put("read", FakeObjectStore.failure(ErrorKind.CANCELLED, "Cancelled"));
        DataTable table = Tables.table();
        CompletionException e = assertThrows(
                CompletionException.class,
                () -> tables.start(ReadOptions.AUTOMATIC, table).join());
        assertEquals(ErrorKind.CANCELLED, CloudException.of(e).kind());
        assertEquals(0, table.problemCount());
        assertFalse(tables.reader.full());
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv, true",
        "A.CSV, true",
        "a.tsv.gz, true",
        "a.tab, true",
        "a.jsonl, true",
        "a.ndjson.gz, true",
        "a.txt, false",
        "a.csv.bak, false",
        "csv, false",
        "a.csv/, false",
        "a.json, true",
        "a.geojson, true",
        "a.jsonx, false"
    })
    void namesThatSayThatTheyHoldRows(String key, boolean readable) {
        assertEquals(readable, RowReader.readable(key));
    }

    @Test
    void laterHeaderNamesNoFurtherColumnsOfOnesWithoutNames() {
        DataTable table = new Tables()
                .put("1.csv", "1,Rome,5\n2,Bern,6\n")
                .put("2.csv", "id,city,n\n3,Oslo,7\n")
                .read();
        assertEquals(List.of("column 1", "column 2", "column 3"), table.columns());
        assertEquals(List.of("3", "Oslo", "7"), List.of(table.row(2)));
        assertEquals(List.of(new DataTable.Problem("2.csv", 1, Reason.PREAMBLE, "id,city,n")), table.problems());
    }

    @Test
    void columnsWithNearlyTheSameNameAreTold() {
        Tables tables = new Tables()
                .put("1.csv", "order id,n\n1,2\n")
                .put("2.csv", "Order_ID,n\n3,4\n")
                .put("3.csv", "Order_ID,n,more\n3,4,5\n");
        assertEquals(
                List.of(new DataTable.Problem("2.csv", 0, Reason.OTHER_NAMES, "Order_ID")),
                tables.read().problems());
    }
}
