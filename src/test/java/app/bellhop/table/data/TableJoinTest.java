package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.TableJoin.Matches;
import app.bellhop.table.types.ColumnType;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two tables joined by a column. */
class TableJoinTest {

    private static final DataTable REQUESTS =
            Tables.csv("id,district,kind\n1,7,Leak\n2,8,Tree\n3,,Pothole\n4,9,Leak\n5,7.0,Tree\n");
    private static final DataTable DISTRICTS =
            Tables.csv("n,name,kind\n7,North,a\n8,South,b\n8,Harbor,c\n,Nowhere,d\n");

    private static TableExtract all(DataTable table) {
        List<String> names = table.columns();
        return new TableExtract(
                table,
                RowNumbers.first(table.rows()),
                IntStream.range(0, names.size())
                        .mapToObj(i -> new TableExtract.Column(i, names.get(i)))
                        .toList());
    }

    private static TableJoin join(boolean keepAll) {
        return new TableJoin(all(REQUESTS), 1, all(DISTRICTS), 0, keepAll);
    }

    private static DataTable joined(TableJoin join) {
        DataTable into = Tables.table();
        assertTrue(join.fill(into, () -> false));
        return into;
    }

    @Test
    void rowsWithTheSameValueAreJoined() {
        DataTable joined = joined(join(false));
        assertEquals(List.of("id", "district", "kind", "name", "kind (2)"), joined.columns());
        assertEquals(
                List.of(
                        List.of("1", "7", "Leak", "North", "a"),
                        List.of("2", "8", "Tree", "South", "b"),
                        List.of("2", "8", "Tree", "Harbor", "c"),
                        List.of("5", "7.0", "Tree", "North", "a")),
                Tables.cells(joined));
        assertEquals("a.csv", joined.source(0));
        assertEquals(ColumnType.INTEGER, joined.type(0));
    }

    @Test
    void numbersOfDifferentCurrenciesAreTold() {
        DataTable prices = Tables.csv("k,price\n7,$5\n8,\u20AC7\n");
        DataTable joined = joined(new TableJoin(all(REQUESTS), 1, all(prices), 0, false));
        assertEquals(
                List.of("price: $5; \u20AC7"),
                joined.problems().stream().map(DataTable.Problem::text).toList());
        assertEquals(
                "$5; \u20AC7",
                ColumnProfile.of(joined, RowNumbers.first(joined.rows()), 3, () -> false)
                        .mixed());
    }

    @Test
    void amountsOfDifferentCurrenciesDoNotMatch() {
        DataTable dollars = Tables.csv("price,k\n$5,a\n$7,b\n");
        assertEquals(0, matches(dollars, Tables.csv("price,k\n\u20AC5,a\n\u20AC7,b\n")));
        assertEquals(1, matches(dollars, Tables.csv("price,k\nUSD 5.00,a\n$8,b\n")));
        assertEquals(2, matches(dollars, Tables.csv("price,k\n5,a\n7,b\n")));
    }

    private static long matches(DataTable left, DataTable right) {
        return new TableJoin(all(left), 0, all(right), 0, false)
                .count(() -> false)
                .matched();
    }

    @Test
    void rowsWithoutAMatchAreKeptIfWanted() {
        DataTable joined = joined(join(true));
        assertEquals(6, joined.rows());
        assertEquals(List.of("3", "", "Pothole", "", ""), Tables.cells(joined).get(3));
        assertEquals(List.of("4", "9", "Leak", "", ""), Tables.cells(joined).get(4));
    }

    @Test
    void matchesAreCountedBefore() {
        assertEquals(new Matches(3, 2, 1, 2, 4), join(true).count(() -> false));
    }

    @Test
    void textsMatchAsTheyAre() {
        DataTable codes = Tables.csv("zip,city\n00501,Holtsville\n10001,New York\n");
        DataTable people = Tables.csv("zip;name\n00501;Ada\n501;Bob\nx;Eve\n");
        DataTable joined = joined(new TableJoin(all(people), 0, all(codes), 0, false));
        assertEquals(List.of(List.of("00501", "Ada", "Holtsville")), Tables.cells(joined));
    }

    @Test
    void onlyTheRowsAndColumnsThatAreShownAreJoined() {
        TableExtract shown =
                new TableExtract(REQUESTS, RowNumbers.of(4, 0), List.of(new TableExtract.Column(0, "request")));
        DataTable joined = joined(new TableJoin(shown, 1, all(DISTRICTS), 0, false));
        assertEquals(List.of("request", "name", "kind"), joined.columns());
        assertEquals(List.of(List.of("5", "North", "a"), List.of("1", "North", "a")), Tables.cells(joined));
    }

    @Test
    void billionsOfMatchesAreCounted() {
        int rows = 200_000;
        TableExtract same = all(Tables.csv("k\n" + "x\n".repeat(rows)));
        assertEquals(
                new Matches(rows, 0, rows, rows, (long) rows * rows),
                new TableJoin(same, 0, same, 0, false).count(() -> false));
    }

    @Test
    void joinIsStoppedAmongTheMatchesOfARow() {
        TableExtract same = all(Tables.csv("k\n" + "x\n".repeat(100)));
        DataTable into = Tables.table();
        assertThrows(
                CancellationException.class,
                () -> new TableJoin(same, 0, same, 0, false).fill(into, () -> into.rows() >= 10));
        assertEquals(10, into.rows());
    }

    @Test
    void joinIsStoppedAndSaysWhereMemoryEnds() {
        assertThrows(CancellationException.class, () -> join(true).count(() -> true));
        assertThrows(CancellationException.class, () -> join(true).fill(Tables.table(), () -> true));
        assertFalse(join(true).fill(new DataTable(new TableMemoryBudget(1000)), () -> false));
    }
}
