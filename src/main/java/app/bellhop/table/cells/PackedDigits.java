package app.bellhop.table.cells;

import app.bellhop.table.types.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts that differ only in their digits, such as dates, times and codes, as one integer each. One other text may stand between
 * them, such as the empty one.
 */
final class PackedDigits implements PackedColumn {

    private static final int MAX_DIGITS = 18;

    /** A text with zeros for digits. */
    private final byte[] shape;

    private final PackedLongs digits;
    private final @Nullable String other;
    private final int rows;

    private PackedDigits(byte[] shape, PackedLongs digits, @Nullable String other, int rows) {
        this.shape = shape;
        this.digits = digits;
        this.other = other;
        this.rows = rows;
    }

    /** Null if they differ otherwise. */
    static @Nullable PackedDigits of(Slices cells) {
        long[] values = new long[cells.rows()];
        byte @Nullable [] shape = null;
        int other = -1;
        for (int row = 0; row < values.length; row++) {
            if (shape == null) {
                shape = shape(cells, row);
            }
            long value = shape == null ? -1 : digits(cells, row, shape);
            if (value < 0 && other >= 0 && !cells.same(other, row)) {
                return null;
            }
            other = value < 0 ? row : other;
            values[row] = value;
        }
        return shape == null
                ? null
                : new PackedDigits(
                        shape,
                        PackedLongs.of(values, values.length),
                        other < 0 ? null : cells.text(other),
                        values.length);
    }

    /** The shape of a text; null if it has no digits, or too many. */
    private static byte @Nullable [] shape(Slices cells, int row) {
        byte[] shape = Arrays.copyOfRange(cells.bytes(), cells.start(row), cells.end(row));
        int count = 0;
        for (int i = 0; i < shape.length; i++) {
            if (digit(shape[i])) {
                shape[i] = '0';
                count++;
            }
        }
        return count == 0 || count > MAX_DIGITS ? null : shape;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The digits of a text as one integer; -1 if it has another shape. */
    private static long digits(Slices cells, int row, byte[] shape) {
        if (cells.length(row) != shape.length) {
            return -1;
        }
        byte[] text = cells.bytes();
        int start = cells.start(row);
        long value = 0;
        for (int i = 0; i < shape.length; i++) {
            byte b = text[start + i];
            if (shape[i] == '0' && digit(b)) {
                value = value * 10 + b - '0';
            } else if (shape[i] != b) {
                return -1;
            }
        }
        return value;
    }

    @Override
    public String text(int row) {
        long rest = digits.get(row);
        if (rest < 0 && other != null) {
            return other;
        }
        byte[] text = shape.clone();
        for (int i = text.length - 1; i >= 0; i--) {
            if (text[i] == '0') {
                text[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public int possible() {
        int possible = ColumnType.ANY;
        for (int row = 0; row < rows && possible != 0; row++) {
            if (row == 0 || digits.get(row) != digits.get(row - 1)) {
                possible &= ColumnType.possible(text(row));
            }
        }
        return possible;
    }

    @Override
    public long bytes() {
        return shape.length + digits.bytes() + 64 + (other == null ? 0 : 48 + other.length());
    }
}
