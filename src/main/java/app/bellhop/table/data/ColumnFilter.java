package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.EmptyValues;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Lets rows through by one column.
 *
 * @param column where in {@link DataTable#columns}
 * @param value what the cell is held against
 */
public record ColumnFilter(int column, Condition condition, String value) {

    /** How. Numbers, dates and times compare by value, and with nothing else; all else by text. */
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

    /** @param format of the column */
    boolean passes(String cell, CellFormat format) {
        return switch (condition) {
            case CONTAINS -> cell.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
            case EQUALS -> cell.equals(value) || compares(cell, format, order -> order == 0);
            case DIFFERS -> !cell.equals(value) && !compares(cell, format, order -> order == 0);
            case LESS -> compares(cell, format, order -> order < 0);
            case AT_MOST -> compares(cell, format, order -> order <= 0);
            case MORE -> compares(cell, format, order -> order > 0);
            case AT_LEAST -> compares(cell, format, order -> order >= 0);
            case EMPTY -> EmptyValues.empty(cell);
            case FILLED -> !EmptyValues.empty(cell);
        };
    }

    /** Whether a cell compares so with the value; never if it is empty, or only one of them is a number or date. */
    private boolean compares(String cell, CellFormat format, IntPredicate order) {
        if (EmptyValues.empty(cell)) {
            return false;
        }
        BigDecimal against = format.typed(value);
        BigDecimal typed = format.typed(cell);
        if (against == null) {
            return typed == null && order.test(cell.compareTo(value));
        }
        return typed != null && order.test(typed.compareTo(against));
    }
}
