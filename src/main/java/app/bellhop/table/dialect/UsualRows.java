package app.bellhop.table.dialect;

import app.bellhop.table.cells.Cells;
import app.bellhop.table.types.ColumnType;
import app.bellhop.table.types.EmptyValues;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Learns from the first rows which columns have numbers, dates or codes, and finds rows that have words there: notes, totals and
 * other headers that are as wide as the table. Use one for each text; one thread.
 */
public final class UsualRows {

    private static final int LEARNED = 200;
    private static final int ENOUGH = 3;

    /** So many rows suffice where one column only has values. */
    private static final int MANY = 20;

    private static final int MAX_COLUMNS = 64;

    /** In characters. */
    private static final int MAX_NAME = 40;

    /** What isn't in codes, such as A1 or A4D0-A4FD. */
    private static final Pattern WORD = Pattern.compile("\\p{L}{3}");

    /** Something to read, and no code of one letter. */
    private static final Pattern NAME = Pattern.compile("^\\s*\\p{L}.*\\p{L}{2}");

    private final int[] values = new int[MAX_COLUMNS];
    private final int[] filled = new int[MAX_COLUMNS];
    private int rows;

    /** The fewest cells that a row has. */
    private int fewest = Integer.MAX_VALUE;

    /** Columns whose cells begin as numbers, dates and codes do, but for a few. */
    private int[] columns = new int[0];

    /** How many of them have enough such cells. */
    private int sure;

    /** Whether all cells of these columns are values. */
    private boolean pure;

    /**
     * Whether a row isn't like those before it: it has {@link #texts}, or names of columns, or one cell only. Rows like the others are learned.
     *
     * @param names how many of its cells are names of columns, if most are
     */
    public boolean unlike(Cells row, long names) {
        boolean unlike = columns.length == 0 && names > 1 && names * 3 >= row.size() * 2L
                || names > 0 && (texts(row) || names == row.size())
                || sure > 1 && texts(row)
                || sure > 0
                        && rows >= MANY
                        && texts(row)
                        && (word(row) || WORD.matcher(row.get(columns[0])).find() && names(row))
                || rows > 1
                        && pure
                        && texts(row)
                        && WORD.matcher(row.get(columns[0])).find()
                        && names(row)
                || rows >= ENOUGH && alone(row);
        if (!unlike && rows < LEARNED) {
            learn(row);
        }
        return unlike;
    }

    /** Whether the first of the columns that have values has a word, and no code with digits. */
    private boolean word(Cells row) {
        return row.get(columns[0]).chars().noneMatch(Character::isDigit);
    }

    /** Whether all cells may be names of columns: none is empty, a value, or the same as another. */
    public static boolean names(List<String> row) {
        return row.size() > 1
                && row.stream()
                        .allMatch(cell -> cell.length() <= MAX_NAME
                                && NAME.matcher(cell).find()
                                && !ColumnType.value(cell)
                                && !EmptyValues.USUAL.empty(cell))
                && row.stream().distinct().count() == row.size();
    }

    /** Whether a row has texts, or nothing, in all columns that usually have numbers, dates or codes. */
    public boolean texts(Cells row) {
        boolean text = false;
        for (int column : columns) {
            char first = column < row.size() ? row.first(column) : 0;
            if (first != 0 && !Character.isLetter(first)) {
                return false; // The usual case, which makes no strings.
            }
            text |= first != 0;
        }
        return text
                && Arrays.stream(columns)
                        .mapToObj(column -> column < row.size() ? row.get(column) : "")
                        .allMatch(cell -> EmptyValues.USUAL.empty(cell) || !ColumnType.value(cell))
                && Arrays.stream(columns)
                        .anyMatch(column -> column < row.size() && !EmptyValues.USUAL.empty(row.get(column)));
    }

    /** Whether a row has the first cell only, where others have more, and it isn't one of the values that these have. */
    private boolean alone(Cells row) {
        return fewest > 1
                && row.size() > 2
                && row.first(0) != 0
                && filled(row, 2) == 1
                && !(columns.length > 0 && columns[0] == 0 && ColumnType.value(row.get(0)));
    }

    /** How many cells aren't blank, up to a number. */
    private static int filled(Cells row, int max) {
        int count = 0;
        for (int i = 0; i < row.size() && count < max; i++) {
            count += row.first(i) != 0 ? 1 : 0;
        }
        return count;
    }

    private static boolean figure(char first) {
        return Character.isDigit(first)
                || "+-\u2212.(#".indexOf(first) >= 0
                || Character.getType(first) == Character.CURRENCY_SYMBOL;
    }

    private void learn(Cells row) {
        rows++;
        fewest = Math.min(fewest, filled(row, 2));
        for (int i = 0; i < Math.min(row.size(), MAX_COLUMNS); i++) {
            String cell = row.get(i);
            if (!EmptyValues.USUAL.empty(cell)) {
                filled[i]++;
                values[i] += figure(row.first(i)) ? 1 : 0;
            }
        }
        int[] found = new int[MAX_COLUMNS];
        int count = 0;
        sure = 0;
        pure = true;
        for (int i = 0; i < MAX_COLUMNS; i++) {
            if (values[i] > 0 && values[i] * 10 >= filled[i] * 9) {
                found[count++] = i;
                sure += values[i] >= ENOUGH ? 1 : 0;
                pure &= values[i] == rows;
            }
        }
        columns = Arrays.copyOf(found, count);
    }
}
