package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.table.TableProblem;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.DateOrder;
import app.bellhop.table.types.EmptyValues;
import app.bellhop.table.types.Numbers;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows filtered and put in order. */
class TableQueryTest {

    private static final DataTable STREETS =
            Tables.csv("kind,n,day\nPothole,10,2026-01-02\nLeak,9,2026-01-01\npothole,,\nTree,-1.5,2025-12-31\n");

    private static int[] run(DataTable table, TableQuery query) {
        return query.run(table, () -> false);
    }

    private static int[] filtered(int column, Condition condition, String value) {
        return run(
                STREETS,
                new TableQuery(List.of(new ColumnFilter(column, condition, value)), "", TableQuery.AS_READ, true));
    }

    @ParameterizedTest
    @CsvSource({
        "0, CONTAINS, POT, '0 2'",
        "0, EQUALS, Pothole, '0'",
        "0, DIFFERS, Pothole, '1 2 3'",
        "1, EQUALS, 10.0, '0'",
        "1, DIFFERS, 10, '1 2 3'",
        "1, LESS, 9.5, '1 3'",
        "1, AT_MOST, 9, '1 3'",
        "1, MORE, 9, '0'",
        "1, AT_LEAST, 9, '0 1'",
        "1, EMPTY, '', '2'",
        "1, FILLED, '', '0 1 3'",
        "2, MORE, 2025-12-31, '0 1'"
    })
    void filters(int column, Condition condition, String value, String rows) {
        assertEquals(
                rows,
                Arrays.stream(filtered(column, condition, value))
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void filtersAndSearchEachLetThroughLess() {
        List<ColumnFilter> both =
                List.of(new ColumnFilter(1, Condition.FILLED, ""), new ColumnFilter(2, Condition.MORE, "2025-12-31"));
        assertArrayEquals(new int[] {0, 1}, run(STREETS, new TableQuery(both, "", TableQuery.AS_READ, true)));
        assertArrayEquals(new int[] {1}, run(STREETS, new TableQuery(both, "LEA", TableQuery.AS_READ, true)));
        assertArrayEquals(new int[] {0, 1, 2, 3}, run(STREETS, TableQuery.ALL));
    }

    @Test
    void objectThatARowCameFromIsAColumnLikeOthers() {
        DataTable table =
                new Tables().put("b.csv", "n\n1\n2\n").put("a.csv", "n\n3\n").read();
        ColumnFilter ofB = new ColumnFilter(DataTable.SOURCE, Condition.CONTAINS, "b");
        assertArrayEquals(new int[] {0, 1}, run(table, new TableQuery(List.of(ofB), "", TableQuery.AS_READ, true)));
        assertEquals(ColumnType.TEXT, table.type(DataTable.SOURCE));
    }

    @Test
    void numbersAreInOrderOfValueAndEmptyOnesLast() {
        assertArrayEquals(new int[] {3, 1, 0, 2}, run(STREETS, new TableQuery(List.of(), "", 1, true)));
        assertArrayEquals(new int[] {0, 1, 3, 2}, run(STREETS, new TableQuery(List.of(), "", 1, false)));
        assertArrayEquals(new int[] {1, 0, 2, 3}, run(STREETS, new TableQuery(List.of(), "", 0, true)));
    }

    private static final TableMemoryBudget MEMORY = TableMemoryBudget.ofProgram();
    private boolean ranInVain;

    @Test
    void roomThatIsClaimedIsNobodyElses() {
        TableMemoryBudget noTables = new TableMemoryBudget(0);
        System.gc(); // What other tests have left behind doesn't count.
        Runtime runtime = Runtime.getRuntime();
        long most = (runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory()) * 60 / 100;
        assertThrows(
                CloudException.class,
                () -> noTables.claim("Sort", most, () -> noTables.claim("Sort", most, () -> "both")));
        assertEquals("again", noTables.claim("Sort", most, () -> "again"), "it is given back");
    }

    @Test
    void sortIsBrokenOffWhenItIsNotWantedAnyMore() {
        int[] asked = new int[1];
        DataTable table = Tables.csv("n\n" + "3\n1\n2\n".repeat(1000));
        assertThrows(
                CancellationException.class,
                () -> new TableQuery(List.of(), "", 0, true).run(table, () -> ++asked[0] > 5));
    }

    @Test
    void moreRowsThanMemoryAreNotSorted() {
        CloudException e = assertThrows(
                CloudException.class, () -> MEMORY.claim("Sort", Long.MAX_VALUE / 2, () -> ranInVain = true));
        assertEquals(Reason.of(TableProblem.TOO_MANY_ROWS), e.failure().detail());
        assertFalse(ranInVain);
        assertEquals("sorted", MEMORY.claim("Sort", 1000, () -> "sorted"));
    }

    @Test
    void everyOrderIsAStablePermutation() {
        Random random = new Random(20261124);
        StringBuilder csv = new StringBuilder("n,t\n");
        for (int i = 0; i < 5000; i++) {
            csv.append(random.nextInt(50))
                    .append(',')
                    .append("abcde".charAt(random.nextInt(5)))
                    .append('\n');
        }
        DataTable table = Tables.csv(csv.toString());
        for (int column = 0; column < 2; column++) {
            int by = column;
            Comparator<Integer> order = by == 0
                    ? Comparator.comparingInt(row -> Integer.parseInt(table.cell(row, 0)))
                    : Comparator.comparing(row -> table.cell(row, 1));
            int[] expected = IntStream.range(0, 5000)
                    .boxed()
                    .sorted(order)
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertArrayEquals(expected, run(table, new TableQuery(List.of(), "", by, true)));
        }
    }

    @Test
    void manyRowsAreFilteredAndSorted() {
        DataTable table = Tables.table();
        int source = table.addSource("a");
        int layout = table.layout(IntStream.range(0, 10).mapToObj(i -> "c" + i).toList());
        for (int i = 0; i < 100_000; i++) {
            String n = String.valueOf((i * 7919L) % 100_000);
            table.add(
                    source,
                    layout,
                    List.of(
                            n,
                            "k" + i % 7,
                            "2026-11-24",
                            "32.84718",
                            "-117.02722",
                            "open",
                            "Elm Street 1",
                            "f",
                            "",
                            "true"));
        }
        assertEquals(100_000, table.rows());
        assertTrue(table.bytes() < (51L << 20) / 5 * 2, "ten times as many fit a heap of 512 MiB: " + table.bytes());
        int[] found = run(table, new TableQuery(List.of(new ColumnFilter(1, Condition.EQUALS, "k3")), "", 0, false));
        assertEquals(14_286, found.length);
        assertEquals("k3", table.cell(found[0], 1));
        for (int i = 1; i < found.length; i++) {
            if (Integer.parseInt(table.cell(found[i - 1], 0)) < Integer.parseInt(table.cell(found[i], 0))) {
                throw new AssertionError("row " + i);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'1|-2|+3|', INTEGER",
        "'1|2.5|-.5|1e3', DECIMAL",
        "'2026-01-02|2026-01-02T10:00:00Z|2026-01-02 10:00', DATE_TIME",
        "'2026-01-02|2024-02-29', DATE",
        "'2026-99-99', TEXT",
        "'2026-02-29', TEXT",
        "'31/12/2026|1/2/2026', DATE",
        "'31/12/2026|12/31/2026', TEXT",
        "'24.12.2026|1.1.27', DATE",
        "'5 Jan 2026|5-Feb-26', DATE",
        "'12:30|1:05:07.5|3:10 pm', TIME",
        "'25:00', TEXT",
        "'2026-01-02T10:00:00+02:00|2026-01-02 10:00:00.123456Z', DATE_TIME",
        "'1/2/2026 10:00 AM', DATE_TIME",
        "'(100)|1 234 567', DECIMAL",
        "'€ 5|7.50 EUR|-$3', DECIMAL",
        "'12%|3 %', DECIMAL",
        "' 1 | 2', INTEGER",
        "'\u00A0234.50\u00A0|\u00A0|\u20092\u202F', DECIMAL",
        "'\u00A02026-01-02', DATE",
        "'00501|10001', TEXT",
        "'0|0.5', DECIMAL",
        "'1|NA|N/A|NULL|\\N|-|nan|3', INTEGER",
        "'t|f|y|N|TRUE', BOOLEAN",
        "'true|No|', BOOLEAN",
        "'1|x', TEXT",
        "'1|true', TEXT",
        "'1|2026-01-02', TEXT",
        "'|', TEXT",
        "'-|1', INTEGER",
        "'1e|1', TEXT",
        "'1.2.3', TEXT"
    })
    void typesAreWhatAllCellsCanBe(String cells, ColumnType type) {
        assertEquals(
                type,
                Tables.csv("a,b\n" + String.join(",\n", cells.split("\\|", -1)) + ",\n")
                        .type(0));
    }

    @ParameterizedTest
    @CsvSource({"' 1.50 ', 1.50", "1e3, 1E+3", "'', ", "x, ", "1e999999, ", "1_000, ", "NaN, ", "-, "})
    void numbersAreParsedOrNone(String cell, BigDecimal number) {
        assertEquals(number, Numbers.parse(cell, false));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,234', false, 1234",
        "'1,234', true, 1.234",
        "'1.234,56', true, 1234.56",
        "'1,234.56', false, 1234.56",
        "'1.234,56', false, ",
        "'12,34,567', false, 1234567",
        "1’234.50, false, 1234.50",
        "'1 234,5', true, 1234.5",
        "'(1,000.50)', false, -1000.50",
        "'-$5', false, -5",
        "'$-5', false, -5",
        "'€ 5,50', true, 5.50",
        "12 %, false, 12",
        "1.5, true, 1.5",
        "1.500, true, 1500",
        "−3, false, -3",
        "3 apples, false, "
    })
    void numbersAreParsedAsTheyAreWritten(String cell, boolean decimalComma, BigDecimal number) {
        assertEquals(number, Numbers.parse(cell, decimalComma));
    }

    private static List<String> sorted(String text) {
        DataTable table = Tables.csv(text);
        return Arrays.stream(new TableQuery(List.of(), "", 0, true).run(table, () -> false))
                .mapToObj(row -> table.cell(row, 0))
                .toList();
    }

    @Test
    void valuesAreOrderedByWhatTheyAre() {
        assertEquals(List.of("(1)", "$5", "1,000", "NA"), sorted("n,m\n$5,\n(1),\n\"1,000\",\nNA,\n"));
        assertEquals(List.of("-2,5", "1,5", "1.000,5"), sorted("n;m\n1.000,5;\n-2,5;\n1,5;\n"));
        assertEquals(
                List.of("31/01/2026", "02/02/2026", "01/12/2026"),
                sorted("d,m\n01/12/2026,\n31/01/2026,\n02/02/2026,\n"));
        assertEquals(List.of("12/31/2025", "02/01/2026"), sorted("d,m\n02/01/2026,\n12/31/2025,\n"), "month first");
        assertEquals(
                List.of("2026-01-01T12:00:00+02:00", "2026-01-01T11:00:00Z", "2026-01-01T08:30:00-05:00"),
                sorted("d,m\n2026-01-01T08:30:00-05:00,\n2026-01-01T11:00:00Z,\n2026-01-01T12:00:00+02:00,\n"),
                "as instants");
        assertEquals(List.of("9:05", "10:00", "1:00 pm"), sorted("t,m\n1:00 pm,\n10:00,\n9:05,\n"));
    }

    @Test
    void emptyValuesAreNoNumbers() {
        DataTable table = Tables.csv("n,m\n1,a\nNA,b\n3,c\n");
        assertEquals(List.of("3"), filtered(table, Condition.MORE, "2"));
        assertEquals(List.of("1"), filtered(table, Condition.LESS, "2"));
        assertEquals(List.of("NA"), filtered(table, Condition.EMPTY, ""));
        assertEquals(List.of("1", "3"), filtered(table, Condition.FILLED, ""));
        DataTable dates = Tables.csv("d,m\n1/3/2026,a\n31/12/2025,b\n");
        assertEquals(List.of("1/3/2026"), filtered(dates, Condition.AT_LEAST, "01/01/2026"));
        assertEquals(List.of("1/3/2026"), filtered(dates, Condition.MORE, "2026-01-01"));
        DataTable mixed = Tables.csv("x,m\nabc,1\n5,2\n");
        assertEquals(List.of("5"), filtered(mixed, Condition.MORE, "2"));
    }

    private static List<String> filtered(DataTable table, Condition condition, String value) {
        ColumnFilter filter = new ColumnFilter(0, condition, value);
        return Arrays.stream(new TableQuery(List.of(filter), "", TableQuery.AS_READ, true).run(table, () -> false))
                .mapToObj(row -> table.cell(row, 0))
                .toList();
    }

    @Test
    void largeCellsAreSorted() {
        int size = 1 << 20;
        DataTable table = Tables.csv("k,n\n" + "x".repeat(size) + "a,1\n" + "x".repeat(size) + "b,2\n");
        assertEquals(size + 1, table.cellBytes(0, 0));
        assertArrayEquals(new int[] {1, 0}, run(table, new TableQuery(List.of(), "", 0, false)));
    }

    private static List<String> sorted(String text, Collation order) {
        DataTable table = Tables.csv(text);
        return Arrays.stream(run(table, new TableQuery(List.of(), "", 0, true, order)))
                .mapToObj(row -> table.cell(row, 0))
                .toList();
    }

    @Test
    void textsAreInTheOrderThatIsChosen() {
        String files = "f,m\nfile10,\nFile9,\nfile009b,\nfile,\n";
        assertEquals(List.of("file", "file009b", "file10", "File9"), sorted(files, Collation.CHARACTERS));
        assertEquals(List.of("file", "File9", "file009b", "file10"), sorted(files, Collation.NATURAL));
        String words = "w,m\nzoo,\n\u00e4pfel,\nAffe,\nBaum,\n";
        assertEquals(List.of("Affe", "\u00e4pfel", "Baum", "zoo"), sorted(words, Collation.LANGUAGE));
        assertEquals(List.of("Affe", "Baum", "zoo", "\u00e4pfel"), sorted(words, Collation.CHARACTERS));
    }

    @Test
    void columnIsReadAsChosen() {
        DataTable table = Tables.csv("n,m\n1.234,\n900,\nx,\n");
        assertEquals(ColumnType.TEXT, table.type(0));
        table.chooseFormat(0, new CellFormat(ColumnType.DECIMAL, true, DateOrder.YEAR_FIRST, EmptyValues.USUAL));
        assertTrue(table.type(0).number());
        assertEquals(List.of("1.234"), filtered(table, Condition.MORE, "1000"));
        assertEquals(List.of("900", "1.234", "x"), sortedBy(table, 0));
        DataTable days = Tables.csv("d,m\n01/03/2026,\n02/01/2026,\n");
        days.chooseFormat(0, new CellFormat(ColumnType.DATE, false, DateOrder.MONTH_FIRST, EmptyValues.USUAL));
        assertEquals(List.of("01/03/2026", "02/01/2026"), sortedBy(days, 0));
        days.chooseFormat(0, new CellFormat(ColumnType.DATE, false, DateOrder.DAY_FIRST, EmptyValues.USUAL));
        assertEquals(List.of("02/01/2026", "01/03/2026"), sortedBy(days, 0));
        days.chooseFormat(0, null);
        assertEquals(ColumnType.DATE, days.type(0));
    }

    private static List<String> sortedBy(DataTable table, int column) {
        return Arrays.stream(run(table, new TableQuery(List.of(), "", column, true)))
                .mapToObj(row -> table.cell(row, column))
                .toList();
    }

    @Test
    void valuesThatCountAsEmptyAreAChoice() {
        Tables tables = new Tables().put("a.csv", "n,m\n1,\n-999,\nnone,\nNA,\n");
        DataTable table = tables.read(
                ReadOptions.AUTOMATIC.withEmpties(new EmptyValues(Set.of("-999", "none", "NA"))), Tables.BUDGET);
        assertEquals(ColumnType.INTEGER, table.type(0));
        assertEquals(List.of("-999", "none", "NA"), filtered(table, Condition.EMPTY, ""));
        assertEquals(List.of("1"), filtered(table, Condition.LESS, "5"));
        DataTable none = tables.read(ReadOptions.AUTOMATIC.withEmpties(new EmptyValues(Set.of())), Tables.BUDGET);
        assertEquals(ColumnType.TEXT, none.type(0));
        assertEquals(List.of(), filtered(none, Condition.EMPTY, ""));
    }

    @Test
    void codesAreNoNumbers() {
        DataTable codes = Tables.csv("zip,n\n007,1\n7,2\n07,3\n1e5,4\n100000,5\n");
        assertEquals(List.of("7"), filtered(codes, Condition.EQUALS, "7"));
        assertEquals(List.of("100000"), filtered(codes, Condition.EQUALS, "100000"));
        assertEquals(List.of("007", "7", "1e5", "100000"), filtered(codes, Condition.DIFFERS, "07"));
    }

    @Test
    void emptyTextsAreLastInEitherOrder() {
        assertEquals(List.of("a", "z", "NA", " "), sorted("t,m\nNA,\nz,\n ,\na,\n"));
    }

    @Test
    void timesOfDayCompareWithNoDates() {
        DataTable table = Tables.csv("at,day\n09:30,2026-01-05\n17:00,2026-02-05\n");
        for (Condition condition : List.of(Condition.LESS, Condition.MORE)) {
            assertEquals(0, rows(table, new ColumnFilter(0, condition, "2026-01-15")));
            assertEquals(0, rows(table, new ColumnFilter(1, condition, "10:00")));
            assertEquals(1, rows(table, new ColumnFilter(0, condition, "10:00")));
            assertEquals(1, rows(table, new ColumnFilter(1, condition, "2026-01-15")));
        }
    }

    private static int rows(DataTable table, ColumnFilter filter) {
        return new TableQuery(List.of(filter), "", TableQuery.AS_READ, true).run(table, () -> false).length;
    }
}
