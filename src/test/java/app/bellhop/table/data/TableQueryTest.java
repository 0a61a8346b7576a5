package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Reason;
import app.bellhop.table.TableProblem;
import app.bellhop.table.data.ColumnFilter.Condition;
import app.bellhop.table.data.Grouping.Figure;
import app.bellhop.table.data.Grouping.Group;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.Numbers;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows filtered, put in order and grouped. */
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
        assertEquals(
                List.of("b.csv", "a.csv"),
                Grouping.of(table, RowNumbers.of(0, 1, 2), DataTable.SOURCE, 0, () -> false).groups().stream()
                        .map(Group::key)
                        .toList());
        assertEquals(ColumnType.TEXT, table.type(DataTable.SOURCE));
    }

    @Test
    void largeCellsAreGroupedOnlyWhereThereIsRoom() {
        int size = 1 << 20;
        DataTable table = Tables.csv("k,n\n" + "x".repeat(size) + "a,1\n" + "x".repeat(size) + "b,2\n");
        assertEquals(size + 1, table.cellBytes(0, 0));
        assertArrayEquals(new int[] {1, 0}, run(table, new TableQuery(List.of(), "", 0, false)));
        assertEquals(
                2,
                Grouping.of(table, RowNumbers.of(0, 1), 0, 1, () -> false)
                        .groups()
                        .size());
        Grouping.Result cut = Grouping.of(table, RowNumbers.of(0, 1, 0), 0, 1, () -> false, 3L * size);
        assertTrue(cut.cut());
        assertEquals(2, cut.groups().get(0).count(), "those that are kept are counted to the end");
        DataTable mixed = Tables.csv("k\n" + "x".repeat(size) + "\n" + "y\n".repeat(3));
        assertEquals(
                List.of("y"),
                Grouping.of(mixed, RowNumbers.of(0, 1, 2, 3), 0, -1, () -> false, 10_000).groups().stream()
                        .map(Group::key)
                        .toList(),
                "a key that does not fit takes no room from others");
        int[] again = new int[200];
        assertEquals(
                1,
                Grouping.of(table, RowNumbers.of(again), 0, 1, () -> false)
                        .groups()
                        .size(),
                "one key is held once");
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
    void manyRowsAreFilteredSortedAndGrouped() {
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
        Grouping.Result groups = Grouping.of(table, RowNumbers.first(table.rows()), 1, 0, () -> false);
        assertEquals(7, groups.groups().size());
        assertEquals(
                new BigDecimal(4_999_950_000L),
                groups.groups().stream().map(Group::sum).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void groupsHaveTheFiguresOfWhatIsANumber() {
        DataTable table = Tables.csv("k,n\nx,1\ny,none\nx,2.5\nx,\ny,\n");
        List<Group> groups = Grouping.of(table, RowNumbers.of(0, 1, 2, 3, 4), 0, 1, () -> false)
                .groups();
        Group x = groups.get(0);
        assertEquals("x", x.key());
        assertEquals(3, x.count());
        assertEquals(2, x.numbers());
        assertEquals(new BigDecimal("3.5"), x.figure(Figure.SUM));
        assertEquals(0, new BigDecimal("1.75").compareTo(x.figure(Figure.AVERAGE)));
        assertEquals(new BigDecimal("1"), x.figure(Figure.MINIMUM));
        assertEquals(new BigDecimal("2.5"), x.figure(Figure.MAXIMUM));
        assertEquals(new BigDecimal(3), x.figure(Figure.COUNT));
        Group y = groups.get(1);
        assertNull(y.figure(Figure.SUM));
        assertNull(y.figure(Figure.AVERAGE));
        assertNull(y.figure(Figure.MINIMUM));
    }

    @Test
    void groupsAreCutWhereTheyAreNoSummary() {
        DataTable table = Tables.table();
        int source = table.addSource("a");
        int layout = table.layout(List.of("k"));
        for (int i = 0; i <= Grouping.MAX_GROUPS; i++) {
            table.add(source, layout, List.of(String.valueOf(i)));
        }
        Grouping.Result result = Grouping.of(table, RowNumbers.first(table.rows()), 0, -1, () -> false);
        assertEquals(true, result.cut());
        assertEquals(Grouping.MAX_GROUPS, result.groups().size());
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
        assertEquals(number, Numbers.parse(cell));
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
    void groupsHaveMediansAndDistinctCounts() {
        DataTable table = Tables.csv("k,n\na,5\na,1\na,5\na,NA\nb,2\nb,3\nc,\n");
        List<Group> groups = Grouping.of(table, RowNumbers.first(table.rows()), 0, 1, () -> false)
                .groups();
        assertEquals(new BigDecimal(5), groups.get(0).figure(Figure.MEDIAN));
        assertEquals(new BigDecimal(2), groups.get(0).figure(Figure.DISTINCT));
        assertEquals(new BigDecimal("2.5"), groups.get(1).figure(Figure.MEDIAN));
        assertNull(groups.get(2).figure(Figure.MEDIAN));
        assertEquals(BigDecimal.ZERO, groups.get(2).figure(Figure.DISTINCT));
        Group counted = Grouping.of(table, RowNumbers.first(table.rows()), 0, -1, () -> false)
                .groups()
                .get(0);
        assertNull(counted.figure(Figure.DISTINCT));
        Group poor = Grouping.of(table, RowNumbers.first(table.rows()), 0, 1, () -> false, 1300)
                .groups()
                .get(0);
        assertEquals(new BigDecimal(11), poor.figure(Figure.SUM));
        assertNull(poor.figure(Figure.MEDIAN), "there is no memory for half of the numbers");
        assertNull(poor.figure(Figure.DISTINCT));
    }
}
