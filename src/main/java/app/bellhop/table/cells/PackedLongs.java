package app.bellhop.table.cells;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Integers, each with as many bits as their range needs; none if all are the same. Any thread. */
public final class PackedLongs {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** More may begin in one byte and end in the ninth after it. */
    private static final int MOST_BITS = Long.SIZE - Byte.SIZE + 1;

    private final long least;
    private final int width;
    private final long mask;
    private final byte[] bytes;

    private PackedLongs(long least, int width, byte[] bytes) {
        this.least = least;
        this.width = width;
        this.mask = width == Long.SIZE ? -1 : (1L << width) - 1;
        this.bytes = bytes;
    }

    static PackedLongs of(int[] values, int count) {
        return of(Arrays.stream(values, 0, count).asLongStream().toArray(), count);
    }

    /** The first so many values. */
    static PackedLongs of(long[] values, int count) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        int needed = Long.SIZE - Long.numberOfLeadingZeros(count == 0 ? 0 : most - least);
        int width = needed > MOST_BITS ? Long.SIZE : needed;
        byte[] bytes = new byte[width == 0 ? 0 : (int) ((long) width * count / Byte.SIZE) + Long.BYTES];
        for (int i = 0; width > 0 && i < count; i++) {
            long bit = (long) width * i;
            int at = (int) (bit / Byte.SIZE);
            LONG.set(bytes, at, (long) LONG.get(bytes, at) | values[i] - least << bit % Byte.SIZE);
        }
        return new PackedLongs(least, width, bytes);
    }

    public long get(int place) {
        if (width == 0) {
            return least;
        }
        long bit = (long) width * place;
        return least + ((long) LONG.get(bytes, (int) (bit >>> 3)) >>> (bit & 7) & mask);
    }

    int bytes() {
        return bytes.length + 48;
    }
}
