package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.data.Grouping.Figure;
import app.bellhop.table.types.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows grouped, into a table of groups. */
class GroupingTest {

    private final DataTable groups = Tables.table();

    private Grouping.Result fill(DataTable table, Grouping grouping, long room) {
        List<String> names = new ArrayList<>();
        int columns = grouping.by().size() + 1 + grouping.of().size() * Grouping.FIGURES;
        IntStream.range(0, columns).forEach(i -> names.add("c" + i));
        return grouping.fill(groups, names, table, RowNumbers.first(table.rows()), () -> false, room);
    }

    private Grouping.Result fill(String csv, List<Integer> by, List<Integer> of) {
        return fill(Tables.csv(csv), new Grouping(by, of), 1 << 20);
    }

    private String figure(int row, Figure figure) {
        return groups.cell(row, new Grouping(List.of(0), List.of(1)).column(figure, 0));
    }

    @Test
    void groupsHaveTheFiguresOfWhatIsANumber() {
        Grouping.Result result = fill("k,n\nx,1\ny,none\nx,2.5\nx,\ny,\n", List.of(0), List.of(1));
        assertEquals(
                List.of(
                        List.of("x", "3", "3.5", "1.75", "1.75", "2", "1", "2.5"),
                        List.of("y", "2", "", "", "", "1", "", "")),
                Tables.cells(groups));
        assertEquals(new Grouping.Result(2, 5, 0, true, List.of(2L), List.of("")), result);
    }

    @Test
    void figureOfDifferentCurrenciesSaysSo() {
        String csv = "k,n\na,$5\nb,\u20AC7\na,$1\nb,EUR 2\n";
        assertEquals(List.of(""), fill(csv, List.of(0), List.of(1)).mixed(), "each group has one currency");
        assertEquals(
                List.of("$5; \u20AC7"),
                fill(csv.replace("b,", "a,"), List.of(0), List.of(1)).mixed());
        assertEquals(
                List.of("5%; 0.05"),
                fill("k,n\na,5%\na,none\na,0.05\n", List.of(0), List.of(1)).mixed(),
                "also in a column of text");
    }

    @Test
    void groupsHaveMediansAndDistinctCounts() {
        fill("k,n\na,5\na,1\na,5\na,NA\nb,2\nb,3\nc,\n", List.of(0), List.of(1));
        assertEquals("5", figure(0, Figure.MEDIAN));
        assertEquals("2", figure(0, Figure.DISTINCT));
        assertEquals("2.5", figure(1, Figure.MEDIAN));
        assertEquals("", figure(2, Figure.MEDIAN));
        assertEquals("0", figure(2, Figure.DISTINCT));
    }

    @Test
    void severalColumnsMakeGroupsAndSeveralAreSummedUp() {
        Grouping grouping = new Grouping(List.of(0, 1), List.of(2, 3));
        fill(Tables.csv("k,s,n,day\na,x,1,2026-01-02\na,y,2,2026-01-01\na,x,4,2025-12-31\n"), grouping, 1 << 20);
        assertEquals(2, groups.rows());
        assertEquals(List.of("a", "x", "2", "5"), Tables.cells(groups).get(0).subList(0, 4));
        assertEquals("", groups.cell(0, grouping.column(Figure.SUM, 1)), "dates have no sum");
        assertEquals("2025-12-31", groups.cell(0, grouping.column(Figure.MINIMUM, 1)));
        assertEquals("2026-01-02", groups.cell(0, grouping.column(Figure.MAXIMUM, 1)));
        assertEquals(ColumnType.DATE, groups.type(grouping.column(Figure.MAXIMUM, 1)));
        assertEquals(Figure.MAXIMUM, grouping.figure(grouping.column(Figure.MAXIMUM, 1)));
    }

    @Test
    void groupsBeyondAHundredThousandAreAllThere() {
        DataTable table = Tables.table();
        int source = table.addSource("a");
        int layout = table.layout(List.of("k"));
        for (int i = 0; i < 150_000; i++) {
            table.add(source, layout, List.of(String.valueOf(i)));
        }
        assertEquals(
                0,
                fill(table, new Grouping(List.of(0), List.of()), Long.MAX_VALUE).leftOut());
        assertEquals(150_000, groups.rows());
    }

    @Test
    void whatThereIsNoMemoryForIsCounted() {
        int size = 1 << 20;
        DataTable table = Tables.csv("k\n" + "x".repeat(size) + "\n" + "y\n".repeat(3));
        assertEquals(1, fill(table, new Grouping(List.of(0), List.of()), 10_000).leftOut());
        assertEquals(List.of(List.of("y", "3")), Tables.cells(groups), "one large key takes no room from others");
    }

    @Test
    void medianIsLeftOutWhereThereIsNoMemoryForIt() {
        DataTable table = Tables.csv("k,n\na,5\na,1\na,5\na,none\n");
        fill(table, new Grouping(List.of(0), List.of(1)), 520);
        assertEquals("11", figure(0, Figure.SUM));
        assertEquals("", figure(0, Figure.MEDIAN));
        assertEquals("", figure(0, Figure.DISTINCT));
    }

    @Test
    void numbersBeyondDoublesHaveFiguresToo() {
        fill("k,n\na,1234567890e300\na,1\na,12345678901234567890e300\n", List.of(0), List.of(1));
        assertEquals("3", figure(0, Figure.DISTINCT));
        assertEquals("1", figure(0, Figure.MINIMUM));
    }

    @Test
    void averagesOfLongNumbersHaveAllTheirDigits() {
        fill("k,n\na,12345678901234567890\na,12345678901234567892\n", List.of(0), List.of(1));
        assertEquals("12345678901234567891", figure(0, Figure.AVERAGE));
    }

    @Test
    void valuesAreGroupedHoweverTheyAreWritten() {
        fill("k,n\n5,1\n5.00,2\nNA,3\n5.0,4\n,5\n6,6\n", List.of(0), List.of());
        assertEquals(List.of(List.of("5", "3"), List.of("", "2"), List.of("6", "1")), Tables.cells(groups));
    }

    @Test
    void datesAreGroupedHoweverTheyAreWritten() {
        fill("k,n\n1/2/2026,1\n01/02/2026,2\n31/12/2026,3\n", List.of(0), List.of());
        assertEquals(List.of(List.of("1/2/2026", "2"), List.of("31/12/2026", "1")), Tables.cells(groups));
    }

    @Test
    void textsAndUnitsAreGroupedAsTheyAreWritten() {
        fill("k,n\n007,1\n7,2\n07,3\n7,4\n", List.of(0), List.of());
        assertEquals(List.of(List.of("7", "2"), List.of("007", "1"), List.of("07", "1")), Tables.cells(groups));
        DataTable units = Tables.csv("k,n\n$5,1\n\u20AC5,2\n5,3\n$5,4\n");
        fill(units, new Grouping(List.of(0), List.of()), 1 << 20);
        assertEquals(6, groups.rows(), "three more");
    }

    @Test
    void differentCodesOfTheSameNumberAreDifferent() {
        fill("k,zip\na,007\na,7\na,07\na,x\na,x\n", List.of(0), List.of(1));
        assertEquals("4", figure(0, Figure.DISTINCT));
    }
}
