package app.bellhop.table.cells;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Integers, each with as many bytes as their range needs; none if all are the same. Any thread. */
public final class PackedLongs {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long least;
    private final int width;
    private final long mask;
    private final byte[] bytes;

    private PackedLongs(long least, int width, byte[] bytes) {
        this.least = least;
        this.width = width;
        this.mask = width == Long.BYTES ? -1 : (1L << width * Byte.SIZE) - 1;
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
        int width = (Long.SIZE - Long.numberOfLeadingZeros(count == 0 ? 0 : most - least) + 7) / Byte.SIZE;
        byte[] bytes = new byte[width == 0 ? 0 : width * count + Long.BYTES - width];
        for (int i = 0; i < count; i++) {
            long rest = values[i] - least;
            for (int b = 0; b < width; b++) {
                bytes[i * width + b] = (byte) (rest >>> b * Byte.SIZE);
            }
        }
        return new PackedLongs(least, width, bytes);
    }

    /** The value in a place. */
    public long get(int place) {
        return width == 0 ? least : least + ((long) LONG.get(bytes, place * width) & mask);
    }

    int bytes() {
        return bytes.length + 48;
    }
}
