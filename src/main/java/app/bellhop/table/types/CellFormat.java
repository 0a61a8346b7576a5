package app.bellhop.table.types;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are written.
 *
 * @param decimalComma whether a comma, and not a point, begins the fraction of numbers
 * @param dates the order of day, month and year
 */
public record CellFormat(ColumnType type, boolean decimalComma, DateOrder dates) {

    public static final CellFormat TEXT = new CellFormat(ColumnType.TEXT, false, DateOrder.YEAR_FIRST);

    /** The number in a cell; null if it isn't one, or one too long to compute with. */
    public @Nullable BigDecimal number(String cell) {
        return Numbers.parse(cell, decimalComma);
    }

    /** What a cell is compared by: a number, or the seconds of a date or time; null if it is neither. */
    public @Nullable BigDecimal typed(String cell) {
        return switch (type) {
            case DATE, DATE_TIME, TIME -> {
                BigDecimal seconds = Dates.seconds(cell, dates);
                yield seconds == null ? Dates.seconds(cell, DateOrder.YEAR_FIRST) : seconds;
            }
            default -> number(cell);
        };
    }

    /** Whether digits with a decimal point are the number that they seem to be. */
    public boolean plain() {
        return !decimalComma && type != ColumnType.DATE && type != ColumnType.DATE_TIME && type != ColumnType.TIME;
    }

    /** Whether cells are ordered by what they are {@link #typed} as. */
    public boolean ordered() {
        return type != ColumnType.TEXT && type != ColumnType.BOOLEAN;
    }
}
