package app.bellhop.table.data;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Lets rows through by one column.
 *
 * @param column where in {@link DataTable#columns}
 * @param value what the cell is held against
 */
public record ColumnFilter(int column, Condition condition, String value) {

    /** How. Comparisons are by number where both are numbers, else by text. */
    public enum Condition {
        CONTAINS,
        EQUALS,
        DIFFERS,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST,
        EMPTY,
        FILLED
    }

    boolean passes(String cell) {
        return switch (condition) {
            case CONTAINS -> cell.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
            case EQUALS -> cell.equals(value) || !cell.isEmpty() && compare(cell) == 0;
            case DIFFERS -> !cell.equals(value) && (cell.isEmpty() || compare(cell) != 0);
            case LESS -> !cell.isEmpty() && compare(cell) < 0;
            case AT_MOST -> !cell.isEmpty() && compare(cell) <= 0;
            case MORE -> !cell.isEmpty() && compare(cell) > 0;
            case AT_LEAST -> !cell.isEmpty() && compare(cell) >= 0;
            case EMPTY -> cell.isBlank();
            case FILLED -> !cell.isBlank();
        };
    }

    private int compare(String cell) {
        BigDecimal number = Numbers.parse(cell);
        BigDecimal against = Numbers.parse(value);
        return number != null && against != null ? number.compareTo(against) : cell.compareTo(value);
    }
}
