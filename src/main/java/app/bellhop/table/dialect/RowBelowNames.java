package app.bellhop.table.dialect;

import app.bellhop.table.cells.Cells;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.EmptyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The first row, held against those below it: it may be a second line of names, units or notes. Use one for each text; one thread. */
public final class RowBelowNames {

    /** So many rows below show what the columns have. */
    private static final int ENOUGH = 3;

    private static final int LOOKED_AT = 20;

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
     * more.
     */
    public boolean odd() {
        if (rows.size() <= ENOUGH) {
            return false;
        }
        List<String> first = rows.get(0);
        List<List<String>> below = rows.subList(1, rows.size());
        List<String> atValues = IntStream.range(0, first.size())
                .filter(i -> values(below, i))
                .mapToObj(first::get)
                .toList();
        return atValues.stream().noneMatch(RowBelowNames::value)
                && (atValues.stream().anyMatch(cell -> WORD.matcher(cell).find())
                        || atValues.size() > 1
                                && filled(first) == 1
                                && WORD.matcher(String.join("", first)).find());
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

    private static boolean value(String cell) {
        return !EmptyValues.USUAL.empty(cell) && ColumnType.value(cell);
    }

    private static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).count();
    }
}
