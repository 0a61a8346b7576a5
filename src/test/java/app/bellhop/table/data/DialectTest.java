package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How an object is written, found out from its beginning. */
class DialectTest {

    @Test
    void firstLineOfFiguresIsARow() {
        DataTable figures = Tables.csv("1,2026-11-24\n3,2026-11-25\n");
        assertEquals(List.of("column 1", "column 2"), figures.columns());
        assertEquals(List.of(List.of("1", "2026-11-24"), List.of("3", "2026-11-25")), Tables.cells(figures));
        assertEquals(
                List.of("country", "2025"), Tables.csv("country,2025\nA,1\n").columns());
    }

    @Test
    void quotesAreFoundOut() {
        DataTable table = Tables.csv("a;b\n'x;y';2\n");
        assertEquals(List.of("x;y", "2"), Tables.cells(table).get(0));
        assertEquals("'x'", Tables.csv("a,b\n'x',\"y\"\n").cell(0, 0));
    }

    @Test
    void separatorsInQuotesAndBlankLinesDoNotCount() {
        assertEquals(
                List.of("Amount; net; gross", "city"),
                Tables.csv("\"Amount; net; gross\",city\n1,x\n").columns());
        assertEquals(List.of("id", "name"), Tables.csv("\n\nid;name\n1;x\n").columns());
    }
}
