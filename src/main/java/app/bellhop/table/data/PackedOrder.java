package app.bellhop.table.data;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Orders rows by numbers, with eight bytes for each: the number, as an integer of a common scale, and the row's place fit into one
 * {@code long} for all but the widest ranges. Sorted as integers, rows with the same number keep their order.
 */
final class PackedOrder {

    /** What a row takes while it is ordered: its number twice, as sorting needs room, and its place in the result. */
    static final long ROW_BYTES = 20;

    private static final int MAX_SCALE = 12;

    private final long[] keys;
    private final boolean[] missing;
    private int count;
    private int scale;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;
    private boolean fits = true;

    /** @param rows how many there will be */
    PackedOrder(int rows) {
        keys = new long[rows];
        missing = new boolean[rows];
    }

    /** Adds the number of the next row; null for none. Returns false if numbers don't fit, and this is of no use. */
    boolean add(@Nullable BigDecimal number) {
        if (number == null) {
            missing[count++] = true;
            return fits;
        }
        if (number.scale() > scale) {
            rescale(number);
        }
        try {
            long key = number.setScale(scale).unscaledValue().longValueExact();
            least = Math.min(least, key);
            most = Math.max(most, key);
            keys[count++] = key;
        } catch (ArithmeticException e) {
            fits = false;
        }
        return fits;
    }

    private void rescale(BigDecimal number) {
        int wanted = number.scale();
        if (wanted > MAX_SCALE) {
            wanted = Math.max(scale, number.stripTrailingZeros().scale());
        }
        if (wanted > MAX_SCALE) {
            fits = false;
            return;
        }
        long factor = (long) Math.pow(10, wanted - scale);
        try {
            for (int i = 0; i < count; i++) {
                keys[i] = Math.multiplyExact(keys[i], factor);
            }
            least = least == Long.MAX_VALUE ? least : Math.multiplyExact(least, factor);
            most = most == Long.MIN_VALUE ? most : Math.multiplyExact(most, factor);
            scale = wanted;
        } catch (ArithmeticException e) {
            fits = false;
        }
    }

    /**
     * Places of the rows in their order; those without a number are last. Null if the range is too wide.
     *
     * @param ascending the order of numbers
     */
    int @Nullable [] places(boolean ascending) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, count - 1));
        long range = most < least ? 0 : most - least;
        if (range < 0 || range >= Long.MAX_VALUE >> bits) {
            return null;
        }
        for (int i = 0; i < count; i++) {
            long rank = missing[i] ? range + 1 : ascending ? keys[i] - least : most - keys[i];
            keys[i] = rank << bits | i;
        }
        Arrays.parallelSort(keys);
        int[] places = new int[count];
        long mask = (1L << bits) - 1;
        for (int i = 0; i < count; i++) {
            places[i] = (int) (keys[i] & mask);
        }
        return places;
    }
}
