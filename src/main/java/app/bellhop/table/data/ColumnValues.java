package app.bellhop.table.data;

import app.bellhop.table.cells.Block;
import app.bellhop.table.cells.PackedCodes;
import app.bellhop.table.cells.PackedColumn;
import app.bellhop.table.cells.PackedNumbers;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that the cells of a column say, row by row. Of a text that many rows have, it is found out once for some thousand rows;
 * so the rows are best read in their order. One thread.
 *
 * @param <T> what cells say; never changes
 */
public final class ColumnValues<T> {

    /** What plain numbers say. */
    @FunctionalInterface
    public interface OfNumber<T> {

        /** @param unscaled the number, times ten to the power of the scale */
        T of(long unscaled, int scale);
    }

    /** A text that says nothing. */
    private static final Object NOTHING = new Object();

    private final DataTable table;
    private final CellStore cells;
    private final int column;
    private final Function<String, ? extends @Nullable T> ofText;
    private final @Nullable OfNumber<T> ofNumber;
    private @Nullable Block block;
    private @Nullable PackedColumn packed;
    private int first;
    private int end;
    private @Nullable Object[] known = {};
    private int source = -1;
    private @Nullable T ofSource;

    /** @param ofNumber null if numbers are texts like others */
    ColumnValues(
            DataTable table,
            CellStore cells,
            int column,
            Function<String, ? extends @Nullable T> ofText,
            @Nullable OfNumber<T> ofNumber) {
        this.table = table;
        this.cells = cells;
        this.column = column;
        this.ofText = ofText;
        this.ofNumber = ofNumber;
    }

    /** What the cell of a row says. */
    public @Nullable T at(int row) {
        Block of = block;
        if (of == null || row < first || row >= end) {
            of = enter(row);
        }
        int place = row - first;
        if (column == DataTable.SOURCE) {
            return ofSource(of.source(place), row);
        }
        if (packed instanceof PackedCodes codes) {
            return known(codes, place);
        }
        if (ofNumber != null && packed instanceof PackedNumbers numbers && numbers.number(place)) {
            return ofNumber.of(numbers.unscaled(place), numbers.scale());
        }
        return ofText.apply(of.text(place, column));
    }

    /**
     * Keeps the rows, in their order, whose cells say true.
     *
     * @param rows ascending
     * @param stopped checked now and then; once it is true, the result is useless
     * @return how many are kept
     */
    int keep(int[] rows, int count, BooleanSupplier stopped) {
        int kept = 0;
        for (int i = 0; i < count && !stopped.getAsBoolean(); ) {
            enter(rows[i]);
            int to = i;
            while (to < count && rows[to] < end) {
                to++;
            }
            if (ofNumber instanceof NumberTest test && packed instanceof PackedNumbers numbers) {
                String other = numbers.other();
                kept = test.keep(
                        numbers, first, other != null && Boolean.TRUE.equals(ofText.apply(other)), rows, i, to, kept);
            } else {
                for (int each = i; each < to; each++) {
                    if (Boolean.TRUE.equals(at(rows[each]))) {
                        rows[kept++] = rows[each];
                    }
                }
            }
            i = to;
        }
        return kept;
    }

    private @Nullable T ofSource(int number, int row) {
        if (number != source) {
            source = number;
            ofSource = ofText.apply(table.source(row));
        }
        return ofSource;
    }

    private Block enter(int row) {
        int number = cells.blockOf(row);
        first = cells.first(number);
        end = cells.end(number);
        Block of = cells.block(number);
        block = of;
        packed = of.packed(column);
        known = packed instanceof PackedCodes codes ? new Object[codes.different()] : known;
        return of;
    }

    @SuppressWarnings("unchecked")
    private @Nullable T known(PackedCodes codes, int place) {
        int code = codes.code(place);
        Object value = known[code];
        if (value == null) {
            value = ofText.apply(codes.text(place));
            value = value == null ? NOTHING : value;
            known[code] = value;
        }
        return value == NOTHING ? null : (T) value;
    }
}
