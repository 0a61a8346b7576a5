package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.ColumnProfile.Bar;
import app.bellhop.table.types.ColumnType;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What is in a column. */
class ColumnProfileTest {

    private static ColumnProfile profile(String csv) {
        DataTable table = Tables.csv(csv);
        return ColumnProfile.of(table, RowNumbers.first(table.rows()), 0, () -> false);
    }

    @Test
    void numbersHaveAllFigures() {
        ColumnProfile n = profile("n,m\n1,\n2.0,\n2,\nNA,\n,\n1e1,\n");
        assertEquals(ColumnType.DECIMAL, n.format().type());
        assertEquals(6, n.rows());
        assertEquals(4, n.filled());
        assertEquals(4, n.values());
        assertEquals(3, n.distinct(), "2 and 2.0 are the same number");
        assertTrue(n.distinctExact());
        assertEquals("1", n.least());
        assertEquals("10", n.most());
        assertEquals(new BigDecimal("3.75"), n.mean().stripTrailingZeros());
        assertEquals(new BigDecimal("2"), n.median().stripTrailingZeros());
        assertEquals(20, n.bars().size());
        assertEquals(
                List.of(1L, 0L, 2L), n.bars().stream().map(Bar::count).limit(3).toList());
        assertEquals(1, n.bars().get(19).count());
    }

    @Test
    void longNumbersAreCountedAndHaveNoMedian() {
        ColumnProfile ids = profile("id,m\n1234567890123456781,\n1234567890123456782,\n1234567890123456783,\n");
        assertEquals(3, ids.distinct());
        assertEquals("1234567890123456781", ids.least());
        assertEquals("1234567890123456783", ids.most());
        assertNull(ids.median(), "not a rounded one");
        assertEquals(List.of(), profile("id,m\n7,\n1234567890123456781,\n").bars(), "not those of one of them only");
    }

    @Test
    void numbersOfDifferentCurrenciesAreTold() {
        assertEquals("$5; 7", profile("n,m\n$5,\n7,\n").mixed());
        assertEquals("", profile("n,m\n$5,\nUS$7,\n").mixed());
        assertEquals("", profile("n,m\n5,\n7e3,\n").mixed());
    }

    @Test
    void datesHaveALeastAndAMost() {
        ColumnProfile day = profile("day,m\n01/03/2026,\n31/12/2025,\n");
        assertEquals("31/12/2025", day.least());
        assertEquals("01/03/2026", day.most());
        assertNull(day.mean());
        assertNull(day.median());
        assertEquals(2, day.bars().stream().mapToLong(Bar::count).sum());
    }

    @Test
    void textsHaveTheirMostFrequent() {
        ColumnProfile kind = profile("kind,m\nTree,\nLeak,\nNULL,\nTree,\nPothole,\n");
        assertEquals(ColumnType.TEXT, kind.format().type());
        assertEquals(4, kind.filled());
        assertEquals(3, kind.distinct());
        assertEquals("Leak", kind.least());
        assertEquals("Tree", kind.most());
        assertEquals(List.of(new Bar("Tree", 2), new Bar("Leak", 1), new Bar("Pothole", 1)), kind.bars());
    }

    @Test
    void columnWithoutValuesHasNone() {
        ColumnProfile none = profile("n,m\n,1\nNA,2\n");
        assertEquals(0, none.filled());
        assertEquals(0, none.distinct());
        assertEquals("", none.least());
        assertEquals(List.of(), none.bars());
    }

    @Test
    void whatIsTooMuchForTheMemoryIsNotGuessed() {
        DataTable table = Tables.csv("n,t\n1,a\n2,b\n3,c\n4,d\n5,e\n6,f\n");
        RowNumbers rows = RowNumbers.first(6);
        ColumnProfile n = ColumnProfile.of(table, rows, 0, () -> false, 40);
        assertFalse(n.distinctExact());
        assertNull(n.median());
        assertEquals(new BigDecimal("3.5"), n.mean());
        ColumnProfile t = ColumnProfile.of(table, rows, 1, () -> false, 250);
        assertFalse(t.distinctExact());
        assertEquals(2, t.distinct());
        assertEquals(List.of(), t.bars());
        assertEquals("f", t.most());
    }

    @Test
    void profileIsStopped() {
        DataTable table = Tables.csv("n\n1\n");
        assertThrows(CancellationException.class, () -> ColumnProfile.of(table, RowNumbers.first(1), 0, () -> true));
    }
}
