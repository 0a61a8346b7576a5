package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.EmptyValues;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    /**
     * What a cell must be; any thread.
     *
     * @param format of the column
     */
    Predicate<String> test(CellFormat format) {
        String lower = value.toLowerCase(Locale.ROOT);
        BigDecimal against = format.typed(value);
        return switch (condition) {
            case CONTAINS -> cell -> cell.toLowerCase(Locale.ROOT).contains(lower);
            case EQUALS -> cell -> cell.equals(value) || compares(cell, against, format, order -> order == 0);
            case DIFFERS -> cell -> !cell.equals(value) && !compares(cell, against, format, order -> order == 0);
            case LESS -> cell -> compares(cell, against, format, order -> order < 0);
            case AT_MOST -> cell -> compares(cell, against, format, order -> order <= 0);
            case MORE -> cell -> compares(cell, against, format, order -> order > 0);
            case AT_LEAST -> cell -> compares(cell, against, format, order -> order >= 0);
            case EMPTY -> EmptyValues::empty;
            case FILLED -> cell -> !EmptyValues.empty(cell);
        };
    }

    /** Whether a cell compares so with the value; never if it is empty, or only one of them is a number or date. */
    private boolean compares(String cell, @Nullable BigDecimal against, CellFormat format, IntPredicate order) {
        if (EmptyValues.empty(cell)) {
            return false;
        }
        BigDecimal typed = format.typed(cell);
        if (against == null) {
            return typed == null && order.test(cell.compareTo(value));
        }
        return typed != null && order.test(typed.compareTo(against));
    }
}
