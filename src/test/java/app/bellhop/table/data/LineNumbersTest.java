package app.bellhop.table.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which line rows start. */
class LineNumbersTest {

    private static List<Long> lines(DataTable table) {
        return IntStream.range(0, table.rows()).mapToObj(table::line).toList();
    }

    @Test
    void linesAreThoseOfTheObject() {
        assertEquals(
                List.of(2L, 4L, 5L, 6L, 9L, 2L, 3L),
                lines(new Tables()
                        .put("a.csv", "n,t\n1,\"two\nlines\"\n2,a\n3,b\n4,\"three\n\nlines\"\n5,e\n")
                        .put("b.csv", "n,t\n6,f\n7,g\n")
                        .read()));
    }

    @Test
    void runsOfTheSameLengthTakeNoMemoryOfTheirOwn() {
        LineNumbers lines = new LineNumbers(bytes -> true);
        long[] room = {320};
        LineNumbers poor = new LineNumbers(bytes -> (room[0] -= bytes) >= 0);
        for (int row = 0; row < 1000; row++) {
            lines.add(row, 10 + 5L * row);
            assertEquals(true, poor.add(row, 10 + 5L * row));
        }
        assertEquals(10 + 5L * 999, lines.line(999));
        boolean all = true;
        for (int row = 1000; row < 1050; row++) {
            all &= poor.add(row, 10_000 + (long) row * row * 7);
        }
        assertFalse(all, "more runs than there is memory for");
        assertEquals(0, new LineNumbers(bytes -> true).line(5));
    }

    @Test
    void rowsThatAreNoLinesHaveNone() {
        assertEquals(
                List.of(2L, 3L, 0L, 0L, 2L),
                lines(new Tables()
                        .put("a.csv", "n,t\n6,f\n7,g\n")
                        .put("b.json", "{\"n\": [1, 2], \"t\": [\"a\", \"b\"]}")
                        .put("c.csv", "n,t\n6,f\n")
                        .read()));
    }
}
