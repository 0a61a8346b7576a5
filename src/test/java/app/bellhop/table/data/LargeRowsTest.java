package app.bellhop.table.data;

import static app.bellhop.table.data.TableReaderTest.reasons;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.ContentRange;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.fake.FakeS3;
import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.dialect.ReadOptions;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows, cells and lines beyond all measure take no more memory than there is. */
class LargeRowsTest {

    private static final int MAX_ROW = 1 << 20;

    @Test
    void manyColumnsAndLargeCellsAreRead() {
        String header = IntStream.range(0, 5000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, 5000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        DataTable wide = Tables.csv(header + "\n" + row + "\n" + row + "\n");
        assertEquals(5000, wide.columns().size());
        assertEquals("4999", wide.cell(1, 4999));
        String large = "\u00e4".repeat(1_000_000);
        DataTable deep = Tables.csv("a,b\n" + large + ",2\n3,4\n");
        assertEquals(large, deep.cell(0, 0));
        assertEquals("4", deep.cell(1, 1));
    }

    @Test
    void moreColumnsThanATableCanHaveAreToldAndLeftOut() {
        Tables tables = new Tables();
        for (char object = 'a'; object <= 'c'; object++) {
            String prefix = String.valueOf(object);
            String header = IntStream.range(0, 7000).mapToObj(i -> prefix + i).collect(Collectors.joining(","));
            tables.put(object + ".csv", header + "\n" + header.replace(prefix, "") + "\n");
        }
        DataTable table = tables.read();
        assertEquals(16_384, table.columns().size());
        assertEquals("2383", table.cell(2, 16_383));
        assertEquals(
                List.of(new Problem("c.csv", 0, Reason.TOO_MANY_COLUMNS, "")),
                table.problems().stream()
                        .filter(problem -> problem.reason().dataMissing())
                        .toList());
    }

    @Test
    void quoteThatIsNeverClosedIsPartOfItsCell() {
        String good = "1,\"x, y\"\n".repeat(20_000);
        DataTable table = new Tables(MAX_ROW)
                .put("a.csv", "a,b\n" + good + "3,\"4\n" + "x,y\n".repeat(MAX_ROW))
                .put("b.csv", "a,b\n5,6\n")
                .read();
        assertEquals(20_000 + 1 + MAX_ROW + 1, table.rows());
        assertEquals(List.of("3", "\"4"), Tables.cells(table).get(20_000));
        assertEquals(
                List.of(
                        new Problem("a.csv", 20_002, Reason.OPEN_QUOTE, "3,\"4"),
                        new Problem("a.csv", 20_003, Reason.UNLIKE_OTHERS, "x,y")), // The first of many.
                table.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.ndjson", "a.tsv"})
    void oneEndlessLineIsBrokenOff(String key) {
        byte[] line = new byte[2 * MAX_ROW];
        Arrays.fill(line, (byte) 'x');
        DataTable table =
                new Tables(MAX_ROW).put(key, line).put("z.csv", "n\n1\n").read();
        assertEquals("1", table.cell(table.rows() - 1, table.columns().indexOf("n")));
        assertEquals(List.of(Reason.UNPARSABLE), reasons(table));
    }

    @Test
    void rowBeyondTheLimitIsToldAndNotHeld() {
        String cell = "x".repeat(MAX_ROW / 3 + 1);
        DataTable table = new Tables(MAX_ROW)
                .put("a.csv", "a,b,c\n1,2,3\n" + cell + "," + cell + "," + cell + "\n4,5,6\n")
                .put("b.csv", "a,b,c\n7,8,9\n")
                .read();
        assertEquals(List.of(List.of("1", "2", "3"), List.of("7", "8", "9")), Tables.cells(table));
        assertEquals(3, table.problems().get(0).line());
        assertEquals(List.of(Reason.UNPARSABLE), reasons(table));
    }

    /** An object of one line again and again, for ever. */
    private static ObjectContent endless(byte[] line) {
        return (ObjectContent) Proxy.newProxyInstance(
                ObjectContent.class.getClassLoader(), new Class<?>[] {ObjectContent.class}, (proxy, method, args) -> {
                    long offset = (long) args[1];
                    byte[] bytes = new byte[(int) args[2]];
                    for (int at = 0; at < bytes.length; ) {
                        int from = (int) ((offset + at) % line.length);
                        int count = Math.min(line.length - from, bytes.length - at);
                        System.arraycopy(line, from, bytes, at, count);
                        at += count;
                    }
                    return CompletableFuture.completedFuture(
                            new ContentRange(bytes, offset, Long.MAX_VALUE, "etag", FakeS3.HEADERS));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.ndjson"})
    void rowsAsLargeAsTheyMayBeKeepTheBudget(String key) {
        String cell = "\u6771".repeat(MAX_ROW / 4);
        String line = key.endsWith("csv")
                ? cell + "," + cell + "," + cell + "\n"
                : "{\"a\":\"" + cell + "\",\"b\":\"" + cell + "\",\"c\":\"" + cell + "\"}\n";
        TableMemoryBudget memory = new TableMemoryBudget(40L << 20, MAX_ROW);
        DataTable table = new DataTable(memory);
        TableReader reader = new TableReader(
                endless(line.getBytes(StandardCharsets.UTF_8)), "b", ReadOptions.AUTOMATIC, table, Runnable::run);
        reader.add(new ObjectEntry(key, false, Long.MAX_VALUE, Instant.EPOCH, "STANDARD", "etag"));
        reader.end();
        reader.done().join();
        assertTrue(reader.full());
        long row = 3 * 3L * cell.length();
        assertTrue(
                table.bytes() + row + (1 << 20) > memory.tables() && table.bytes() <= memory.tables(),
                "ended by the budget, not by the heap: " + table.bytes() + " of " + memory.tables());
        assertEquals(0, table.problemCount());
    }

    @Test
    void columnsOfOneNameAreCountedAtOnce() {
        DataTable table = Tables.csv("a,".repeat(16_000) + "a\n1,2\n");
        assertEquals("a (16001)", table.columns().get(16_000));
    }

    @Test
    void columnsWithEndlessNamesAreCut() {
        DataTable table = Tables.csv("x".repeat(500_000) + "," + "x".repeat(500_000) + "y\n1,2\n");
        assertEquals(
                List.of(1001, 1005),
                table.columns().stream().map(String::length).toList());
        assertEquals("2", table.cell(0, 1));
    }

    @Test
    void objectsBeyondAllCountKeepTheBudget() {
        Tables tables = new Tables();
        for (int i = 0; i < 100_000; i++) {
            tables.named("in/" + i + ".csv");
        }
        DataTable table = tables.read(ReadOptions.AUTOMATIC, 1_000_000);
        assertTrue(tables.reader.full());
        assertTrue(tables.reader.found() < 10_000, String.valueOf(tables.reader.found()));
        assertTrue(table.bytes() <= 1_000_000);
    }

    private static void fill(DataTable table) {
        int source = table.addSource("a");
        int layout = table.layout(List.of("n"));
        Random random = new Random(1);
        while (layout >= 0 && table.add(source, layout, List.of(Long.toString(random.nextLong(), 36)))) {
            assertTrue(table.rows() < 1_000_000);
        }
    }

    @Test
    void tablesShareTheirMemory() {
        TableMemoryBudget budget = new TableMemoryBudget(3_000_000);
        DataTable first = new DataTable(budget);
        fill(first);
        assertTrue(first.rows() > 10_000);
        DataTable second = new DataTable(budget);
        fill(second);
        assertTrue(second.rows() < 1000, "what the first has left");
        assertTrue(first.bytes() + second.bytes() <= 3_000_000);
        first.release();
        first.release();
        fill(first);
        DataTable third = new DataTable(budget);
        fill(third);
        assertTrue(third.rows() > 10_000);
        assertTrue(third.bytes() <= 3_000_000);
    }
}
