package app.bellhop.table.types;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are written.
 *
 * @param decimalComma whether a comma, and not a point, begins the fraction of numbers
 * @param dates the order of day, month and year
 * @param empties what stands for no value
 */
public record CellFormat(ColumnType type, boolean decimalComma, DateOrder dates, EmptyValues empties) {

    public static final CellFormat TEXT =
            new CellFormat(ColumnType.TEXT, false, DateOrder.YEAR_FIRST, EmptyValues.USUAL);

    /** The same with other values that count as empty. */
    public CellFormat with(EmptyValues others) {
        return new CellFormat(type, decimalComma, dates, others);
    }

    public boolean empty(String cell) {
        return empties.empty(cell);
    }

    /** Whether a cell that could be a value stands for none; of the usual texts, none is one. */
    private boolean chosenEmpty(String cell) {
        return empties != EmptyValues.USUAL && empties.empty(cell);
    }

    /** The number in a cell; null if it isn't one, or one too long to compute with. */
    public @Nullable BigDecimal number(String cell) {
        return chosenEmpty(cell) ? null : Numbers.parse(cell, decimalComma);
    }

    /** What a cell is compared by: a number, or the seconds of a date or time; null if it is neither. */
    public @Nullable BigDecimal typed(String cell) {
        return switch (type) {
            case DATE, DATE_TIME, TIME -> {
                if (chosenEmpty(cell)) {
                    yield null;
                }
                BigDecimal seconds = Dates.seconds(cell, dates);
                yield seconds == null ? Dates.seconds(cell, DateOrder.YEAR_FIRST) : seconds;
            }
            default -> number(cell);
        };
    }

    /** What cells are held against: a time of day is nothing to dates, nor a date to times of day. */
    public @Nullable BigDecimal against(String value) {
        boolean other = ordered() && !sums() && Dates.time(value) != (type == ColumnType.TIME);
        return other ? null : typed(value);
    }

    /** Whether digits with a decimal point are the number that they seem to be. */
    public boolean plain() {
        return !decimalComma && sums() && empties == EmptyValues.USUAL;
    }

    /** Whether values can be summed: dates and times can't. */
    public boolean sums() {
        return type.number() || !ordered();
    }

    public boolean ordered() {
        return type != ColumnType.TEXT && type != ColumnType.BOOLEAN;
    }
}
