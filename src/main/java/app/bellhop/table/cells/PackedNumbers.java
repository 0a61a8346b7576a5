package app.bellhop.table.cells;

import app.bellhop.table.types.ColumnType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Plain numbers, such as {@code 7} and {@code -0.50}, as integers of a common scale. One other text may stand between them, such as
 * the empty one or {@code NA}.
 */
public final class PackedNumbers implements PackedColumn {

    private static final int MAX_DIGITS = 18;
    private static final long[] POWERS = new long[MAX_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= MAX_DIGITS; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final PackedLongs values;
    private final int scale;

    /** How many digits of the fraction are written even if they are zeros. */
    private final int leastScale;

    /** The digits of each fraction, where that doesn't follow from the values. */
    private final @Nullable PackedLongs scales;

    private final @Nullable String other;

    /** What stands for the other text. */
    private final long hole;

    private final int rows;

    private PackedNumbers(
            PackedLongs values,
            int scale,
            int leastScale,
            @Nullable PackedLongs scales,
            @Nullable String other,
            long hole,
            int rows) {
        this.values = values;
        this.scale = scale;
        this.leastScale = leastScale;
        this.scales = scales;
        this.other = other;
        this.hole = hole;
        this.rows = rows;
    }

    /** Null if they don't fit. */
    static @Nullable PackedNumbers of(Slices cells) {
        int rows = cells.rows();
        long[] values = new long[rows];
        int[] scales = new int[rows];
        int other = -1;
        int most = 0;
        int least = MAX_DIGITS;
        for (int row = 0; row < rows; row++) {
            if (parse(cells, row, values, scales)) {
                most = Math.max(most, scales[row]);
                least = Math.min(least, scales[row]);
            } else if (other < 0 || cells.same(other, row)) {
                other = row;
                scales[row] = -1;
            } else {
                return null;
            }
        }
        return least > most && most == 0 || !rescale(values, scales, most)
                ? null
                : of(values, scales, most, least, other < 0 ? null : cells.text(other));
    }

    private static PackedNumbers of(long[] values, int[] scales, int most, int least, @Nullable String other) {
        boolean stripped = true;
        long hole = Long.MAX_VALUE;
        for (int row = 0; row < values.length; row++) {
            if (scales[row] >= 0) {
                hole = Math.min(hole, values[row] - 1);
                long own = values[row] / POWERS[most - scales[row]];
                stripped &= scales[row] == least || own % 10 != 0;
            }
        }
        for (int row = 0; row < values.length; row++) {
            values[row] = scales[row] < 0 ? hole : values[row];
        }
        return new PackedNumbers(
                PackedLongs.of(values, values.length),
                most,
                least,
                stripped ? null : PackedLongs.of(scales, scales.length),
                other,
                hole,
                values.length);
    }

    /** Reads a number that has only one way to be written, but for zeros at its end; false if it isn't one. */
    private static boolean parse(Slices cells, int row, long[] values, int[] scales) {
        byte[] text = cells.bytes();
        int at = cells.start(row);
        int end = cells.end(row);
        boolean negative = at < end && text[at] == '-';
        at += negative ? 1 : 0;
        if (end - at > MAX_DIGITS || at == end || text[at] == '0' && at + 1 < end && text[at + 1] != '.') {
            return false;
        }
        long value = 0;
        int point = -1;
        for (int i = at; i < end; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (text[i] == '.' && point < 0 && i > at) {
                point = i;
            } else {
                return false;
            }
        }
        if (point == end - 1 || negative && value == 0) {
            return false;
        }
        values[row] = negative ? -value : value;
        scales[row] = point < 0 ? 0 : end - point - 1;
        return true;
    }

    /** Brings values to a common scale; false if there is one that doesn't fit. */
    private static boolean rescale(long[] values, int[] scales, int scale) {
        for (int row = 0; row < values.length; row++) {
            if (scales[row] >= 0) {
                long factor = POWERS[scale - scales[row]];
                if (Math.abs(values[row]) > POWERS[MAX_DIGITS] / factor) {
                    return false;
                }
                values[row] *= factor;
            }
        }
        return true;
    }

    /** Whether a row's cell is a number, and not the other text. */
    public boolean number(int row) {
        return number(values.get(row));
    }

    /** The same of what {@link #unscaled} says. */
    public boolean number(long unscaled) {
        return unscaled != hole;
    }

    /** What stands where no number is; null if there are only numbers. */
    public @Nullable String other() {
        return other;
    }

    /** The number in a row, if it is one, times ten to the power of {@link #scale}. */
    public long unscaled(int row) {
        return values.get(row);
    }

    public int scale() {
        return scale;
    }

    @Override
    public String text(int row) {
        long value = values.get(row);
        if (other != null && value == hole) {
            return other;
        }
        int digits = digits(row);
        long own = value / POWERS[scale - digits];
        return digits == 0
                ? Long.toString(own)
                : BigDecimal.valueOf(own, digits).toPlainString();
    }

    /** How many digits the fraction of a number has. */
    private int digits(int row) {
        if (scales != null) {
            return (int) scales.get(row);
        }
        int digits = scale;
        for (long rest = values.get(row); digits > leastScale && rest % 10 == 0; rest /= 10) {
            digits--;
        }
        return digits;
    }

    @Override
    public int possible() {
        int possible = other == null ? ColumnType.ANY : ColumnType.possible(other);
        for (int row = 0; row < rows && possible != 0; row++) {
            if (number(row)) {
                int digits = digits(row);
                possible &= ColumnType.possible(values.get(row) / POWERS[scale - digits], digits);
            }
        }
        return possible;
    }

    @Override
    public long bytes() {
        return values.bytes() + (scales == null ? 0 : scales.bytes()) + 64 + (other == null ? 0 : 48 + other.length());
    }
}
