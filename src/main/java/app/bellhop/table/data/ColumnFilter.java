package app.bellhop.table.data;

import app.bellhop.table.types.CellFormat;
import java.math.BigDecimal;
import java.util.Locale;
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

    /** Whether it asks for more or less than a value that is none of the column's numbers, dates or times: only text passes. */
    public boolean unlike(DataTable table) {
        CellFormat format = table.format(column);
        return switch (condition) {
            case LESS, AT_MOST, MORE, AT_LEAST -> format.ordered() && format.against(value) == null;
            default -> false;
        };
    }

    /** Whether the cells of a table pass; use one for each thread. */
    ColumnValues<Boolean> test(DataTable table) {
        CellFormat format = table.format(column);
        Predicate<String> test = test(format);
        boolean byValue = format.plain() && !(asText() && !format.ordered());
        return table.values(column, test::test, byValue ? ofNumber(format.against(value)) : null);
    }

    /** Whether texts are the same only if all their characters are: 007 is another code than 7. */
    private boolean asText() {
        return condition == Condition.EQUALS || condition == Condition.DIFFERS;
    }

    /** The same for plain numbers; null if their text decides. */
    private ColumnValues.@Nullable OfNumber<Boolean> ofNumber(@Nullable BigDecimal against) {
        return switch (condition) {
            case CONTAINS -> null;
            case EMPTY -> (unscaled, scale) -> false;
            case FILLED -> (unscaled, scale) -> true;
            default -> new NumberTest(condition, against);
        };
    }

    /**
     * What a cell must be.
     *
     * @param format of the column
     */
    private Predicate<String> test(CellFormat format) {
        String lower = value.toLowerCase(Locale.ROOT);
        BigDecimal against = format.against(value);
        return switch (condition) {
            case CONTAINS -> cell -> cell.toLowerCase(Locale.ROOT).contains(lower);
            case EQUALS -> cell -> cell.equals(value) || compares(cell, against, format);
            case DIFFERS -> cell -> !cell.equals(value) && !compares(cell, against, format);
            case LESS, AT_MOST, MORE, AT_LEAST -> cell -> compares(cell, against, format);
            case EMPTY -> format::empty;
            case FILLED -> cell -> !format.empty(cell);
        };
    }

    /** Whether a cell compares so with the value; never if it is empty, or only one of them is a number or date. */
    private boolean compares(String cell, @Nullable BigDecimal against, CellFormat format) {
        if (format.empty(cell) || asText() && !format.ordered()) {
            return false;
        }
        BigDecimal typed = format.typed(cell);
        if (against == null) {
            return typed == null && holds(cell.compareTo(value));
        }
        return typed != null && holds(typed.compareTo(against));
    }

    /** Whether a cell may be so much less or more than the value. */
    private boolean holds(int order) {
        return switch (condition) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
            default -> order == 0;
        };
    }
}
