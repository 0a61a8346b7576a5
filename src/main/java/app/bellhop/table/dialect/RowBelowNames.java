package app.bellhop.table.dialect;

import app.bellhop.table.cells.Cells;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.EmptyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The first row, held against those below it: it may be a second line of names, units or notes, or the first of several lines that
 * describe the table. Use one for each text; one thread.
 */
public final class RowBelowNames {

    /** So many rows below show what the columns have. */
    private static final int ENOUGH = 3;

    private static final int LOOKED_AT = 30;

    /** Rows below the first that are held against it. */
    private static final int ROWS = 21;

    /** The most lines that describe a table. */
    private static final int MAX_LINES = 12;

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private static final Pattern WORD = Pattern.compile("\\p{L}{3}");

    private final List<List<String>> rows = new ArrayList<>();
    private long line;

    public void see(long at, Cells row) {
        if (rows.size() <= LOOKED_AT) {
            line = rows.isEmpty() ? at : line;
            rows.add(List.copyOf(row));
        }
    }

    /** Where it is. */
    public long line() {
        return line;
    }

    public List<String> row() {
        return rows.get(0);
    }

    /**
     * Whether it has words, or nothing, in all columns that have nothing but values below; or one cell only, where all others have
     * more; or begins several lines without the numbers that all others have.
     */
    public boolean odd() {
        if (rows.size() <= ENOUGH) {
            return false;
        }
        return words() || described();
    }

    /** Whether the first rows have no number where all rows below have nothing else, and several words there. */
    private boolean described() {
        int width = rows.get(rows.size() - 1).size();
        int[] starts = new int[width];
        int lines = rows.size();
        for (int i = 0; i < width; i++) {
            starts[i] = numbersFrom(i);
            lines = Math.min(lines, starts[i]);
            if (lines < 2) {
                return false; // Soon, where there are thousands of columns.
            }
        }
        int last = lines;
        return width > 1
                && last < Math.min(MAX_LINES, rows.size() / 2)
                && IntStream.range(0, width).filter(i -> starts[i] == last).allMatch(i -> described(i, last));
    }

    private boolean described(int column, int lines) {
        return column(0, lines, column).noneMatch(RowBelowNames::number)
                && column(0, lines, column).filter(cell -> has(LETTER, cell)).count() > 1;
    }

    /** The row from which on a column has nothing but numbers. */
    private int numbersFrom(int column) {
        int from = rows.size();
        while (from > 0 && column(from - 1, from, column).allMatch(RowBelowNames::number)) {
            from--;
        }
        return from;
    }

    private Stream<String> column(int from, int to, int column) {
        return rows.subList(from, to).stream().map(row -> column < row.size() ? row.get(column) : "");
    }

    private static boolean number(String cell) {
        return value(cell) && ColumnType.of(ColumnType.possible(cell)).number();
    }

    private boolean words() {
        List<String> first = rows.get(0);
        List<List<String>> below = rows.subList(1, Math.min(rows.size(), ROWS));
        if (IntStream.range(0, first.size()).anyMatch(i -> value(first.get(i)) && values(below, i))) {
            return false;
        }
        List<String> atValues = IntStream.range(0, first.size())
                .filter(i -> values(below, i))
                .mapToObj(first::get)
                .toList();
        return atValues.stream().anyMatch(cell -> has(WORD, cell))
                || atValues.size() > 1
                        && filled(first) == 1
                        && WORD.matcher(String.join("", first)).find();
    }

    /** Whether all rows have a number, a date or the like in a column, or nothing; and enough have one. */
    private static boolean values(List<List<String>> below, int column) {
        List<String> filled = below.stream()
                .filter(row -> column < row.size())
                .map(row -> row.get(column))
                .filter(cell -> !EmptyValues.USUAL.empty(cell))
                .toList();
        return filled.size() >= ENOUGH && filled.stream().allMatch(RowBelowNames::value);
    }

    /** Not where it says that there is no value. */
    private static boolean has(Pattern pattern, String cell) {
        return !EmptyValues.USUAL.empty(cell) && pattern.matcher(cell).find();
    }

    private static boolean value(String cell) {
        return !EmptyValues.USUAL.empty(cell) && ColumnType.value(cell);
    }

    private static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).count();
    }
}
